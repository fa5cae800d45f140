// What went wrong, as a sentence a person can act on.

const SENTENCES = {
  400: "The request was not understood.",
  401: "You are not signed in any more.",
  402: "The balance does not cover this. Top it up, or end a PC, and try again.",
  403: "You may not do this.",
  404: "This PC does not exist.",
  409: "The PC is in another state by now.",
  413: "That is too much text.",
  429: "Too many requests in a minute.",
  503: "This is not available right now.",
};

export class Problem extends Error {
  /** @param {number} status 0 when no answer came */
  constructor(status, { code, message, retryAfter } = {}) {
    super(sentence(status, message, retryAfter));
    Object.assign(this, { status, code, retryAfter });
  }

  /** Whether the same request may work later without anybody doing anything. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const unreachable = () => new Problem(0);

/** Reads the refusal in any of the dialects the gateway speaks. */
export async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  const message = [body.message, body.detail, body.error].find((text) => typeof text === "string");
  const retryAfter = Number(response.headers.get("Retry-After")) || undefined;
  return new Problem(response.status, { code: body.code ?? body.error_code, message, retryAfter });
}

function sentence(status, message, retryAfter) {
  if (status === 0) return "The platform cannot be reached. Check that it runs and that you are connected.";
  const said = message ?? SENTENCES[status] ?? "Something failed inside the platform. Try again in a moment.";
  const ended = /[.!?]$/.test(said) ? said : `${said}.`;
  return retryAfter && !/again/i.test(said) ? `${ended} Try again in ${retryAfter} s.` : ended;
}
