// The dialog that creates a PC: a tier with its price, and a name.

import { send } from "./api.js";
import { curlOf, showCurls } from "./curl.js";
import { sayOrHide, stamp } from "./dom.js";
import { lasting } from "./format.js";
import { loadTiers } from "./pcs.js";
import { createPc } from "./requests.js";

/** @returns {Promise<object | null>} the new PC as the API answered it, or null */
export function askForPc(balance) {
  const { root, parts } = stamp("create-dialog");
  const { form } = parts;
  let key = newKey();
  const request = () => createPc(form.elements.tier?.value, form.elements.name.value.trim(), key);
  const { promise, resolve } = Promise.withResolvers();
  let created = null;

  parts.cancel.addEventListener("click", () => root.close());
  form.addEventListener("input", () => {
    key = newKey(); // Another wish; one that is only sent again keeps its key and cannot become two PCs.
    preview(parts, request(), balance);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    parts.submit.disabled = true;
    try {
      created = (await send(request())).session;
      root.close();
    } catch (problem) {
      sayOrHide(parts.problem, problem.message);
      parts.submit.disabled = false;
    }
  });
  root.addEventListener("close", () => {
    root.remove();
    resolve(created);
  });
  document.body.append(root);
  root.showModal();
  showTiers(parts).then(() => preview(parts, request(), balance));
  return promise;
}

/** 128 random bits. `crypto.randomUUID` is for https and localhost only. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function showTiers({ tiers, loading, problem, submit }) {
  try {
    const all = await loadTiers();
    tiers.replaceChildren(...[...all.values()].map(option));
    loading.remove();
  } catch (reason) {
    sayOrHide(problem, reason.message);
    submit.disabled = true;
  }
}

function option(tier, index) {
  const { root, parts } = stamp("tier");
  const radio = root.querySelector("input");
  radio.value = tier.id;
  radio.dataset.price = tier.pricePerHour;
  radio.checked = index === 0;
  parts.name.textContent = tier.name;
  parts.price.textContent = `${tier.pricePerHour} / h`;
  parts.spec.textContent = [tier.cpu, tier.memory, tier.storage, tier.gpu].filter(Boolean).join(" · ");
  parts.features.textContent = tier.features.join(", ");
  return root;
}

function preview({ form, curl, outlook, problem }, request, balance) {
  sayOrHide(problem, null);
  showCurls(curl, [{ title: "Create", command: curlOf(request) }]);
  const price = Number(form.querySelector("input[name=tier]:checked")?.dataset.price);
  if (!price || balance === undefined) return;
  outlook.textContent = `${price} NexCoin an hour, by the second, while it is active. Your balance lasts ${lasting(balance / price)}.`;
}
