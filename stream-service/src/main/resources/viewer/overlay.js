// Covers the desktop with a sentence and what can be done about it.

export class Overlay {
  constructor() {
    this.title = document.createElement("p");
    this.title.className = "overlay-title";
    this.text = document.createElement("p");
    this.spinner = document.createElement("span");
    this.spinner.className = "spinner";
    this.spinner.ariaHidden = "true";
    this.actions = document.createElement("div");
    this.actions.className = "actions";
    this.element = document.createElement("div");
    this.element.className = "desktop-overlay";
    this.element.setAttribute("role", "status");
    this.element.append(this.spinner, this.title, this.text, this.actions);
  }

  /** @param {{busy?: boolean, actions?: {label: string, run: () => void}[]}} options */
  show(title, text, { busy = false, actions = [] } = {}) {
    const said = JSON.stringify([title, text, busy, actions.map((action) => action.label)]);
    this.element.hidden = false;
    if (said === this.said) return; // A status that did not change is not announced again, and keeps the focus.
    this.said = said;
    this.title.textContent = title;
    this.text.textContent = text;
    this.spinner.hidden = !busy;
    this.actions.replaceChildren(...actions.map(button));
  }

  hide() {
    this.said = null;
    this.element.hidden = true;
  }
}

function button({ label, run }) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "button primary";
  element.textContent = label;
  element.addEventListener("click", run);
  return element;
}
