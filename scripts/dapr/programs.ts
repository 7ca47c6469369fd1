import { join } from "node:path";
import type { ControlPlane, DaprFound } from "./find.ts";
import type { Ports } from "./ports.ts";

/** A program for the keeper to start. */
export interface Program {
  name: "scheduler" | "placement" | "daprd";
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string | undefined>;
}

/** What differs from one start to the next. */
export interface Run {
  appId: string;
  /** Folder with the components. */
  resources: string;
  /** File with the configuration below. */
  config: string;
  /** Folder for what must survive a restart: where components' relative paths end up. */
  state: string;
  apiToken?: string;
  maxBodySize?: string;
}

const host = "127.0.0.1";

/**
 * daprd's configuration. SQLite as name resolver keeps it from announcing itself by
 * mDNS, its default. Builds of daprd without that resolver log one error and go on
 * without any, which does as well: nothing here calls another app.
 */
export const configuration = `apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata:
  name: course
spec:
  nameResolution:
    component: sqlite
    version: v1
    configuration:
      connectionString: name-resolution.db
  workflow:
    # The SDK's worker drops what exceeds 110 items; a wide fan-out would hang for ever.
    maxConcurrentActivityInvocations: 50
  tracing:
    samplingRate: "0"
  metrics:
    enabled: false
`;

/** Decides which programs run, in the order they are to be started. */
export function programsFor(found: DaprFound, ports: Ports, run: Run): Program[] {
  if ("join" in found.controlPlane) {
    // Others use that control plane, too: nothing of ours may meet what is theirs.
    const namespace = `course-${process.pid}-${ports.grpc}`;
    return [daprd(found.daprd, ports, found.controlPlane.join, run, namespace)];
  }
  const { start } = found.controlPlane;
  const addresses = {
    placement: `${host}:${ports.placement}`,
    scheduler: `${host}:${ports.scheduler}`,
  };
  return [
    scheduler(start.scheduler, ports, run),
    placement(start.placement, ports, run),
    daprd(found.daprd, ports, addresses, run),
  ];
}

// The health endpoints of scheduler and placement listen on all interfaces, since 1.18
// ignores the address given for them. They answer "ready" and no more.

function scheduler(command: string, ports: Ports, run: Run): Program {
  return {
    name: "scheduler",
    command,
    cwd: run.state,
    env: cleanEnvironment(),
    args: [
      `--listen-address=${host}`,
      `--port=${ports.scheduler}`,
      `--override-broadcast-host-port=${host}:${ports.scheduler}`,
      `--etcd-data-dir=${join(run.state, "scheduler")}`,
      `--etcd-client-listen-address=${host}`,
      `--etcd-client-port=${ports.etcdClient}`,
      `--etcd-initial-cluster=dapr-scheduler-server-0=http://${host}:${ports.etcdPeer}`,
      `--healthz-listen-address=${host}`,
      `--healthz-port=${ports.schedulerHealth}`,
      "--enable-metrics=false",
    ],
  };
}

function placement(command: string, ports: Ports, run: Run): Program {
  return {
    name: "placement",
    command,
    cwd: run.state,
    env: cleanEnvironment(),
    args: [
      `--listen-address=${host}`,
      `--port=${ports.placement}`,
      `--initial-cluster=dapr-placement-0=${host}:${ports.placementRaft}`,
      `--healthz-listen-address=${host}`,
      `--healthz-port=${ports.placementHealth}`,
      "--enable-metrics=false",
    ],
  };
}

function daprd(
  command: string,
  ports: Ports,
  controlPlane: ControlPlane,
  run: Run,
  namespace?: string,
): Program {
  return {
    name: "daprd",
    command,
    cwd: run.state,
    env: {
      ...cleanEnvironment(),
      DAPR_HOST_IP: host,
      NAMESPACE: namespace,
      DAPR_API_TOKEN: run.apiToken,
    },
    args: [
      `--app-id=${run.appId}`,
      `--resources-path=${run.resources}`,
      `--config=${run.config}`,
      `--dapr-listen-addresses=${host}`,
      `--dapr-grpc-port=${ports.grpc}`,
      `--dapr-http-port=${ports.http}`,
      `--dapr-internal-grpc-listen-address=${host}`,
      `--dapr-internal-grpc-port=${ports.internalGrpc}`,
      `--placement-host-address=${controlPlane.placement}`,
      `--scheduler-host-address=${controlPlane.scheduler}`,
      "--enable-metrics=false",
      "--dapr-graceful-shutdown-seconds=1",
      ...(run.maxBodySize ? [`--max-body-size=${run.maxBodySize}`] : []),
    ],
  };
}

/** Our environment without what would make Dapr differ from what the course describes. */
function cleanEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(DAPR_|APP_API_TOKEN$|NAMESPACE$)/.test(key)),
  );
}
