/** What was measured of each side, one number a round. */
export type Figures = Record<string, number[]>;

export interface Summary {
  median: number;
  min: number;
  max: number;
  samples: number[];
}

/** @returns nothing when nothing was measured */
export function summarise(samples: readonly number[] = []): Summary | undefined {
  const sorted = samples.toSorted((a, b) => a - b);
  const [min, max] = [sorted.at(0), sorted.at(-1)];
  if (min === undefined || max === undefined) return undefined;
  return { median: median(sorted), min, max, samples: [...samples] };
}

function median(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (low + high) / 2;
}

/** One side's median against another's; nothing when one of them was not measured. */
export function ratio(figures: Figures, side: string, against: string): number | undefined {
  const [a, b] = [summarise(figures[side]), summarise(figures[against])];
  return a && b ? a.median / b.median : undefined;
}

/** One side's median. */
export function typical(figures: Figures, side: string): number | undefined {
  return summarise(figures[side])?.median;
}
