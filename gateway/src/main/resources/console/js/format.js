// Numbers and times as people read them.

const amount = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** Two decimals, cut and not rounded up: what is shown has been spent. */
export const nexCoin = (value) => amount.format(Math.trunc(value * 100) / 100);

/** Every decimal there is. */
export const exactNexCoin = (value) => whole.format(value);

export const at = (timestamp) => (timestamp ? moment.format(new Date(timestamp)) : "–");

/** @param {number} seconds such as 3725, "1 h 02 min" */
export function duration(seconds) {
  const total = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(total / 3600), Math.floor(total / 60) % 60];
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, "0")} min`;
  if (minutes > 0) return `${minutes} min ${String(total % 60).padStart(2, "0")} s`;
  return `${total} s`;
}

/** How long an amount lasts, in words. */
export function lasting(hours) {
  if (hours >= 48) return `about ${Math.floor(hours / 24)} days`;
  if (hours >= 2) return `about ${Math.floor(hours)} hours`;
  return `about ${Math.max(0, Math.floor(hours * 60))} minutes`;
}
