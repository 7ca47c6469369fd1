// Loaded into a command ahead of its own code. Ends the process as a power cut would, right
// before its KILL_AT-th change to a file: what is made, opened for writing, or renamed.
import { createRequire, syncBuiltinESMExports } from "node:module";

const promises = createRequire(import.meta.url)("node:fs/promises");
const last = Number(process.env.KILL_AT);
let changes = 0;

for (const name of ["mkdir", "open", "rename"]) {
  const original = promises[name];
  promises[name] = async (...args) => {
    // Temporary folders are the compiler's business.
    if (process.env.KILL_IN && String(args[0]).includes(process.env.KILL_IN)) {
      changes += 1;
      if (changes === last) process.kill(process.pid, "SIGKILL");
    }
    return original(...args);
  };
}
syncBuiltinESMExports();
