// Every request of the console as data: `api.js` sends it, `curl.js` prints it, so the two never differ.

const SUPERCORE = "/api/v1/supercore";
export const HANDSHAKE = { name: "X-N3XUS-Handshake", value: "55-45-17" };
export const PAGE = 20;

const supercore = (method, path, body) => ({ method, path: SUPERCORE + path, body, handshake: true, token: true });

/** An address signs in through one login, a user name through the other; both give a token for everything. */
export const signIn = (who, password) =>
  who.includes("@")
    ? { method: "POST", path: "/auth/login", body: { email: who, password } }
    : { method: "POST", path: "/api/v1/auth/login", body: { username: who, password } };

export const refresh = (refreshToken) => ({
  method: "POST",
  path: "/auth/refresh",
  body: { refresh_token: refreshToken },
});

/** The logout of the login that was used: one of them ends a refresh token as well. */
export const signOut = (refreshable) => ({
  method: "POST",
  path: refreshable ? "/auth/logout" : "/api/v1/auth/logout",
  token: true,
});

export const listPcs = (status, offset, limit = PAGE) => {
  const filter = status ? `status=${status}&` : "";
  return supercore("GET", `/sessions?${filter}limit=${limit}&offset=${offset}`);
};
/** Everything that costs something now, whatever page is shown; an account may have far fewer than this. */
export const listRunning = () => listPcs("active", 0, 100);
export const readPc = (id) => supercore("GET", `/sessions/${id}`);
/** @param {string} key the same for the same wish: however often it is sent, there is one PC */
export const createPc = (tier, name, key) => ({
  ...supercore("POST", "/sessions/create", name ? { tier, metadata: { name } } : { tier }),
  key,
});
export const pausePc = (id) => supercore("PUT", `/sessions/${id}/pause`);
export const resumePc = (id) => supercore("PUT", `/sessions/${id}/resume`);
export const terminatePc = (id) => supercore("DELETE", `/sessions/${id}`);
export const listTiers = () => supercore("GET", "/resources/tiers");
export const readWallet = () => supercore("GET", "/wallet");
export const listMovements = () => supercore("GET", "/wallet/movements?limit=10&offset=0");
