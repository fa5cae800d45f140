// A live desktop inside any element: noVNC, what covers it while there is nothing to see, and reconnecting.
// The owner says what state the PC is in (`setStatus`); the desktop says what it needs through `onChange`.

import { Link } from "./link.js";
import { Overlay } from "./overlay.js";
import { watchForLeavingKeys } from "./leaving-keys.js";

const WAITING = {
  creating: ["Starting the PC", "Its desktop appears here as soon as it is up."],
  paused: ["Paused", "The PC is frozen as it was and costs nothing until it is resumed."],
  terminated: ["This PC has ended", "Its desktop is gone and it is not billed any more."],
};

export class Desktop {
  /**
   * @param {HTMLElement} host an empty element; the desktop fills it
   * @param {{id: string, token: () => string, onLeave: () => void, onChange?: () => void}} options
   */
  constructor(host, { id, token, onLeave, onChange = () => {} }) {
    this.host = host;
    this.host.classList.add("desktop-host");
    this.screen = document.createElement("div");
    this.screen.className = "desktop-screen";
    this.overlay = new Overlay();
    this.host.replaceChildren(this.screen, this.overlay.element);
    this.link = new Link(this.screen, { id, token, onChange: () => (this.#show(), onChange()) });
    this.stopWatching = watchForLeavingKeys(this.screen, onLeave);
    this.status = "creating";
    this.#show();
  }

  /** @param {string} status as the API says it; `actions` are offered while the desktop cannot be used. */
  setStatus(status, actions = []) {
    this.status = status;
    this.actions = actions;
    this.link.setUsable(status === "active");
    if (status === "active" && this.link.state === "idle") this.link.open();
    if (status === "terminated") this.link.close();
    this.#show();
  }

  /** Says why there is nothing to see, for good. */
  refuse(message, actions = []) {
    this.link.close();
    this.overlay.show("This desktop cannot be shown", message, { actions });
  }

  get connected() {
    return this.link.state === "connected" && this.status === "active";
  }

  focus() {
    this.link.focus();
  }

  sendKey(keysym, code, down) {
    this.link.sendKey(keysym, code, down);
  }

  dispose() {
    this.stopWatching();
    this.link.close();
  }

  #show() {
    const { state, detail, retryInSeconds } = this.link;
    if (this.status !== "active") {
      const [title, text] = WAITING[this.status] ?? ["Not available", "The PC cannot be shown in this state."];
      return this.overlay.show(title, text, { busy: this.status === "creating", actions: this.actions });
    }
    switch (state) {
      case "connected":
        return this.overlay.hide();
      case "waiting":
        return this.overlay.show("Connection lost", `${detail} Trying again in ${retryInSeconds} s.`, {
          busy: true,
          actions: [{ label: "Try now", run: () => this.link.open() }],
        });
      case "failed":
        return this.overlay.show("The desktop cannot be shown", detail, {
          actions: [{ label: "Try again", run: () => this.link.open() }],
        });
      default:
        return this.overlay.show("Connecting", "Opening the desktop.", { busy: true });
    }
  }
}
