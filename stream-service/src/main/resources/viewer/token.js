// The token of the viewer page: from its URL once, then from this tab's storage, where the console keeps it too.

const KEY = "n3xus.token";

/** @returns {string | null} */
export function takeToken() {
  const url = new URL(location.href);
  const given = url.searchParams.get("token");
  if (given) {
    sessionStorage.setItem(KEY, given);
    url.searchParams.delete("token");
    history.replaceState(null, "", url);
  }
  return given ?? sessionStorage.getItem(KEY);
}
