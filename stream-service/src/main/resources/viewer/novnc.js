// Loads noVNC when the first desktop is opened, so that pages without one do not pay for it.

const RFB_MODULE = "/vnc-viewer/assets/novnc/core/rfb.js";

export async function loadNoVnc() {
  try {
    return (await import(RFB_MODULE)).default;
  } catch {
    throw new Error(await reason());
  }
}

/** An import says nothing about why it failed; the same request as data does. */
async function reason() {
  try {
    const answer = await fetch(RFB_MODULE);
    const { message } = answer.ok ? {} : await answer.json();
    return message ?? "The files of the viewer could not be loaded. Reload the page.";
  } catch {
    return "The server cannot be reached. Check the connection and try again.";
  }
}
