// A request as the command a person would type. The token and the password stay names: nothing secret is shown.

import { button } from "./dom.js";
import { HANDSHAKE } from "./requests.js";

/** @param {{method: string, path: string, body?: object, handshake?: boolean, token?: boolean, key?: string}} request */
export function curlOf({ method, path, body, handshake, token, key }) {
  const lines = [`curl -sS -X ${method} '${location.origin}${path}'`];
  if (handshake) lines.push(`-H '${HANDSHAKE.name}: ${HANDSHAKE.value}'`);
  if (token) lines.push('-H "Authorization: Bearer $TOKEN"');
  if (key) lines.push(`-H 'Idempotency-Key: ${key}'`);
  if (body) lines.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`);
  return lines.join(" \\\n  ");
}

/** How to fill $TOKEN, for the login that fits `request`. */
export function tokenOf(request) {
  const field = request.path.startsWith("/api/") ? "token" : "access_token";
  const body = JSON.stringify({ ...request.body, password: "PASSWORD" });
  const typed = quoted(body).replace("PASSWORD", "'\"$PASSWORD\"'");
  const command = curlOf({ ...request, body: null });
  return `TOKEN=$(${command} \\\n  -H 'Content-Type: application/json' \\\n  -d ${typed} | jq -r .${field})`;
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** Fills `target` with commands, each with its title and a button that copies it. Unchanged commands are left alone. */
export function showCurls(target, commands) {
  const shown = JSON.stringify(commands);
  if (target.dataset.shown === shown) return;
  target.dataset.shown = shown;
  target.replaceChildren(...commands.map(({ title, command }) => block(title, command)));
}

function block(title, command) {
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  const text = document.createElement("pre");
  const copy = button("Copy", () => copied(copy, text), "small");
  copy.ariaLabel = `Copy: ${title}`;
  caption.append(title, copy);
  text.append(command);
  figure.append(caption, text);
  return figure;
}

async function copied(copy, text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    copy.textContent = "Copied";
  } catch {
    // Browsers allow the clipboard on https and localhost only; a selection is one key away from it.
    getSelection().selectAllChildren(text);
    copy.textContent = "Selected";
  }
  setTimeout(() => (copy.textContent = "Copy"), 2000);
}
