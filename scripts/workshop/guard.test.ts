import { expect, test } from "vitest";
import { callerOf, isMeantForUs, ownNames } from "./guard.ts";

const own = ownNames("192.0.2.7");

test.each([
  { host: "192.0.2.7:4400" },
  { host: "127.0.0.1:4400", origin: "http://127.0.0.1:4400", site: "same-origin" },
  { host: "localhost:4400", site: "none" },
])("%j is meant for us", (from) => expect(isMeantForUs(from, own)).toBe(true));

test.each([
  ["a name that was pointed at us", { host: "evil.example:4400" }],
  ["a name that begins like ours", { host: "192.0.2.7.evil.example" }],
  ["a name behind an account", { host: "127.0.0.1@evil.example" }],
  ["no name", {}],
  ["nonsense for a name", { host: "127.0.0.1/..%2f:" }],
  ["a page from elsewhere", { host: "127.0.0.1:4400", origin: "http://evil.example" }],
  ["a page from another port", { host: "127.0.0.1:4400", origin: "http://127.0.0.1:8080" }],
  ["a page without an address", { host: "127.0.0.1:4400", origin: "null" }],
  ["an image in a page from elsewhere", { host: "127.0.0.1:4400", site: "cross-site" }],
])("%s is refused", (_, from) => expect(isMeantForUs(from, own)).toBe(false));

test("addresses of one IPv6 machine count as one caller", () => {
  expect(callerOf("2001:db8:1:2:3:4:5:6")).toBe(callerOf("2001:db8:1:2:ffff::1"));
  expect(callerOf("192.0.2.1")).not.toBe(callerOf("192.0.2.2"));
});
