// The balance, what it is being spent on, and its last movements. Movements are read again when the balance moved.

import { send } from "./api.js";
import { curlOf, showCurls } from "./curl.js";
import { sayOrHide, stamp, say } from "./dom.js";
import { lasting, nexCoin } from "./format.js";
import { showMovements } from "./movements.js";
import { listMovements, readWallet } from "./requests.js";

export class Wallet {
  constructor(balanceBox, movementsBox) {
    const balance = stamp("balance");
    const movements = stamp("movements");
    balanceBox.replaceChildren(balance.root);
    movementsBox.replaceChildren(movements.root);
    this.parts = balance.parts;
    this.movements = movements.parts;
    showCurls(this.parts.curl, [{ title: "Balance", command: curlOf(readWallet()) }]);
    showCurls(this.movements.curl, [{ title: "Movements", command: curlOf(listMovements()) }]);
  }

  async refresh() {
    try {
      const { wallet } = await send(readWallet());
      sayOrHide(this.parts.problem, null);
      this.#show(wallet);
      await this.#refreshMovements(wallet);
    } catch (problem) {
      sayOrHide(this.parts.problem, problem.message);
      throw problem;
    }
  }

  /** @param {number} perHour NexCoin all running PCs cost together */
  showSpending(running, perHour) {
    const { balance, held } = this.wallet ?? {};
    const left = this.wallet && perHour > 0 ? ` The balance lasts ${lasting((balance + held) / perHour)}.` : "";
    const pcs = running === 1 ? "1 PC runs" : `${running} PCs run`;
    say(this.parts.outlook, running ? `${pcs} for ${perHour} NexCoin an hour.${left}` : "Nothing runs, nothing is spent.");
  }

  #show(wallet) {
    this.wallet = wallet;
    say(this.parts.balance, nexCoin(wallet.balance));
    sayOrHide(this.parts.held, wallet.held > 0 ? `${nexCoin(wallet.held)} more are set aside for running PCs.` : null);
  }

  async #refreshMovements(wallet) {
    const moved = JSON.stringify(wallet);
    if (moved === this.moved) return;
    this.newest = (await send(listMovements())).movements;
    this.moved = moved;
  }

  /** Once the names of the PCs are known. */
  showMovements() {
    if (this.newest) showMovements(this.movements, this.newest);
  }
}
