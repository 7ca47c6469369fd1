/** The type of a name in code, from the list that its block carries. */
export function typeOf(name: Element): string | undefined {
  const list = name.closest("[data-types]")?.getAttribute("data-types");
  const types: unknown = list ? JSON.parse(list) : [];
  const type: unknown = Array.isArray(types) ? types[Number(name.getAttribute("data-type"))] : "";
  return typeof type === "string" ? type : undefined;
}

/** Goes from name to name in the code block that has the focus: `t` forwards, `T` back. */
export function typeSteps(show: (name: Element) => void): void {
  const voice = document.createElement("p");
  voice.className = "visually-hidden";
  voice.role = "status";
  document.body.append(voice);
  let stepped: Element | undefined;

  const leave = () => {
    stepped?.classList.remove("is-stepped");
    stepped = undefined;
    voice.textContent = "";
  };

  document.addEventListener("focusout", leave);
  document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (!["t", "T"].includes(key) || ctrlKey || metaKey || altKey) return;
    if (!(target instanceof Element) || !target.matches("pre[data-types]")) return;
    const names = [...target.querySelectorAll("[data-type]")];
    const before = stepped && target.contains(stepped) ? names.indexOf(stepped) : -1;
    const start = before < 0 && key === "T" ? 0 : before;
    const next = names[(start + (key === "t" ? 1 : -1) + names.length) % names.length];
    leave();
    if (!next) return;
    stepped = next;
    stepped.classList.add("is-stepped");
    stepped.scrollIntoView({ block: "nearest", inline: "nearest" });
    show(stepped);
    voice.textContent = `${next.textContent}: ${typeOf(next) ?? ""}`;
  });
}
