/** What files of lessons get on purpose, each finding as a review tells it: "W11 lessons/…". */
export const shownFaults: readonly string[] = [
  ...["W11", "W12", "W13", "W19", "W24"].map((code) => `${code} lessons/08-determinism/broken.ts`),
  "W07 lessons/09-debugging/versions.ts",
];
