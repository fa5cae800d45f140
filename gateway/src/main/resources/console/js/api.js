// Sends the requests of `requests.js`. Whatever goes wrong leaves here as a `Problem`.

import { problemOf, unreachable } from "./problem.js";
import { HANDSHAKE, refresh } from "./requests.js";
import { tokens } from "./tokens.js";

const TIMEOUT_MILLIS = 15_000;
const REFRESH_BEFORE_SECONDS = 120;
const RENEW_EVERY_MILLIS = 40_000;

let onSignedOut = () => {};
let refreshing = null;
let renewNotBefore = 0;

/** @param {(reason: string) => void} handler called when the token is not accepted any more */
export function whenSignedOut(handler) {
  onSignedOut = handler;
}

export async function send(request) {
  if (request.token) await renewed();
  const response = await exchange(request);
  if (response.ok) return response.status === 204 ? {} : response.json();
  const problem = await problemOf(response);
  if (problem.status === 401 && request.token && tokens.access) {
    tokens.forget();
    onSignedOut("Your sign-in has ended. Please sign in again.");
  }
  throw problem;
}

async function exchange({ method, path, body, handshake, token, key }) {
  const headers = {};
  if (handshake) headers[HANDSHAKE.name] = HANDSHAKE.value;
  if (token) headers.Authorization = `Bearer ${tokens.access}`;
  if (key) headers["Idempotency-Key"] = key;
  if (body) headers["Content-Type"] = "application/json";
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MILLIS);
    return await fetch(path, { method, headers, body: body && JSON.stringify(body), signal, cache: "no-store" });
  } catch {
    throw unreachable();
  }
}

/** Renews a token that is about to end, once for all requests that notice. */
function renewed() {
  const due = tokens.refresh && tokens.expiresWithin(REFRESH_BEFORE_SECONDS) && Date.now() >= renewNotBefore;
  if (due) refreshing ??= renew().finally(() => (refreshing = null));
  return refreshing;
}

/** When it does not work the request goes on with the old token, and its answer decides. */
async function renew() {
  renewNotBefore = Date.now() + RENEW_EVERY_MILLIS;
  try {
    const response = await exchange(refresh(tokens.refresh));
    if (response.ok) tokens.keep(await response.json());
    else if (response.status === 401) tokens.forgetRefresh();
  } catch {
    // Not reachable: tried again with a later request.
  }
}
