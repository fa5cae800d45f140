// The first page of somebody who is not signed in.

import { send } from "./api.js";
import { showCurls, tokenOf } from "./curl.js";
import { sayOrHide, stamp } from "./dom.js";
import { signIn } from "./requests.js";
import { tokens } from "./tokens.js";

export function showSignIn(target, reason, onSignedIn) {
  const { root, parts } = stamp("sign-in");
  const { who, password } = parts.form.elements;
  const preview = () =>
    showCurls(parts.curl, [{ title: "Get a token", command: tokenOf(signIn(who.value || "you@example.com", "")) }]);

  who.addEventListener("input", preview);
  parts.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    sayOrHide(parts.problem, null);
    parts.submit.disabled = true;
    try {
      tokens.keep(await send(signIn(who.value.trim(), password.value)));
      onSignedIn();
    } catch (problem) {
      const wrong = problem.status === 401 ? "That name and password do not belong together." : problem.message;
      sayOrHide(parts.problem, wrong);
      parts.submit.disabled = false;
      password.select();
    }
  });
  preview();
  sayOrHide(parts.problem, reason);
  target.replaceChildren(root);
  who.focus();
  return { dispose() {} };
}
