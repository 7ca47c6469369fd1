import { statSync } from "node:fs";
import { join } from "node:path";
import { root } from "../folders.ts";
import { checkFolders, checkWatching } from "./folders.ts";
import { checkClock, checkPath, checkPorts, checkProxies } from "./machine.ts";
import { checkNode, checkPackages, checkSdk } from "./packages.ts";
import { checkChromium, checkDapr } from "./programs.ts";
import type { Result } from "./result.ts";

/** Everything the doctor looks at, by id, in the order it is shown. */
export const checks = {
  node: () => checkNode(root, process.versions.node),
  packages: () => checkPackages(root),
  sdk: () => checkSdk(root),
  folders: () => checkFolders(),
  ports: () => checkPorts(),
  proxy: () => checkProxies(process.env),
  clock: () => checkClock(Date.now(), statSync(join(root, "package.json")).mtimeMs),
  path: () => checkPath(root),
  watching: () => checkWatching(),
  dapr: () => checkDapr(),
  chromium: () => checkChromium(),
} satisfies Record<string, () => Result | Promise<Result>>;

export type CheckId = keyof typeof checks;
