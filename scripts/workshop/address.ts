import type { NetworkInterfaceInfo } from "node:os";

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Networks that exist only inside this machine: containers, virtual machines, tunnels. */
const isVirtual = (name: string) =>
  /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|zt|tailscale|vEthernet)/i.test(name);

const isPrivate = (address: string) => /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address);

/**
 * The address by which others in the room reach this machine: a private one on a real
 * network before all else.
 * @returns nothing when the machine is in no network
 */
export function lanAddress(interfaces: Interfaces): string | undefined {
  const all = Object.entries(interfaces).flatMap(([name, each]) =>
    (each ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => ({
        address,
        rank: Number(isVirtual(name)) * 2 + Number(!isPrivate(address)),
      })),
  );
  return all.toSorted((a, b) => a.rank - b.rank)[0]?.address;
}
