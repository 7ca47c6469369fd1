/** The embedded sidecar in a process of its own. Argument: the data folder, none for memory. */
import { startSidecar } from "../../../sidecar/index.ts";
import { endWithBench, say } from "./program.ts";

const [, , data] = process.argv;
const sidecar = await startSidecar({
  store: data === undefined ? "memory" : { journal: data },
  httpPort: false,
});
endWithBench(() => sidecar.stop());
say({ grpcPort: sidecar.grpcPort });
