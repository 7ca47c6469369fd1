import { computed, onMounted, onUnmounted, ref, watch, type Ref } from "vue";
import type { DeckData } from "./deck-data.ts";
import { commandOf, placeAfter, type DeckCommand } from "./keys.ts";
import { readMessage, type DeckMessage } from "./messages.ts";

/**
 * A page to scroll through, which it also is where no script runs; one slide as large as the
 * window; or the speaker's window beside it.
 */
export type DeckMode = "read" | "present" | "speaker";

/** Moves through the slides below `root`, together with the other windows of the same deck. */
export function useDeck(root: Ref<HTMLElement | undefined>, data: DeckData) {
  const mode = ref<DeckMode>("read");
  const at = ref(1);
  const title = ref("");
  const part = ref<number>();
  const planId = ref<string>();
  const places = ref<number[]>([]);
  const isLive = ref(false);
  let slides: HTMLElement[] = [];
  let channel: BroadcastChannel | undefined;

  const parts = computed(() => {
    const plan = data.plans.find(({ id }) => id === planId.value);
    return data.parts.map((each) => ({
      ...each,
      isLeftOut: plan?.without.includes(each.title) ?? false,
    }));
  });

  onMounted(() => {
    slides = [...(root.value?.querySelectorAll<HTMLElement>(".slide") ?? [])];
    const query = new URLSearchParams(location.search);
    planId.value = query.get("agenda") ?? undefined;
    mode.value = modeOf(query);
    channel = new BroadcastChannel(`deck ${location.pathname}`);
    channel.onmessage = ({ data: message }) => hear(readMessage(message));
    at.value = numberIn(location.hash);
    leaveOut();
    isLive.value = true;
    if (mode.value === "speaker") send({ kind: "where" });
    addEventListener("keydown", press);
    addEventListener("hashchange", followHash);
  });

  onUnmounted(() => {
    channel?.close();
    removeEventListener("keydown", press);
    removeEventListener("hashchange", followHash);
  });

  watch(planId, leaveOut);

  /** Leaves out the slides of parts for which the plan has no time. */
  function leaveOut() {
    places.value = slides.flatMap((slide, index) => {
      const isLeftOut = parts.value[Number(slide.dataset.part ?? NaN)]?.isLeftOut ?? false;
      slide.classList.toggle("left-out", isLeftOut);
      return isLeftOut ? [] : [index + 1];
    });
    go(at.value);
  }

  /** Shows a slide in this window: this one, or the next that is not left out. */
  function go(number: number) {
    at.value = places.value.find((place) => place >= number) ?? places.value.at(-1) ?? 1;
    const following = placeAfter("next", at.value, places.value);
    slides.forEach((slide, index) => {
      slide.classList.toggle("current", index + 1 === at.value);
      slide.classList.toggle("next", index + 1 === following && following !== at.value);
    });
    // Long notes are scrolled by keyboard too.
    const notes = slides.map((slide) => slide.querySelector<HTMLElement>(".notes"));
    notes.forEach((each) => each?.toggleAttribute("tabindex", false));
    if (mode.value === "speaker") notes[at.value - 1]?.setAttribute("tabindex", "0");
    const current = slides[at.value - 1];
    part.value = current?.dataset.part === undefined ? undefined : Number(current.dataset.part);
    // Headings end in a link with a space of no width.
    title.value = current?.querySelector("h2")?.textContent.replace("\u200b", "").trim() ?? "";
    if (mode.value !== "read") history.replaceState(history.state, "", `#${at.value}`);
  }

  function move(command: DeckCommand) {
    go(placeAfter(command, at.value, places.value));
    send({ kind: "at", slide: at.value });
  }

  function send(message: DeckMessage) {
    channel?.postMessage(message);
  }

  function hear(message: DeckMessage | undefined) {
    if (message?.kind === "at") go(message.slide);
    if (message?.kind === "where" && mode.value !== "read") send({ kind: "at", slide: at.value });
  }

  function followHash() {
    const number = numberIn(location.hash);
    if (number === at.value) return;
    go(number);
    send({ kind: "at", slide: at.value });
  }

  function press(event: KeyboardEvent) {
    const command = commandOf(event, focusOf(event.target));
    if (command === "speaker") openSpeaker();
    else if (command === "read") toggleReading();
    else if (command && mode.value !== "read") {
      event.preventDefault();
      move(command);
    }
  }

  function openSpeaker() {
    if (mode.value === "speaker") return;
    const query = planId.value ? `?speaker&agenda=${planId.value}` : "?speaker";
    open(`${location.pathname}${query}#${at.value}`, "speaker", "popup,width=1280,height=800");
  }

  function toggleReading() {
    if (mode.value === "speaker") return;
    mode.value = mode.value === "read" ? "present" : "read";
    if (mode.value === "present") return go(at.value);
    // The page is laid out anew before it can be scrolled.
    requestAnimationFrame(() => slides[at.value - 1]?.scrollIntoView());
  }

  return { isLive, mode, at, title, part, parts, planId, places, move, openSpeaker, toggleReading };
}

/** Slides that would be too small to read are scrolled through instead. */
function modeOf(query: URLSearchParams): DeckMode {
  if (query.has("speaker")) return "speaker";
  return query.has("read") || matchMedia("(max-width: 40rem)").matches ? "read" : "present";
}

function focusOf(target: EventTarget | null): "button" | "field" | undefined {
  if (!(target instanceof Element)) return undefined;
  if (target.matches("select, input, .notes")) return "field";
  return target.matches("a, button, summary") ? "button" : undefined;
}

function numberIn(hash: string): number {
  return Number(/^#\/?(\d+)$/.exec(hash)?.[1] ?? 1);
}
