// A new PC is up within a second or so: it is asked for alone and often, a bounded number of times.

import { loadPc } from "./pcs.js";

const TRIES = 10;
const EVERY_MILLIS = 1000;

/** @returns {Promise<object | null>} the PC once it is not `creating` any more; null when that takes longer */
export async function settled(id) {
  for (let tries = 0; tries < TRIES; tries++) {
    await new Promise((resume) => setTimeout(resume, EVERY_MILLIS));
    const pc = await loadPc(id).catch(() => null);
    if (pc && pc.status !== "creating") return pc;
  }
  return null;
}
