// One PC in the overview. Updated in place: open details and the focus survive every refresh.

import { cost, secondsInUse } from "./cost.js";
import { actionsOf } from "./actions.js";
import { curlOf, showCurls } from "./curl.js";
import { say, sayOrHide, stamp } from "./dom.js";
import { at, duration, nexCoin } from "./format.js";
import { PcActions } from "./pc-actions.js";
import { nameOf } from "./pcs.js";
import { readPc } from "./requests.js";

const WORDS = { creating: "Starting", active: "Active", paused: "Paused", terminated: "Ended" };

export function showState(element, status) {
  element.dataset.state = status;
  say(element, WORDS[status] ?? status);
}

export function showFigures({ uptime, cost: costPart }, pc, now = Date.now()) {
  const seconds = secondsInUse(pc, now);
  say(uptime, duration(seconds));
  say(costPart, `${nexCoin(cost(pc.pricePerHour, seconds))} NexCoin`);
}

export class PcCard {
  constructor(changed) {
    const { root, parts } = stamp("pc-card");
    Object.assign(this, { root, parts });
    this.actions = new PcActions(parts.actions, parts.problem, changed);
    this.open = document.createElement("a");
    this.open.className = "button primary";
    this.open.textContent = "Open desktop";
  }

  update(pc) {
    this.pc = pc;
    const { name, spec, state, price, why, created, curl } = this.parts;
    say(name, nameOf(pc));
    say(spec, specOf(pc));
    say(price, `${pc.pricePerHour} / h`);
    sayOrHide(why, whyOf(pc));
    say(created, `Created ${at(pc.createdAt)}`);
    showState(state, pc.status);
    this.open.href = `#/pc/${pc.id}`;
    this.open.ariaLabel = `Open desktop of ${nameOf(pc)}`;
    const viewable = pc.status === "active" || pc.status === "creating" || pc.status === "paused";
    this.actions.show(pc, ...(viewable ? [this.open] : []));
    const commands = actionsOf(pc).map(({ label, request }) => ({ title: label, command: curlOf(request(pc.id)) }));
    showCurls(curl, [{ title: "Details", command: curlOf(readPc(pc.id)) }, ...commands]);
    this.tick();
  }

  tick(now) {
    showFigures(this.parts, this.pc, now);
  }
}

/** Why a PC is not running although nobody asked for that. */
function whyOf({ status, pauseReason, failureReason }) {
  if (status === "paused" && pauseReason === "balance_exhausted") return "Paused because the balance was used up.";
  return status === "terminated" ? failureReason : null;
}

function specOf({ tier, tierOf }) {
  if (!tierOf) return tier;
  const { name, cpu, memory, storage, gpu } = tierOf;
  return [name, cpu, memory, storage, gpu].filter(Boolean).join(" · ");
}
