// Asks before something that cannot be undone, and stays open with the reason when it did not work.

import { curlOf, showCurls } from "./curl.js";
import { sayOrHide, stamp } from "./dom.js";

/** @returns {Promise<string | null>} what `perform` gave, or null when the person changed their mind */
export function confirm({ title, text, yes, request, perform }) {
  const { root, parts } = stamp("confirm-dialog");
  parts.title.textContent = title;
  parts.text.textContent = text;
  parts.confirm.textContent = yes;
  showCurls(parts.curl, [{ title: yes, command: curlOf(request) }]);
  document.body.append(root);
  const { promise, resolve } = Promise.withResolvers();
  let result = null;
  parts.cancel.addEventListener("click", () => root.close());
  parts.confirm.addEventListener("click", async () => {
    parts.confirm.disabled = true;
    try {
      result = await perform();
      root.close();
    } catch (problem) {
      sayOrHide(parts.problem, problem.message);
      parts.confirm.disabled = false;
    }
  });
  root.addEventListener("close", () => {
    root.remove();
    resolve(result);
  });
  root.showModal();
  return promise;
}
