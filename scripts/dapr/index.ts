export { DaprError, type DaprErrorCode } from "./errors.ts";
export { startDapr, type DaprOptions, type RealDapr } from "./start.ts";
