// The viewer page: one desktop, addressed by its URL. Its token never stays in the address bar or in the history.

import { Desktop } from "./desktop.js";
import { offerTouchKeyboard } from "./touch-keyboard.js";
import { takeToken } from "./token.js";

const POLL_MILLIS = 3000;
const WORDS = { creating: "Starting", active: "Active", paused: "Paused", terminated: "Ended" };

const id = location.pathname.split("/").pop();
const token = takeToken();
const host = document.getElementById("desktop");
const state = document.getElementById("state");
const fullScreen = document.getElementById("full-screen");
const desktop = new Desktop(host, { id, token: () => token, onLeave: () => fullScreen.focus() });

fullScreen.addEventListener("click", () => host.requestFullscreen().then(() => desktop.focus()));
offerTouchKeyboard(document.getElementById("keyboard"), desktop);

async function poll() {
  if (!document.hidden && !(await readState())) return;
  setTimeout(poll, POLL_MILLIS);
}

/** @returns {Promise<boolean>} whether asking again makes sense */
async function readState() {
  try {
    const answer = await fetch(`/vnc-viewer/${id}/state`, { headers: { Authorization: `Bearer ${token}` } });
    const body = await answer.json();
    if (answer.ok) return show(body.status);
    return answer.status === 429 || answer.status >= 500 || refuse(body.message, answer.status);
  } catch {
    state.textContent = "The server cannot be reached";
    return true;
  }
}

function show(status) {
  state.textContent = WORDS[status] ?? status;
  desktop.setStatus(status);
  return status !== "terminated";
}

function refuse(message, status) {
  state.textContent = "Not available";
  const signIn = { label: "Sign in", run: () => location.assign(`/#/pc/${id}`) };
  desktop.refuse(message, status === 401 ? [signIn] : []);
  return false;
}

if (token) poll();
else refuse("Sign in to see this desktop.", 401);
