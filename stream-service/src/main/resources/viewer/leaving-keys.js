// A desktop takes every key, Tab included. Ctrl+Alt+Shift, pressed and let go, gives the keyboard back to the page.

/** @returns {() => void} stops watching */
export function watchForLeavingKeys(screen, onLeave) {
  let leaving = false;
  const onDown = (event) => {
    leaving = event.ctrlKey && event.altKey && event.shiftKey && ["Control", "Alt", "Meta", "Shift"].includes(event.key);
  };
  // Only once all three are up again, so that none stays pressed on the desktop.
  const onUp = (event) => {
    if (!leaving || event.ctrlKey || event.altKey || event.shiftKey) return;
    leaving = false;
    setTimeout(onLeave);
  };
  screen.addEventListener("keydown", onDown, true);
  screen.addEventListener("keyup", onUp, true);
  return () => {
    screen.removeEventListener("keydown", onDown, true);
    screen.removeEventListener("keyup", onUp, true);
  };
}
