import { byId, element } from "./dom.js";

/**
 * Shows what the nonce doctor found.
 *
 * @typedef {{ text: string, number: number | null, unit: string | null, moment: number | null, problems: string[] }} Reading
 *   `moment` in Unix seconds
 * @typedef {{ readings: Reading[], direction: string, duplicates: string[], burnt: boolean | null, pattern: string,
 *   findings: string[], fixes: string[] }} Report
 */

const MANY = 10;

const HEADLINES = /** @type {Record<string, string>} */ ({
  "every call fails": "✗ Every call fails with these numbers, until something is changed.",
  "now and then": "! Calls fail now and then with these numbers.",
  "cannot tell": "? These numbers alone do not say why calls fail.",
});
const DIRECTIONS = /** @type {Record<string, string>} */ ({
  rising: "rising, as it must be",
  falling: "falling",
  equal: "all equal",
  mixed: "up and down",
  single: "one number shows none",
});

/** @param {Report} report */
export function showReport(report) {
  const place = byId("outcome", HTMLElement);
  place.dataset.pattern = report.pattern;
  byId("headline", HTMLElement).textContent = HEADLINES[report.pattern] ?? report.pattern;
  byId("details", HTMLElement).replaceChildren(
    element("h3", {}, "What to do"),
    element("ul", { class: "fixes" }, ...report.fixes.map((fix) => element("li", {}, fix))),
    element("h3", {}, "What the numbers show"),
    facts(report),
    ...findings([...new Set(report.findings)]),
    ...(report.readings.length > MANY ? [folded(`All ${report.readings.length} nonces`, table(report.readings))] : []),
    ...(report.readings.length > 0 && report.readings.length <= MANY ? [table(report.readings)] : []),
  );
}

export function clearReport() {
  delete byId("outcome", HTMLElement).dataset.pattern;
  byId("headline", HTMLElement).textContent = "";
  byId("details", HTMLElement).replaceChildren();
}

/** @param {Report} report */
function facts(report) {
  const units = [...new Set(report.readings.map(unitOf))];
  const rows = [
    ["unit", "Unit", units.join(", ") || "no number given"],
    ["direction", "Direction", DIRECTIONS[report.direction] ?? report.direction],
    ["duplicates", "Used twice", report.duplicates.join(", ") || "none"],
    ["burnt", "Key burnt", report.burnt === null ? "cannot be told from this" : report.burnt ? "yes" : "no"],
  ];
  return element(
    "dl",
    { class: "facts" },
    ...rows.flatMap(([name = "", title = "", value = ""]) => [element("dt", {}, title), element("dd", { "data-fact": name }, value)]),
  );
}

/** A long log has as many findings about single nonces as lines. @param {string[]} sentences */
function findings(sentences) {
  const list = (/** @type {string[]} */ some) => element("ul", { class: "findings" }, ...some.map((one) => element("li", {}, one)));
  const [first, rest] = [sentences.slice(0, MANY), sentences.slice(MANY)];
  if (first.length === 0) return [];
  return rest.length === 0 ? [list(first)] : [list(first), folded(`${rest.length} more`, list(rest))];
}

/** @param {string} title @param {HTMLElement} content */
function folded(title, content) {
  return element("details", {}, element("summary", {}, title), content);
}

/** @param {Reading} reading */
function unitOf(reading) {
  return reading.unit ?? (reading.number === null ? "not a number" : "none of the usual");
}

/** @param {Reading[]} readings */
function table(readings) {
  const head = ["Nonce", "Unit", "Moment (UTC)"].map((title) => element("th", { scope: "col" }, title));
  const rows = readings.map((reading) =>
    element(
      "tr",
      {},
      element("td", {}, element("code", { translate: "no" }, reading.text || "(empty)")),
      element("td", {}, unitOf(reading)),
      element("td", {}, reading.moment === null ? "–" : momentOf(reading.moment)),
    ),
  );
  return element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}

/** @param {number} seconds */
function momentOf(seconds) {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}
