/// <reference path="../generated.d.ts" />
import { byId } from "./dom.js";

/**
 * The form's controls: what the reader typed, the examples that fill them, and what is wrong with one of them.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Field
 */

const GIVEN = /** @type {const} */ (["path", "nonce", "body", "secret"]);
const OWN = "own";

/**
 * @param {string} name
 * @returns {Field}
 */
export function field(name) {
  return /** @type {Field} */ (byId(`field-${name}`, HTMLElement));
}

/** @param {string} name */
export function valueOf(name) {
  return field(name).value;
}

/** The words of a field's label, without the hint. @param {string} name */
export function labelOf(name) {
  return document.querySelector(`label[for="field-${name}"]`)?.firstChild?.textContent?.trim() ?? name;
}

/** @returns {Example | undefined} undefined for the reader's own values */
export function chosenExample() {
  const chosen = byId("field-example", HTMLSelectElement).value;
  return EXAMPLES.find((example) => example.id === chosen);
}

/** Puts the chosen example into the fields; for own values, takes an example's values out again. */
export function fillExample() {
  const example = chosenExample();
  for (const name of GIVEN) {
    if (example) field(name).value = example[name];
    else if (EXAMPLES.some((other) => other[name] === valueOf(name))) field(name).value = "";
  }
  showMode();
}

/** Values that are no longer the example's are the reader's own. */
export function noticeOwnValues() {
  const example = chosenExample();
  if (example === undefined || GIVEN.every((name) => valueOf(name) === example[name])) return;
  byId("field-example", HTMLSelectElement).value = OWN;
  showMode();
}

/** Forgets the secret unless it is an example's, which is public. */
export function forgetSecret() {
  if (chosenExample() === undefined) field("secret").value = "";
}

/**
 * What `api_sign` is asked. An example's nonce is old and meant to be, so only one's own is held against the clock.
 *
 * @returns {Record<string, string | number>}
 */
export function readRequest() {
  const request = /** @type {Record<string, string | number>} */ ({ api_sign: valueOf("api-sign") });
  for (const name of GIVEN) request[name] = valueOf(name);
  if (valueOf("sent-body") !== "") request.sent_body = valueOf("sent-body");
  if (valueOf("api-key") !== "") request.api_key = valueOf("api-key").trim();
  if (chosenExample() === undefined) request.now = Date.now() / 1000;
  return request;
}

/**
 * Fills empty fields from a pasted request. Another body than the one typed is what was really sent.
 *
 * @param {Record<string, unknown>} parsed
 */
export function fillFromRequest(parsed) {
  for (const name of ["path", "nonce", "body", "api-key", "api-sign"]) {
    const value = parsed[name.replace("-", "_")];
    if (typeof value === "string" && valueOf(name) === "") field(name).value = value;
  }
  const body = parsed.body;
  if (typeof body === "string" && body !== valueOf("body") && valueOf("sent-body") === "") field("sent-body").value = body;
}

/** @param {string} name @param {string} sentence */
export function showFieldError(name, sentence) {
  const problem = document.getElementById(`error-${name}`);
  if (problem === null) return;
  problem.textContent = sentence;
  problem.hidden = false;
  field(name).setAttribute("aria-invalid", "true");
}

export function clearFieldErrors() {
  for (const problem of document.querySelectorAll(".field-error")) {
    if (problem instanceof HTMLElement) problem.hidden = true;
    problem.textContent = "";
  }
  for (const wrong of document.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
}

function showMode() {
  const example = chosenExample();
  document.documentElement.dataset.mode = example ? "example" : OWN;
  byId("care", HTMLElement).textContent = example ? example.care : byId("care", HTMLElement).dataset.own ?? "";
}
