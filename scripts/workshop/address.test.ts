import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { lanAddress } from "./address.ts";

const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, internal, family: "IPv4", netmask: "", mac: "", cidr: null },
];

test("the room's network comes before containers, tunnels and public addresses", () => {
  const all = {
    lo: at("127.0.0.1", true),
    docker0: at("172.17.0.1"),
    eth1: at("203.0.113.5"),
    wlan0: at("192.168.1.20"),
    utun3: at("10.8.0.2"),
  };
  expect(lanAddress(all)).toBe("192.168.1.20");
  expect(lanAddress({ lo: all.lo, docker0: all.docker0, eth1: all.eth1 })).toBe("203.0.113.5");
});

test("there is none without a network", () => {
  expect(lanAddress({ lo: at("127.0.0.1", true) })).toBeUndefined();
});
