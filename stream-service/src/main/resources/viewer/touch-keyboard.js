// Typing on a touch screen: a field out of sight raises the keyboard, and what changes in it is sent as keys.

const ENTER = 0xff0d;
const BACKSPACE = 0xff08;

/** Something that can be deleted: on an empty field, a touch keyboard's backspace says nothing. */
const FILLER = "_".repeat(40);
const MOST = 200;

/** Shows `button` on devices with a touch screen only. */
export function offerTouchKeyboard(button, desktop) {
  button.hidden = !matchMedia("(any-pointer: coarse)").matches;
  if (button.hidden) return;
  const field = makeField();
  let before = FILLER;
  button.after(field);
  button.addEventListener("click", () => {
    before = field.value = FILLER;
    field.focus();
  });
  field.addEventListener("input", (event) => {
    keysTyped(before, field.value).forEach((keysym) => desktop.sendKey(keysym));
    const worn = field.value.length > MOST || field.value.length < FILLER.length / 2;
    if (worn && !event.isComposing) field.value = FILLER;
    before = field.value;
  });
}

function makeField() {
  const field = document.createElement("textarea");
  field.className = "touch-keyboard";
  field.ariaLabel = "Typing goes to the desktop";
  field.autocapitalize = "off";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.tabIndex = -1;
  return field;
}

/** The keys that turn one text into the other. A keyboard that suggests words replaces what it wrote before. */
export function keysTyped(before, after) {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const deleted = Array.from(before.slice(same), () => BACKSPACE);
  return [...deleted, ...Array.from(after.slice(same), (character) => keysym(character.codePointAt(0)))];
}

/** Latin-1 is its own keysym; everything else is its code point marked as Unicode. */
function keysym(codePoint) {
  if (codePoint === 10) return ENTER;
  return codePoint < 0x100 ? codePoint : 0x01000000 + codePoint;
}
