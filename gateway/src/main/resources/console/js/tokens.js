// Who is signed in. Kept for this tab only (sessionStorage); closing the tab forgets it.

const TOKEN = "n3xus.token"; // The viewer page reads this one as well.
const REFRESH = "n3xus.refresh";

export const tokens = {
  get access() {
    return sessionStorage.getItem(TOKEN);
  },

  get refresh() {
    return sessionStorage.getItem(REFRESH);
  },

  /** @param answer of either login, or of a refresh */
  keep(answer) {
    sessionStorage.setItem(TOKEN, answer.access_token ?? answer.token);
    if (answer.refresh_token) sessionStorage.setItem(REFRESH, answer.refresh_token);
  },

  forget() {
    sessionStorage.removeItem(TOKEN);
    sessionStorage.removeItem(REFRESH);
  },

  forgetRefresh() {
    sessionStorage.removeItem(REFRESH);
  },

  /** What the token says about its owner; only to be shown, the services judge. */
  claims() {
    try {
      const payload = this.access.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
      return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (c) => c.codePointAt(0))));
    } catch {
      return {};
    }
  },

  expiresWithin(seconds) {
    const { exp } = this.claims();
    return exp !== undefined && exp - Date.now() / 1000 < seconds;
  },
};
