// The cards of one page of PCs, and what stands there when there are none.

import { say } from "./dom.js";
import { PcCard } from "./pc-card.js";
import { PAGE } from "./requests.js";

export class Cards {
  #cards = new Map();

  constructor(parts, changed) {
    Object.assign(this, { parts, changed });
  }

  show({ pcs, total }, status, offset) {
    this.#forgetAllBut(new Set(pcs.map((pc) => pc.id)));
    pcs.forEach((pc, index) => this.#place(pc, index));
    this.#showEmpty(pcs.length === 0, status);
    this.#showPager(pcs.length, total, offset);
  }

  tick(now = Date.now()) {
    for (const card of this.#cards.values()) card.tick(now);
  }

  #place(pc, index) {
    const card = this.#cards.get(pc.id) ?? new PcCard(this.changed);
    this.#cards.set(pc.id, card);
    card.update(pc);
    const there = this.parts.cards.children[index];
    if (there !== card.root) this.parts.cards.insertBefore(card.root, there ?? null);
  }

  #forgetAllBut(ids) {
    for (const [id, card] of this.#cards) {
      if (ids.has(id)) continue;
      card.root.remove();
      this.#cards.delete(id);
    }
  }

  #showEmpty(empty, status) {
    const { empty: box, emptyTitle, emptyText } = this.parts;
    box.hidden = !empty;
    say(emptyTitle, status ? "None in this state" : "No PC yet");
    say(emptyText, status ? "Choose “all” to see the others." : "Create one: it is up in about a second.");
  }

  #showPager(shown, total, offset) {
    const { pager, newer, older, range } = this.parts;
    pager.hidden = total <= PAGE && offset === 0;
    newer.disabled = offset === 0;
    older.disabled = offset + shown >= total;
    say(range, shown ? `${offset + 1}–${offset + shown} of ${total}` : `none of ${total}`);
  }
}
