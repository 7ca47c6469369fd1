import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fine, wrong, type Result } from "./result.ts";

interface Package {
  version: string;
  engines: { node: string };
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const SDK = "@dapr/dapr";

/** @param version of the running Node: "20.19.0" */
export function checkNode(root: string, version: string): Result {
  const needed = read(root).engines.node.replace(/[^\d.]/g, "");
  if (!isOlder(version, needed)) return fine("node", `Node ${version}`);
  const found = `Node ${version} is too old: the course needs ${needed} or newer`;
  return wrong("node", found, "nvm install --lts");
}

export function checkPackages(root: string): Result {
  const { dependencies, devDependencies } = read(root);
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  const other = wanted.filter(([name, version]) => installed(root, name) !== version);
  if (other.length === 0) {
    return fine("packages", `all ${wanted.length} packages are installed as package.json asks`);
  }
  const names = other.slice(0, 3).map(([name, version]) => `${name}@${version}`);
  const more = other.length > names.length ? ` and ${other.length - names.length} more` : "";
  return wrong("packages", `not installed: ${names.join(", ")}${more}`, "npm install");
}

export function checkSdk(root: string): Result {
  const version = installed(root, SDK);
  return version
    ? fine("sdk", `the SDK, ${SDK} ${version}`)
    : wrong("sdk", `the SDK, ${SDK}, is not installed`, "npm install");
}

function read(root: string): Package {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Package;
}

function installed(root: string, name: string): string | undefined {
  const file = join(root, "node_modules", name, "package.json");
  if (!existsSync(file)) return undefined;
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as Package).version;
  } catch {
    // Cut off by an install that was interrupted.
    return undefined;
  }
}

function isOlder(found: string, needed: string): boolean {
  const [a, b] = [found, needed].map((version) => version.split(".").map(Number));
  const part = [0, 1, 2].find((index) => a?.[index] !== b?.[index]);
  return part !== undefined && (a?.[part] ?? 0) < (b?.[part] ?? 0);
}
