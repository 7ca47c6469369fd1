import {
  withoutEnding,
  type Call,
  type Kind,
  type Name,
  type NamesInFile,
} from "./names-in-file.ts";

/** A call by a name that nobody answers to. */
export interface Unregistered {
  file: NamesInFile;
  call: Call;
  name: string;
  /** A known name that is nearly the same. */
  near?: string;
}

/**
 * W36: the calls that lead nowhere, as far as these files show. Where they register the
 * calling workflow, and everything that they register has a name that can be read, what
 * is not registered is missing. Otherwise only a slip of the pen is certain enough.
 */
export function unregistered(files: readonly NamesInFile[]): Unregistered[] {
  const texts = textsFor(files);
  const known = { activity: registry("activity"), workflow: registry("workflow") };
  const functions = new Set(files.flatMap((file) => file.functions));

  return files.flatMap((file) =>
    file.calls.flatMap((call): Unregistered[] => {
      const name = texts(call.name);
      const { names, isComplete } = known[call.kind];
      if (name === undefined || names.has(name)) return [];
      const isCalledByWorker = call.caller !== undefined && known.workflow.names.has(call.caller);
      if (isComplete && isCalledByWorker) return [{ file, call, name, near: nearest(name, names) }];
      if (call.node.type !== "Literal" || functions.has(name)) return [];
      const meant = [...names, ...functions].find((other) => isTypedWrong(name, other));
      return meant === undefined ? [] : [{ file, call, name, near: meant }];
    }),
  );

  function registry(kind: Kind) {
    const names = files
      .flatMap((file) => file.registered)
      .filter((each) => each.kind === kind)
      .map(({ name }) => texts(name));
    return {
      names: new Set(names.filter((name) => name !== undefined)),
      isComplete: names.length > 0 && !names.includes(undefined),
    };
  }
}

/** Follows an import into the file it comes from. */
function textsFor(files: readonly NamesInFile[]): (name: Name) => string | undefined {
  const byPath = new Map(files.map((file) => [withoutEnding(file.path), file]));
  return (name) => {
    if (!name || "text" in name) return name?.text;
    const file = byPath.get(name.from) ?? byPath.get(`${name.from}/index`);
    return file?.declared.get(name.export);
  };
}

/** The registered name that was meant, as far as one can tell. */
function nearest(name: string, registered: ReadonlySet<string>): string | undefined {
  const most = name.length < 6 ? 1 : 2;
  const near = [...registered]
    .map((candidate) => ({ candidate, slips: slips(plain(name), plain(candidate)) }))
    .filter(({ candidate, slips }) => slips <= most && haveSameDigits(name, candidate))
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.candidate;
}

/** `load_order` and `loadOrder` differ in style alone. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether a name is another one with a letter wrong inside a long word, which nobody means. */
function isTypedWrong(name: string, other: string): boolean {
  const hasSameEnds = name[0] === other[0] && name.at(-1) === other.at(-1);
  const isLong = Math.min(name.length, other.length) >= 8;
  return isLong && hasSameEnds && haveSameDigits(name, other) && slips(name, other) === 1;
}

/** `step1` and `step2` are two names. */
function haveSameDigits(one: string, other: string): boolean {
  return one.replace(/\D/g, "") === other.replace(/\D/g, "");
}

/** How many letters have to be added, taken out, replaced or swapped to make one word the other. */
function slips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  let before: number[] = [];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
