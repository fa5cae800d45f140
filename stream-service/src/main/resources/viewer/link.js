// One connection to one desktop, opened again by itself when it is lost, with growing waits and an end.

import { loadNoVnc } from "./novnc.js";

const WAITS_SECONDS = [1, 2, 4, 8, 8, 8, 8, 8];
const ENDED_ON_PURPOSE = 1000;
const NARROW_PIXELS = 640; // Below, the desktop is scaled down whole: resized to a phone, no window would fit.

export class Link {
  state = "idle"; // idle, connecting, connected, waiting, failed
  detail = "";
  retryInSeconds = 0;
  #attempt = 0;
  #rfb = null;
  #timer = null;
  #usable = true;

  constructor(target, { id, token, onChange }) {
    Object.assign(this, { target, id, token, onChange });
  }

  /** Connects unless a connection is up or on its way. Asked for while waiting, it does not wait any longer. */
  async open() {
    if (this.state === "connecting" || this.state === "connected") return;
    this.#become("connecting");
    clearTimeout(this.#timer);
    try {
      const RFB = await loadNoVnc();
      if (this.state === "connecting") this.#connect(RFB);
    } catch (problem) {
      this.#become("failed", problem.message);
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#drop();
    this.#become("idle");
  }

  /** While the PC cannot be used, an open connection stays, takes no input, and is not replaced when it is lost. */
  setUsable(usable) {
    this.#usable = usable;
    if (this.#rfb) this.#rfb.viewOnly = !usable;
    if (!usable && this.state === "waiting") this.close();
  }

  focus() {
    this.#rfb?.focus();
  }

  sendKey(keysym, code, down) {
    this.#rfb?.sendKey(keysym, code, down);
  }

  #connect(RFB) {
    const socket = new WebSocket(this.#url());
    const rfb = new RFB(this.target, socket, { shared: true });
    rfb.scaleViewport = true;
    rfb.resizeSession = this.target.clientWidth >= NARROW_PIXELS;
    rfb.viewOnly = !this.#usable;
    rfb.background = "transparent";
    this.#rfb = rfb;
    rfb.addEventListener("connect", () => {
      this.#attempt = 0;
      this.#become("connected");
      rfb.focus();
    });
    rfb.addEventListener("securityfailure", () => socket.close());
    socket.addEventListener("close", (closed) => {
      if (this.#rfb === rfb) this.#lost(closed);
    });
  }

  #lost({ code, reason }) {
    this.#rfb = null;
    if (!this.#usable) return this.#become("idle");
    if (code === ENDED_ON_PURPOSE) return this.#become("failed", reason || "The desktop was closed.");
    if (this.#attempt >= WAITS_SECONDS.length) {
      this.#attempt = 0;
      return this.#become("failed", "It did not answer several times in a row.");
    }
    this.retryInSeconds = WAITS_SECONDS[this.#attempt++];
    this.#timer = setTimeout(() => this.open(), this.retryInSeconds * 1000);
    this.#become("waiting", reason ? `${reason}.` : "");
  }

  #drop() {
    const rfb = this.#rfb;
    this.#rfb = null;
    rfb?.disconnect();
  }

  #become(state, detail = "") {
    this.state = state;
    this.detail = detail;
    this.onChange();
  }

  #url() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    return `${scheme}://${location.host}/vnc-viewer/${this.id}?token=${encodeURIComponent(this.token())}`;
  }
}
