/** The first look, `npx tsx look.ts task-901`: what the sidecar knows of an instance and of workers. */
// #region look
const sidecar = `http://127.0.0.1:${process.env.DAPR_HTTP_PORT ?? 3500}/v1.0`;

const ask = async (path: string) =>
  (await (await fetch(`${sidecar}/${path}`)).json()) as any;

const instance = await ask(`workflows/dapr/${process.argv[2]}`);
const { workflows } = await ask("metadata");

console.log(`status   ${instance.runtimeStatus}`);
const failure = instance.properties["dapr.workflow.failure.error_message"];
if (failure) console.log(`failure  ${failure.replaceAll(": ", ":\n         ")}`);
console.log(`workers  ${workflows?.connectedWorkers ?? 0}`);
// #endregion look
