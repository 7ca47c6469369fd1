const SHOWN_BEFORE = 20;

/** Two texts, cut after their first word so that the place where they differ can be seen. */
export function cutToDifference(expected: string, got: string): { expected: string; got: string } {
  let same = 0;
  while (same < expected.length && expected[same] === got[same]) same += 1;
  const head = expected.indexOf(" ") + 1;
  const from = same - SHOWN_BEFORE;
  const cut = (text: string) => (from > head ? `${text.slice(0, head)}…${text.slice(from)}` : text);
  return { expected: cut(expected), got: cut(got) };
}
