// A short message in the corner, read out by screen readers. It goes by itself, or when the next one comes.

import { button } from "./dom.js";

const STAY_MILLIS = 8_000;

export function notice(text) {
  const element = document.createElement("div");
  element.className = "notice";
  const words = document.createElement("p");
  words.textContent = text;
  element.append(words, button("Dismiss", () => element.remove(), "small"));
  document.getElementById("notices").replaceChildren(element);
  setTimeout(() => element.remove(), STAY_MILLIS);
}
