/** A sidecar whose disk stops taking data, as its clients see it, and the next one on the same folder. */
import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { wallClock } from "../../clock.ts";
import { serveGrpc } from "../../grpc/server.ts";
import { serveHttp } from "../../http/server.ts";
import { Hub } from "../../hub/hub.ts";
import type { Observation } from "../../hub/observer.ts";
import { startSidecar } from "../../index.ts";
import { MetadataBoard } from "../../metadata.ts";
import { openJournal } from "../../store/journal/journal.ts";
import { temporaryFolder } from "../../store/testing/folder.ts";
import { systemError, troubledDisk, type Operation } from "../../store/testing/troubled-disk.ts";
import { approval, startApp, type Runs } from "../app.ts";

/** A sidecar as `startSidecar` makes it, on a disk that fails in one operation once told to. */
async function failingSidecar(data: string, broken: Operation, error: Error) {
  let fails = false;
  const disk = troubledDisk((operation) => {
    if (fails && operation === broken) throw error;
  });
  const store = await openJournal(data, { disk });
  const observed: Observation[] = [];
  const observe = (observation: Observation) => void observed.push(observation);
  const hub = new Hub({ store, clock: wallClock, newId: randomUUID, observe });
  const served = { hub, metadata: new MetadataBoard(() => hub.workers) };
  const grpc = await serveGrpc(served, "127.0.0.1", 0);
  const http = await serveHttp(served, "127.0.0.1", 0);
  const stop = async () => {
    await Promise.all([grpc.stop(), http.stop()]);
    hub.stop();
    await store.close();
  };
  onTestFinished(stop);
  const url = `http://127.0.0.1:${http.port}/v1.0/workflows/dapr`;
  return { grpcPort: grpc.port, url, observed, stop, fail: () => (fails = true) };
}

describe.each<[string, Operation, Error]>([
  ["is full", "write", systemError("ENOSPC", "no space left on device")],
  ["fails to sync", "sync", systemError("EIO", "i/o error")],
])("a disk that %s", (_, broken, error) => {
  const reason = expect.stringMatching(
    /^Writing .*journal failed: .* \((ENOSPC|EIO)\)\. Nothing is acknowledged.*start the sidecar again/,
  );

  test("has every call refused with what happened and what to do, and loses nothing", async () => {
    const data = await temporaryFolder();
    const runs: Runs = new Map();
    const first = await failingSidecar(data, broken, error);
    const { client, stop } = await startApp(first.grpcPort, onTestFinished, runs);
    for (const id of ["a", "b"]) await client.scheduleNewWorkflow(approval, id, id);
    await client.raiseEvent("a", "answer", "yes");
    const ended = await client.waitForWorkflowCompletion("a", true, 60);
    const refused = { code: 14, details: reason };
    const waiting = client.waitForWorkflowCompletion("b", true, 60);
    const isRefused = expect(waiting).rejects.toMatchObject(refused);
    first.fail();
    await expect(client.raiseEvent("b", "answer", "lost")).rejects.toMatchObject(refused);
    await isRefused;
    await expect(client.scheduleNewWorkflow(approval, "c", "c")).rejects.toMatchObject(refused);
    await expect(client.waitForWorkflowCompletion("a", true, 60)).rejects.toMatchObject(refused);
    for (const [path, method] of [
      ["a", "GET"],
      ["a/purge", "POST"],
      ["approval/start", "POST"],
    ]) {
      const response = await fetch(`${first.url}/${path}`, { method });
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({ errorCode: "ERR_STORE_FAILED", message: reason });
    }
    expect(first.observed).toContainEqual({
      type: "storeFailed",
      error: expect.objectContaining({ code: "STORE_FAILED" }),
    });
    await stop();
    await first.stop();

    const second = await startSidecar({ store: { journal: data }, httpPort: false });
    onTestFinished(() => second.stop());
    expect(second.instances().map(({ instanceId }) => instanceId)).toEqual(["a", "b"]);
    const again = (await startApp(second.grpcPort, onTestFinished, runs)).client;
    const still = await again.getWorkflowState("a", true);
    expect(still?.serializedOutput).toBe(ended?.serializedOutput);
    await again.raiseEvent("b", "answer", "found");
    const b = await again.waitForWorkflowCompletion("b", true, 60);
    expect(b?.serializedOutput).toBe('"b: found"');
    expect(runs).toEqual(
      new Map(["a before", "b before", "a after", "b after"].map((one) => [one, 1])),
    );
  });
});
