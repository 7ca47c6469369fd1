import "./hints.css";
import { createBubble, type Bubble } from "./bubble.ts";
import { typeOf, typeSteps } from "./types.ts";

/** A pointer that only passes by shows nothing; one on its way to the box keeps it. In milliseconds. */
const REST = 200;

const explained = "[data-type], a.term";

/**
 * Shows the types of names in code and the meanings of terms: to a pointer that rests on them, to
 * a finger that taps them, to the keyboard's focus. `t` and `T` step through a focused block's names.
 */
export function showHints(): void {
  const bubble = createBubble();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, REST);
  };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch" || !(target instanceof Element)) return;
    if (target.closest(".hint-bubble")) return clearTimeout(timer);
    const element = target.closest(explained);
    if (element) soon(() => explain(bubble, element));
    // What the keyboard asked for stays until the keyboard moves on.
    else if (bubble.about && !bubble.about.matches(":focus, .is-stepped")) soon(bubble.hide);
  });

  document.addEventListener(
    "click",
    (event) => {
      const isTouch = event instanceof PointerEvent && event.pointerType === "touch";
      const element = event.target instanceof Element && event.target.closest(explained);
      if (!isTouch || !element || bubble.about === element) {
        if (isTouch) bubble.hide();
        return;
      }
      // A finger cannot rest: the first tap explains, and the second follows the link.
      event.preventDefault();
      event.stopPropagation();
      explain(bubble, element);
    },
    { capture: true },
  );

  // A finger gives the focus too, before it clicks.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches("a.term:focus-visible"))
      explain(bubble, target);
  });
  document.addEventListener("focusout", bubble.hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") bubble.hide();
  });
  typeSteps((name) => explain(bubble, name));
}

function explain(bubble: Bubble, element: Element): void {
  const meaning = element.getAttribute("data-meaning");
  const text = meaning ?? typeOf(element);
  if (text) bubble.show(element, text, meaning === null);
}
