/** What somebody at a terminal may press, by what it does. */
export interface Keys {
  hint(): void;
  quit(): void;
}

/** Listens to single keys. @returns a function that gives the terminal back */
export function listenToKeys(input: NodeJS.ReadStream, keys: Keys): () => void {
  const hear = (data: Buffer) => {
    for (const key of String(data)) {
      if (key === "h") keys.hint();
      // Ctrl-C and Ctrl-D arrive as characters while single keys are read.
      if (key === "q" || key === "\u0003" || key === "\u0004") keys.quit();
    }
  };
  input.setRawMode(true);
  input.on("data", hear);
  input.resume();
  return () => {
    input.off("data", hear);
    input.setRawMode(false);
    input.pause();
  };
}
