import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A network between two programs, which can be cut. */
export interface Cable {
  /** Address at this end. */
  readonly url: string;
  /** Lines break, and new ones come to nothing. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Leads to a port of this machine. */
export async function layCable(port: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    sockets.add(near);
    near.on("error", () => {}).once("close", () => sockets.delete(near));
    // A cable that is cut says nothing: whoever speaks waits.
    if (isCut) return;
    const far = connect(port, "127.0.0.1");
    sockets.add(far);
    far.on("error", () => near.destroy()).once("close", () => sockets.delete(far));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
      breakAll();
    },
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
