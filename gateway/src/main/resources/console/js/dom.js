// Markup lives in index.html as templates; this stamps one out and names its parts.

/** @returns {{root: HTMLElement, parts: Record<string, HTMLElement>}} */
export function stamp(templateId) {
  const root = document.getElementById(templateId).content.firstElementChild.cloneNode(true);
  const named = [root, ...root.querySelectorAll("[data-part]")].filter((element) => element.dataset.part);
  return { root, parts: Object.fromEntries(named.map((element) => [element.dataset.part, element])) };
}

/** Sets the text only when it differs, so that nothing is announced or selected away for no change. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows `text`, or hides the element when there is none. */
export function sayOrHide(element, text) {
  element.hidden = !text;
  say(element, text ?? "");
}

export function button(label, run, ...classes) {
  const element = document.createElement("button");
  element.type = "button";
  element.classList.add("button", ...classes);
  element.textContent = label;
  element.addEventListener("click", run);
  return element;
}
