// What can be done with a PC in each state, and the sentence that tells it was done.

import { confirm } from "./confirm.js";
import { duration, exactNexCoin } from "./format.js";
import { nameOf } from "./pcs.js";
import { pausePc, resumePc, terminatePc } from "./requests.js";

const PAUSE = { label: "Pause", request: pausePc, done: (pc) => `“${nameOf(pc)}” is paused. It costs nothing now.` };
export const RESUME = { label: "Resume", request: resumePc, done: (pc) => `“${nameOf(pc)}” runs again.` };
const TERMINATE = {
  label: "Terminate",
  kind: "danger-quiet",
  request: terminatePc,
  confirm: (pc) => ({
    title: `Terminate “${nameOf(pc)}”?`,
    text: "Everything on this PC is deleted and billing ends. This cannot be undone.",
    yes: "Terminate",
  }),
  done: (pc, { billingInfo }) =>
    `“${nameOf(pc)}” is terminated: ${duration(billingInfo.duration)} in use, ${exactNexCoin(billingInfo.cost)} NexCoin.`,
};

const BY_STATUS = { creating: [TERMINATE], active: [PAUSE, TERMINATE], paused: [RESUME, TERMINATE] };

export const actionsOf = (pc) => BY_STATUS[pc.status] ?? [];

/** Runs an action, after asking where it needs that. @returns {Promise<string | null>} what was done, if anything */
export async function run(action, pc, sendRequest) {
  const perform = async () => action.done(pc, await sendRequest(action.request(pc.id)));
  if (!action.confirm) return perform();
  return confirm({ ...action.confirm(pc), request: action.request(pc.id), perform });
}
