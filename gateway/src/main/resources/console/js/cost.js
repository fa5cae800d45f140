// The cost of a PC between two answers of the API: price x seconds in use, exactly as billing counts it.

const MICROS = 1_000_000n;

/**
 * @param {{status: string, uptime: number, readAt: number}} pc seconds in use when it was read, and when that was
 * @param {number} now milliseconds, on the same clock as `readAt`
 */
export function secondsInUse({ status, uptime, readAt }, now) {
  const since = status === "active" ? Math.max(0, now - readAt) / 1000 : 0;
  return Math.floor(uptime + since);
}

/** NexCoin, rounded down to a millionth. Integers until the end: no cent is made of rounding errors. */
export function cost(pricePerHour, seconds) {
  const micros = (BigInt(Math.round(pricePerHour * 1e6)) * BigInt(seconds)) / 3600n;
  return Number(micros / MICROS) + Number(micros % MICROS) / 1e6;
}
