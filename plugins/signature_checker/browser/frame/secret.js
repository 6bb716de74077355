import { byId } from "./dom.js";
import { chosenExample, field, forgetSecret } from "./fields.js";

/** Masks the secret unless it is an example's or the reader asks to see it, and forgets it when the page is left. */
export function guardSecret() {
  const button = byId("show-secret", HTMLButtonElement);
  button.addEventListener("click", () => setShown(button.getAttribute("aria-pressed") !== "true"));
  window.addEventListener("pagehide", forgetSecret);
}

/** To be called whenever the example changes: public secrets are shown, one's own is not. */
export function maskSecret() {
  setShown(chosenExample() !== undefined);
}

/** @param {boolean} shown */
function setShown(shown) {
  field("secret").classList.toggle("masked", !shown);
  byId("show-secret", HTMLButtonElement).setAttribute("aria-pressed", String(shown));
}
