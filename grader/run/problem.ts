import type { Code } from "../catalogue.ts";
import type { Details } from "../finding.ts";

/**
 * What a test throws when the answer is at fault. The test adds its title and layer.
 * `fatal` problems would show up in every other run too, so no other run is made.
 */
export class Problem extends Error {
  readonly code: Code;
  readonly details: Omit<Details, "layer" | "check">;
  readonly fatal: boolean;

  constructor(code: Code, details: Omit<Details, "layer" | "check">, fatal = false) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.details = details;
    this.fatal = fatal;
  }
}
