import type { MarkdownEnv, MarkdownRenderer } from "vitepress";

/**
 * Fails the build when a lesson page holds a code block written by hand.
 * Code, commands and output on lesson pages are imported with `<<<`, so that they cannot drift.
 */
export function importedCodeOnly(md: MarkdownRenderer): void {
  md.core.ruler.push("imported-code-only", ({ tokens, env }) => {
    // A container's title is rendered by itself, outside any page.
    const { relativePath: page = "" } = env as Partial<MarkdownEnv>;
    if (!page.startsWith("lessons/")) return;
    for (const token of tokens) {
      const isBlock = token.type === "fence" || token.type === "code_block";
      const { src, isMade } = (token.meta ?? {}) as { src?: string; isMade?: boolean };
      if (!isBlock || src || isMade) continue;
      const line = (token.map?.[0] ?? 0) + 1;
      throw new Error(
        `${page}: the code block at line ${line} of the text is written by hand. Import it with <<< from the file or the recorded run it shows.`,
      );
    }
  });
}
