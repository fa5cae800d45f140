// The first page of somebody who is signed in: balance, PCs, movements.

import { Cards } from "./cards.js";
import { askForPc } from "./create.js";
import { curlOf, showCurls } from "./curl.js";
import { sayOrHide, stamp } from "./dom.js";
import { notice } from "./notices.js";
import { loadPcs, loadSpending, nameOf } from "./pcs.js";
import { Poller } from "./poller.js";
import { createPc, listPcs, PAGE } from "./requests.js";
import { settled } from "./settling.js";
import { Wallet } from "./wallet.js";

const EVERY_MILLIS = 5000;

export class Overview {
  #offset = 0;

  constructor(target) {
    const { root, parts } = stamp("overview");
    this.parts = parts;
    this.cards = new Cards(parts, () => this.poller.now());
    this.wallet = new Wallet(parts.balance, parts.movements);
    parts.filter.addEventListener("change", () => this.#turnTo(0));
    parts.newer.addEventListener("click", () => this.#turnTo(this.#offset - PAGE));
    parts.older.addEventListener("click", () => this.#turnTo(this.#offset + PAGE));
    parts.create.addEventListener("click", () => this.#create());
    this.poller = new Poller(() => this.#refresh(), EVERY_MILLIS);
    this.ticker = setInterval(() => this.cards.tick(), 1000);
    target.replaceChildren(root);
    this.#turnTo(0);
  }

  dispose() {
    this.poller.stop();
    clearInterval(this.ticker);
  }

  #turnTo(offset) {
    this.#offset = Math.max(0, offset);
    const list = curlOf(listPcs(this.parts.filter.value, this.#offset));
    showCurls(this.parts.curl, [
      { title: "List", command: list },
      { title: "Create", command: curlOf(createPc("basic", "My PC")) },
    ]);
    this.poller.now();
  }

  async #refresh() {
    const status = this.parts.filter.value;
    const [list, wallet, spending] = await Promise.allSettled([
      loadPcs(status, this.#offset),
      this.wallet.refresh(),
      loadSpending(),
    ]);
    sayOrHide(this.parts.problem, list.reason?.message);
    this.parts.loading.hidden = true;
    this.wallet.showMovements();
    if (list.value) this.cards.show(list.value, status, this.#offset);
    if (spending.value) this.wallet.showSpending(...spending.value);
    const failed = [list, wallet, spending].find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }

  async #create() {
    const created = await askForPc(this.wallet.wallet?.balance);
    if (!created) return;
    this.parts.filter.value = "";
    this.#turnTo(0);
    const pc = await settled(created.id);
    if (pc?.status === "active") notice(`“${nameOf(pc)}” is up.`);
    if (pc?.status === "terminated") notice(`“${nameOf(pc)}” could not be started.`);
    await this.poller.now();
  }
}
