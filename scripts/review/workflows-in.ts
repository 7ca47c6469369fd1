import {
  isFunction,
  unwrapped,
  wrapped,
  type FunctionNode,
  type Node,
} from "../../grader/rules/scopes.ts";
import type { WorkflowCode } from "../../grader/rules/workflow-code.ts";

/** A workflow of a file, with the export to run it by or the reason why there is none. */
export type FoundWorkflow = { file: string; name: string } & (
  { exported: string } | { reason: string }
);

/** The workflows of a file in the order of their declaration. */
export function workflowsIn(file: string, code: WorkflowCode): FoundWorkflow[] {
  const exports = exportsOf(code.source.ast.body as Node[]);
  return [...code.functions]
    .filter((fn) => code.isWorkflow(fn))
    .map((fn) => {
      const { name, isMethod } = nameOf(fn);
      const exported = exports.byFunction.get(fn) ?? exports.byName.get(name);
      const known = { file, name: name || exported || "a workflow" };
      if (isMethod) return { ...known, reason: "a method" };
      if (!fn.async || !fn.generator) {
        return { ...known, reason: "no async generator" };
      }
      if (exported === undefined) return { ...known, reason: "not exported" };
      return { ...known, exported };
    });
}

/** The name that a function has where it is declared; "" for one without. */
function nameOf(fn: FunctionNode): { name: string; isMethod: boolean } {
  const { parent } = wrapped(fn);
  if (fn.type === "FunctionDeclaration") return { name: fn.id?.name ?? "", isMethod: false };
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    return { name: parent.id.name, isMethod: false };
  }
  const isMethod = parent?.type === "MethodDefinition" || parent?.type === "PropertyDefinition";
  const key = isMethod && "name" in parent.key ? String(parent.key.name) : "";
  return { name: key, isMethod };
}

interface Exports {
  /** Functions that are exported where they stand. */
  byFunction: Map<Node, string>;
  /** Names of the file, to those under which it exports them. */
  byName: Map<string, string>;
}

function exportsOf(statements: readonly Node[]): Exports {
  const found: Exports = { byFunction: new Map(), byName: new Map() };
  const add = (value: Node, name: string) => {
    const plain = unwrapped(value);
    if (isFunction(plain)) found.byFunction.set(plain, name);
    if (plain.type === "Identifier") found.byName.set(plain.name, name);
    if (name !== "module.exports" || plain.type !== "ObjectExpression") return;
    for (const property of plain.properties) {
      if (property.type === "Property" && "name" in property.key) {
        add(property.value as Node, property.key.name);
      }
    }
  };
  for (const statement of statements) {
    if (statement.type === "ExportDefaultDeclaration") {
      add(statement.declaration as Node, "default");
    } else if (statement.type === "ExportNamedDeclaration" && !statement.source) {
      for (const { local, exported } of statement.specifiers) {
        if ("name" in exported) add(local as Node, exported.name);
      }
      if (statement.declaration) addDeclared(statement.declaration as Node, found);
    } else if (statement.type === "ExpressionStatement") {
      const { expression } = statement;
      if (expression.type !== "AssignmentExpression") continue;
      const name = commonJsName(expression.left as Node);
      if (name !== undefined) add(expression.right as Node, name);
    }
  }
  return found;
}

function addDeclared(declaration: Node, { byFunction, byName }: Exports): void {
  if (declaration.type === "FunctionDeclaration") {
    byFunction.set(declaration, declaration.id?.name ?? "");
  }
  if (declaration.type !== "VariableDeclaration") return;
  for (const { id } of declaration.declarations) {
    if (id.type === "Identifier") byName.set(id.name, id.name);
  }
}

/** `orders` for `exports.orders` and `module.exports.orders`. */
function commonJsName(left: Node): string | undefined {
  if (left.type !== "MemberExpression" || left.computed || !("name" in left.property)) {
    return undefined;
  }
  const { object } = left;
  const name = String(left.property.name);
  if (object.type === "Identifier") {
    if (object.name === "exports") return name;
    return object.name === "module" && name === "exports" ? "module.exports" : undefined;
  }
  return commonJsName(object as Node) === "module.exports" ? name : undefined;
}
