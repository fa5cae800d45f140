// Starts the console and shows the page the address asks for: #/ or #/pc/{id}.

import { send, whenSignedOut } from "./api.js";
import { notice } from "./notices.js";
import { Overview } from "./overview.js";
import { signOut } from "./requests.js";
import { showSignIn } from "./sign-in.js";
import { tokens } from "./tokens.js";

const content = document.getElementById("content");
let page = null;
let shown = null;

async function show(reason = null) {
  const wanted = tokens.access ? (location.hash.match(/^#\/pc\/(sess_\w+)$/)?.[1] ?? "overview") : "sign-in";
  if (wanted === shown) return;
  shown = wanted;
  page?.dispose();
  page = null;
  document.title = "N3XUS console";
  document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  showAccount();
  const opened = await open(wanted, reason);
  if (shown === wanted) page = opened;
  else opened?.dispose();
}

async function open(wanted, reason) {
  if (wanted === "sign-in") return showSignIn(content, reason, () => show());
  if (wanted === "overview") return new Overview(content);
  try {
    // Loaded when first needed: the overview works without the service that streams desktops.
    const { DesktopView } = await import("./desktop-view.js");
    return new DesktopView(content, wanted);
  } catch {
    notice("The desktop viewer is not available right now. Reload the page to try again.");
    location.hash = "#/";
    return null;
  }
}

function showAccount() {
  const { username, plan } = tokens.claims();
  document.getElementById("account").hidden = !tokens.access;
  document.getElementById("account-name").textContent = username ?? "";
  document.getElementById("account-plan").textContent = plan ?? "";
}

document.getElementById("sign-out").addEventListener("click", async () => {
  await send(signOut(tokens.refresh !== null)).catch(() => {}); // Signed out here in any case; the token ends by itself.
  tokens.forget();
  show();
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  content.focus();
});
whenSignedOut(show);
addEventListener("hashchange", () => show());
show();
