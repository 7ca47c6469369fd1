import { builtinModules } from "node:module";
import type { Rule } from "eslint";
import { useOf, type Use } from "./names.ts";
import { workflowRule } from "./rule.ts";
import { unwrapped, type Node } from "./scopes.ts";

const GLOBALS = /^(fetch|XMLHttpRequest|WebSocket|EventSource|process\.(exit|abort|kill|chdir))$/;

/** Node's modules that only calculate, or that another rule is about. */
const HARMLESS =
  /^(assert|buffer|crypto|events|os|path|perf_hooks|process|punycode|querystring|string_decoder|timers|url|util)(\/|$)/;

const CLIENTS =
  /^(axios|got|ky|undici|node-fetch|superagent|pg|postgres|mysql2?|mongodb|mongoose|redis|ioredis|sqlite3|better-sqlite3|knex|typeorm|sequelize|drizzle-orm|@prisma\/client|kafkajs|amqplib|nodemailer|openai|stripe|@aws-sdk\/.+|@azure\/.+|@google-cloud\/.+|@sendgrid\/.+)(\/|$)/;

const DAPR_CLIENTS = /^@dapr\/dapr#(\*\.)?(Dapr\w*(Client|Server)|ActorProxyBuilder)$/;

/** W16: input and output from workflow code, and activities called as plain functions. */
export default workflowRule("W16", (code, report): Rule.RuleListener => ({
  Identifier(identifier) {
    const use = useOf(code.source, identifier);
    if (!use || !code.around(identifier) || !reachesOut(use)) return;
    if (!use.alias || !code.around(use.alias)) report(use.node);
  },
  CallExpression(node) {
    const callee = unwrapped(node.callee as Node);
    if (code.around(node) && code.isActivity(callee)) report(callee, "direct");
  },
}));

/** Whether something does input or output. */
export function reachesOut({ name, module }: Use): boolean {
  if (module === undefined) return GLOBALS.test(name);
  const isBuiltin = builtinModules.includes(module) && !HARMLESS.test(module);
  return isBuiltin || CLIENTS.test(module) || DAPR_CLIENTS.test(name);
}
