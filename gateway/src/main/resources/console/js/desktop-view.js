// One PC with its live desktop. The viewer is the same as on the page /vnc-viewer/{id}.

import { Desktop } from "/vnc-viewer/assets/viewer/desktop.js";
import { offerTouchKeyboard } from "/vnc-viewer/assets/viewer/touch-keyboard.js";
import { RESUME } from "./actions.js";
import { sayOrHide, say, stamp } from "./dom.js";
import { PcActions } from "./pc-actions.js";
import { showFigures, showState } from "./pc-card.js";
import { loadPc, nameOf } from "./pcs.js";
import { Poller } from "./poller.js";
import { tokens } from "./tokens.js";

const EVERY_MILLIS = 5000;

export class DesktopView {
  constructor(target, id) {
    const { root, parts } = stamp("desktop-view");
    Object.assign(this, { id, parts });
    target.replaceChildren(root);
    this.desktop = new Desktop(parts.screen, { id, token: () => tokens.access, onLeave: () => parts.back.focus() });
    this.actions = new PcActions(parts.actions, parts.problem, () => this.poller.now());
    parts.newTab.href = `/vnc-viewer/${id}`;
    parts.fullScreen.addEventListener("click", () => parts.screen.requestFullscreen().then(() => this.desktop.focus()));
    offerTouchKeyboard(parts.keyboard, this.desktop);
    this.poller = new Poller(() => this.#refresh(), EVERY_MILLIS);
    this.ticker = setInterval(() => this.pc && showFigures(parts, this.pc), 1000);
    this.poller.now();
  }

  dispose() {
    this.poller.stop();
    clearInterval(this.ticker);
    this.desktop.dispose();
  }

  async #refresh() {
    try {
      this.#show(await loadPc(this.id));
      this.unread = false;
    } catch (problem) {
      this.unread = true;
      if (problem.passing) sayOrHide(this.parts.problem, problem.message);
      else this.#giveUp(problem);
      throw problem;
    }
  }

  #show(pc) {
    this.pc = pc;
    if (this.unread) sayOrHide(this.parts.problem, null);
    say(this.parts.name, nameOf(pc));
    document.title = `${nameOf(pc)} · N3XUS`;
    showState(this.parts.state, pc.status);
    showFigures(this.parts, pc);
    this.actions.show(pc);
    const resume = { label: "Resume", run: () => this.actions.run(RESUME) };
    this.desktop.setStatus(pc.status, pc.status === "paused" ? [resume] : []);
    this.parts.viewing.hidden = pc.status === "terminated";
    if (pc.status === "terminated") this.poller.stop();
  }

  #giveUp(problem) {
    this.poller.stop();
    this.desktop.refuse(problem.message);
  }
}
