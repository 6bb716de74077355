import { byId, element } from "./dom.js";
import { labelOf } from "./fields.js";
import { clearLines, languageLines } from "./language.js";
import { hiddenPart } from "./limits.js";
import { pipeline, stepOf } from "./stage.js";

/**
 * Shows what `api_sign` found.
 *
 * @typedef {import("./limits.js").Hidden} Hidden
 * @typedef {import("./stage.js").Trace} Trace
 * @typedef {{ id: string, stage: string, kind: string, title: string, explanation: string, fix: string,
 *   fix_by_language: Record<string, string> }} Mistake
 * @typedef {{ id: string, field: string, title: string, fix: string }} Warning
 * @typedef {{ verdict: string, mistakes: Mistake[], alternatives: Mistake[][], warnings: Warning[], expected: string | null,
 *   trace: Trace | null, error: { field: string, message: string } | null, notes: string[] }} Outcome
 * @typedef {{ stage: string | null, equal: boolean, diverges_at: string | null, mistakes: Mistake[], alternatives: Mistake[][],
 *   sentence: string, value: string, trace?: Trace }} Comparison `value` is what the reader pasted
 * @typedef {{ hidden?: Hidden[], comparison?: Comparison | undefined }} Besides
 */

/** @param {Outcome} outcome @param {Besides} [besides] */
export function showOutcome(outcome, { hidden = [], comparison } = {}) {
  const place = byId("outcome", HTMLElement);
  clearLines();
  place.dataset.verdict = outcome.verdict;
  if (outcome.expected === null) delete place.dataset.expected;
  else place.dataset.expected = outcome.expected;
  byId("headline", HTMLElement).textContent = headline(outcome);
  byId("details", HTMLElement).replaceChildren(
    ...outcome.mistakes.map(mistakeCard),
    ...alternatives(outcome.alternatives),
    ...outcome.notes.map((note) => element("p", {}, note)),
    ...outcome.warnings.map(warningCard),
    element("div", { id: "cannot-show" }, ...hiddenPart(hidden)),
    ...(comparison ? [element("h3", {}, "Your intermediate value"), element("p", {}, comparison.sentence), ...comparisonPart(comparison)] : []),
    ...(outcome.trace ? pipeline(outcome.trace, marks(outcome.mistakes, comparison, outcome.verdict === "match")) : []),
  );
}

/** What the match shown cannot show, where that was worked out after it. @param {Hidden[]} hidden */
export function showHidden(hidden) {
  byId("cannot-show", HTMLElement).replaceChildren(...hiddenPart(hidden));
}

/** Before an answer, and when there can be none. */
export function clearOutcome() {
  const place = byId("outcome", HTMLElement);
  clearLines();
  delete place.dataset.verdict;
  delete place.dataset.expected;
  byId("headline", HTMLElement).textContent = "";
  byId("details", HTMLElement).replaceChildren();
}

/**
 * Without a signature there is no verdict, only what the intermediate value is.
 *
 * @param {Comparison} comparison
 */
export function showComparison(comparison) {
  clearOutcome();
  byId("headline", HTMLElement).textContent = comparison.sentence;
  byId("details", HTMLElement).replaceChildren(
    ...comparisonPart(comparison),
    ...(comparison.trace ? pipeline(comparison.trace, { ...marks([], comparison, false), signed: false }) : []),
  );
}

/** @param {Outcome} outcome */
function headline(outcome) {
  switch (outcome.verdict) {
    case "match":
      return "✓ Match. Your signature is right, byte for byte.";
    case "mistake":
      return outcome.mistakes.length === 1
        ? "✗ Found. Your bytes are exactly those that one mistake gives:"
        : `✗ Found. Your bytes are exactly those that ${outcome.mistakes.length} mistakes together give:`;
    case "no_match":
      return "? No match, and no known mistake gives these bytes.";
    default:
      return `! ${outcome.error?.message ?? "The input could not be read."}`;
  }
}

const KINDS = /** @type {Record<string, string>} */ ({
  differs: "Another legal spelling of the same request: right if exactly this is also sent.",
  pasted: "The value is right and has something around it: wrong only if the header contains it too.",
});

const MARKS = /** @type {Record<string, string>} */ ({ differs: "≠ yours is spelt otherwise", pasted: "✗ yours has something around it" });

/** @param {Mistake} mistake */
function mistakeCard(mistake) {
  const kind = KINDS[mistake.kind];
  return element(
    "article",
    { class: "card mistake", "data-mistake": mistake.id, "data-kind": mistake.kind },
    element("h3", {}, mistake.title),
    element("p", {}, mistake.explanation),
    ...(kind ? [element("p", {}, kind)] : []),
    element("p", { class: "fix" }, element("strong", {}, "Fix: "), mistake.fix),
    ...languageLines(mistake.fix_by_language),
  );
}

/** @param {Mistake[][]} groups */
function alternatives(groups) {
  if (groups.length === 0) return [];
  const items = groups.map((group) => element("li", {}, group.map((mistake) => `${mistake.title}: ${mistake.fix}`).join(" And: ")));
  return [element("h3", {}, "Other explanations of the same bytes"), element("ul", {}, ...items)];
}

/** @param {Warning} warning */
function warningCard(warning) {
  const name = warning.field.replaceAll("_", "-");
  return element(
    "article",
    { class: "card warning", "data-warning": warning.id, "data-field": name },
    element("h3", {}, element("span", { class: "field-name" }, labelOf(name)), ` ${warning.title}`),
    element("p", {}, warning.fix),
  );
}

/** @param {Comparison} comparison */
function comparisonPart(comparison) {
  return [...comparison.mistakes.map(mistakeCard), ...alternatives(comparison.alternatives)];
}

/** @param {Mistake[]} mistakes @param {Comparison | undefined} comparison @param {boolean} allEqual */
function marks(mistakes, comparison, allEqual) {
  const wrong = new Map(mistakes.map((mistake) => [stepOf(mistake.stage), MARKS[mistake.kind] ?? "✗ goes wrong here"]));
  if (comparison?.diverges_at) wrong.set(stepOf(comparison.diverges_at), "✗ yours differs from here on");
  const own = comparison?.stage ? { stage: stepOf(comparison.stage), value: comparison.value, equal: comparison.equal } : undefined;
  return { wrong, own, allEqual };
}
