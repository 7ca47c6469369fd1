import type { Router } from "vitepress";
import { addressOf } from "./address.ts";
import { store, stored } from "./stored.ts";

/** What keys do, for people. Where a key is pressed with another, or in a field, it does nothing here. */
export const shortcuts: readonly { keys: string; does: string }[] = [
  { keys: "n", does: "next page" },
  { keys: "p", does: "previous page" },
  { keys: "m", does: "course map" },
  { keys: "/", does: "search" },
  { keys: "t, T", does: "in a code block: the next name's type, or the one before" },
  { keys: "?", does: "this list" },
];

const KEY = "shortcuts";

export function areShortcutsOn(): boolean {
  return stored(KEY) !== "off";
}

/** Single letters can be in the way of those who speak to their computer. */
export function switchShortcuts(on: boolean): void {
  store(KEY, on ? "on" : "off");
}

/** @param help shows the list */
export function listenForShortcuts(router: Router, help: () => void): void {
  const follow = (selector: string) =>
    document.querySelector<HTMLAnchorElement>(`.VPDocFooter ${selector}`)?.click();
  const acts: Record<string, () => unknown> = {
    n: () => follow(".pager-link.next"),
    p: () => follow(".pager-link.prev"),
    m: () => router.go(addressOf("lessons/index")),
    "?": help,
  };
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !areShortcutsOn()) return;
    if (
      target instanceof Element &&
      target.closest("input, textarea, select, dialog, [role=application]")
    )
      return;
    const act = Object.hasOwn(acts, key) ? acts[key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
}
