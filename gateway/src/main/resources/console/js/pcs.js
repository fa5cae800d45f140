// Reads PCs and tiers. Each PC gets its tier, and the moment its seconds in use were true.

import { send } from "./api.js";
import { listPcs, listRunning, listTiers, readPc } from "./requests.js";

const names = new Map();
let tiers = null;

/** The tiers, read once. @returns {Promise<Map<string, object>>} */
export async function loadTiers() {
  tiers ??= new Map((await send(listTiers())).tiers.map((tier) => [tier.id, tier]));
  return tiers;
}

/** One page of PCs, newest first. */
export async function loadPcs(status, offset) {
  const [{ sessions, pagination }] = await Promise.all([send(listPcs(status, offset)), loadTiers()]);
  return { pcs: sessions.map(known), total: pagination.total };
}

/** @returns {Promise<[number, number]>} how many run, and what they cost an hour together */
export async function loadSpending() {
  const { sessions } = await send(listRunning());
  return [sessions.length, sessions.reduce((sum, pc) => sum + pc.pricePerHour, 0)];
}

export async function loadPc(id) {
  const [{ session }] = await Promise.all([send(readPc(id)), loadTiers()]);
  return known({ ...session, name: session.metadata?.name });
}

function known(session) {
  names.set(session.id, session.name);
  return { ...session, tierOf: tiers.get(session.tier), readAt: Date.now() };
}

/** The name its owner gave it, or one made of its id. */
export const nameOf = ({ id }) => names.get(id) || `PC ${id.replace("sess_", "").slice(0, 8)}`;
