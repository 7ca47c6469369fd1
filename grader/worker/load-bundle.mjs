import Module from "node:module";
import { dirname } from "node:path";
import { confine } from "./confine.mjs";

/**
 * Loads a bundle under the name of its file, so that it finds its packages, in a process
 * that is kept to itself.
 * @param prepare what is to be done once the process is confined and before the file runs
 * @returns what the file exports
 */
export function loadBundle({ path, code }, prepare = () => {}) {
  process.setSourceMapsEnabled(true);
  confine();
  prepare();
  const module = new Module(path);
  module.filename = path;
  module.paths = Module._nodeModulePaths(dirname(path));
  module._compile(code, path);
  return module.exports;
}
