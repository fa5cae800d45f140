// The buttons of a PC: made again only when its state changes, so that the focus stays where it is.

import { actionsOf, run } from "./actions.js";
import { send } from "./api.js";
import { button, sayOrHide } from "./dom.js";
import { notice } from "./notices.js";
import { nameOf } from "./pcs.js";

export class PcActions {
  /** @param {() => Promise<void>} changed reads the PC again */
  constructor(box, problem, changed) {
    Object.assign(this, { box, problem, changed });
  }

  show(pc, ...before) {
    this.pc = pc;
    if (this.status === pc.status) return;
    this.status = pc.status;
    const focused = this.box.contains(document.activeElement);
    const buttons = actionsOf(pc).map((action) => {
      const element = button(action.label, () => this.run(action), ...(action.kind ? [action.kind] : []));
      element.ariaLabel = `${action.label} ${nameOf(pc)}`;
      return element;
    });
    this.box.replaceChildren(...before, ...buttons);
    if (focused) this.box.querySelector("a, button")?.focus();
  }

  async run(action) {
    sayOrHide(this.problem, null);
    this.#disable(true);
    try {
      const done = await run(action, this.pc, send);
      if (done) notice(done);
      if (done) await this.changed();
    } catch (problem) {
      sayOrHide(this.problem, problem.message);
      if (problem.status === 404 || problem.status === 409) await this.changed();
    } finally {
      this.#disable(false);
    }
  }

  #disable(disabled) {
    for (const element of this.box.querySelectorAll("button")) element.disabled = disabled;
  }
}
