/**
 * A sidecar that kills itself at an exact moment, for the kill tests.
 * Arguments: the data folder, and how many observations it lives for.
 */
import { startSidecar } from "../../sidecar/index.ts";

const [data = "", life = "Infinity"] = process.argv.slice(2);
let seen = 0;

const sidecar = await startSidecar({
  store: { journal: data },
  httpPort: false,
  observe(observation) {
    process.send?.({ observation });
    if (++seen === Number(life)) process.kill(process.pid, "SIGKILL");
  },
});
process.send?.({ ready: sidecar.grpcPort });
process.once("disconnect", () => process.exit());
