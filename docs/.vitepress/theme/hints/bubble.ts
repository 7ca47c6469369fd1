/** The one small box that explains what it stands beside. */
export interface Bubble {
  /** What it explains at the moment. */
  readonly about: Element | undefined;
  /** @param isCode whether the text is code, with lines and spaces as they are */
  show(about: Element, text: string, isCode: boolean): void;
  hide(): void;
}

const GAP = 6;

/** Makes the box, which stands in the text that it explains. */
export function createBubble(): Bubble {
  const box = document.createElement("div");
  box.className = "hint-bubble";
  box.id = "hint-bubble";
  box.role = "tooltip";
  box.hidden = true;
  let about: Element | undefined;

  function hide(): void {
    about?.removeAttribute("aria-describedby");
    about = undefined;
    box.hidden = true;
  }

  return {
    get about() {
      return about;
    },
    show(element, text, isCode) {
      hide();
      about = element;
      about.setAttribute("aria-describedby", box.id);
      (about.closest("main") ?? document.body).append(box);
      box.replaceChildren(...(isCode ? [text] : withCode(text)));
      box.classList.toggle("is-code", isCode);
      box.hidden = false;
      place(box, element.getBoundingClientRect());
    },
    hide,
  };
}

/** Below what it explains, or above where there is no room, and never beside the window. */
function place(box: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = box;
  const room = document.documentElement.clientWidth - width - GAP;
  const origin = (box.offsetParent ?? document.body).getBoundingClientRect();
  const isBelow = at.bottom + GAP + height <= window.innerHeight || at.top < height + GAP;
  box.style.left = `${Math.max(GAP, Math.min(at.left, room)) - origin.left}px`;
  box.style.top = `${(isBelow ? at.bottom + GAP : at.top - GAP - height) - origin.top}px`;
}

/** A sentence in which `backticks` make code. */
function withCode(text: string): Node[] {
  return text.split("`").map((part, index) => {
    if (index % 2 === 0) return document.createTextNode(part);
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}
