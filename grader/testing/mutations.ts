import ts from "typescript";

export interface Mutant {
  /** What was done, with the line in the original. */
  name: string;
  text: string;
}

/** Notes the mutant that has `by` in place of `node`; `at` is where it is said to be. */
type Replaced = (what: string, node: ts.Node, by: string, at?: ts.Node) => void;

/**
 * The mistakes that people make with a right workflow, one at a time: `await` for `yield`,
 * `yield` forgotten, the wall clock for the workflow's, two steps in the other order. With
 * activities: work left out, an error not thrown, a decision turned around, an empty result,
 * an id that is another one each time.
 */
export function mutantsOf(text: string): Mutant[] {
  const source = ts.createSourceFile("workflow.ts", text, ts.ScriptTarget.Latest, true);
  const isWorkflow = /\byield\b/.test(text);
  const mutants: Mutant[] = [];
  const replaced: Replaced = (what, node, by, at = node) => {
    const line = source.getLineAndCharacterOfPosition(at.getStart()).line + 1;
    const mutated = text.slice(0, node.getStart()) + by + text.slice(node.getEnd());
    mutants.push({ name: `${what} in line ${line}`, text: mutated });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isYieldExpression(node) && node.expression) {
      replaced("yield made await", node, `(await ${node.expression.getText()})`);
      replaced("yield dropped", node, `(${node.expression.getText()} as any)`);
    }
    if (ts.isCallExpression(node) && /\.getCurrentUtcDateTime$/.test(node.expression.getText())) {
      replaced("wall clock", node, "new Date()");
    }
    if (ts.isBlock(node)) swapSteps(node.statements, replaced);
    if (!isWorkflow) mutateActivity(node, replaced);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function mutateActivity(node: ts.Node, replaced: Replaced): void {
  // An unforeseen error that is passed on is one that no exercise can cause.
  if (ts.isThrowStatement(node) && !ts.isIdentifier(node.expression)) {
    replaced("throw dropped", node, ";");
  }
  const [, id] = /^\w+\.get(Workflow\w*Id)\(\)$/.exec(node.getText()) ?? [];
  if (ts.isCallExpression(node) && id) {
    replaced(`chance for ${id}`, node, "crypto.randomUUID()");
  }
  if (ts.isIfStatement(node)) {
    replaced("decision reversed", node.expression, `!(${node.expression.getText()})`);
  }
  if (ts.isConditionalExpression(node)) {
    replaced("decision reversed", node.condition, `!(${node.condition.getText()})`);
  }
  if (ts.isReturnStatement(node) && node.expression) {
    replaced("result emptied", node.expression, "{} as any");
  }
  if (ts.isExpressionStatement(node) && ts.isAwaitExpression(node.expression)) {
    replaced("work left out", node, ";");
  }
}

function swapSteps(statements: readonly ts.Statement[], replaced: Replaced): void {
  const steps = statements.filter((statement) => /\byield\b/.test(statement.getText()));
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (!next) continue;
    const block = step.parent;
    const from = block.getStart();
    const text = block.getText();
    const cut = (start: number, end: number) => text.slice(start - from, end - from);
    const between = cut(step.getEnd(), next.getStart());
    const before = cut(from, step.getStart());
    const after = cut(next.getEnd(), block.getEnd());
    const swapped = before + next.getText() + between + step.getText() + after;
    replaced("steps swapped", block, swapped, next);
  }
}
