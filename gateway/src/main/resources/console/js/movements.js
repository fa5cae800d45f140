// The list of what moved a balance, newest first.

import { sayOrHide, stamp } from "./dom.js";
import { at, exactNexCoin, nexCoin } from "./format.js";
import { nameOf } from "./pcs.js";

const WORDS = {
  credit: "Credit",
  hold: "Set aside",
  charge: "Used",
  refund: "Refunded",
  release: "Given back",
};

/** Shows the movements, unless all of it stands there already. */
export function showMovements({ list, none }, movements) {
  const rows = movements.map(words);
  const said = JSON.stringify(rows);
  sayOrHide(none, rows.length ? null : "Nothing has moved yet.");
  if (list.dataset.said === said) return;
  list.dataset.said = said;
  list.replaceChildren(...rows.map(row));
}

function words({ type, amount, reference, balance, at: when }) {
  return {
    what: WORDS[type] ?? type,
    amount: `${amount > 0 ? "+" : "−"}${exactNexCoin(Math.abs(amount))}`,
    pc: reference?.startsWith("sess_") ? nameOf({ id: reference }) : null,
    when: at(when),
    after: `balance ${nexCoin(balance)}`,
    gain: amount > 0,
  };
}

function row({ gain, ...texts }) {
  const { root, parts } = stamp("movement");
  Object.entries(texts).forEach(([part, text]) => sayOrHide(parts[part], text));
  parts.amount.classList.toggle("gain", gain);
  return root;
}
