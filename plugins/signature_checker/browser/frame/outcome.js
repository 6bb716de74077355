/// <reference path="../generated.d.ts" />
import { byId, element } from "./dom.js";
import { stepOf, steps } from "./stage.js";

/**
 * Shows what `api_sign` found.
 *
 * @typedef {import("./stage.js").Trace} Trace
 * @typedef {{ id: string, stage: string, kind: string, title: string, explanation: string, fix: string,
 *   fix_by_language: Record<string, string> }} Mistake
 * @typedef {{ id: string, field: string, title: string, fix: string }} Warning
 * @typedef {{ verdict: string, mistakes: Mistake[], alternatives: Mistake[][], warnings: Warning[], expected: string | null,
 *   trace: Trace | null, error: { field: string, message: string } | null, notes: string[] }} Outcome
 * @typedef {{ stage: string | null, equal: boolean, mistakes: Mistake[], alternatives: Mistake[][], sentence: string }} Comparison
 */

/**
 * @param {Outcome} outcome
 * @param {Example | undefined} example
 * @param {Comparison | undefined} comparison of the intermediate value, if one was pasted
 */
export function showOutcome(outcome, example, comparison) {
  const place = byId("outcome", HTMLElement);
  place.dataset.verdict = outcome.verdict;
  if (outcome.expected === null) delete place.dataset.expected;
  else place.dataset.expected = outcome.expected;
  byId("headline", HTMLElement).textContent = headline(outcome);
  const reached = comparison?.equal && comparison.stage ? stepOf(comparison.stage) : undefined;
  byId("details", HTMLElement).replaceChildren(
    ...outcome.mistakes.map((mistake) => mistakeCard(mistake)),
    ...alternatives(outcome.alternatives),
    ...outcome.warnings.map(warningCard),
    ...outcome.notes.map((note) => element("p", {}, note)),
    ...(outcome.verdict === "match" ? limits(example) : []),
    ...comparisonPart(comparison),
    ...(outcome.trace ? [pipeline(outcome.trace, outcome.mistakes, reached)] : []),
  );
}

/** Before an answer, and when there can be none. */
export function clearOutcome() {
  const place = byId("outcome", HTMLElement);
  delete place.dataset.verdict;
  delete place.dataset.expected;
  byId("headline", HTMLElement).textContent = "";
  byId("details", HTMLElement).replaceChildren();
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

/** @param {Mistake} mistake */
function mistakeCard(mistake) {
  const kinds = /** @type {Record<string, string>} */ ({
    differs: "Another legal spelling of the same request: right if exactly this is also sent.",
    pasted: "The value is right and has something around it: wrong only if the header contains it too.",
  });
  const kind = kinds[mistake.kind];
  return element(
    "article",
    { class: "card mistake", "data-mistake": mistake.id },
    element("h3", {}, mistake.title),
    element("p", {}, mistake.explanation),
    element("p", { class: "fix" }, element("strong", {}, "Fix: "), mistake.fix),
    ...byLanguage(mistake.fix_by_language),
    ...(kind ? [element("p", { class: "muted" }, kind)] : []),
  );
}

/** @param {Record<string, string>} lines */
function byLanguage(lines) {
  const rows = Object.entries(lines).flatMap(([language, line]) => [
    element("dt", {}, language),
    element("dd", {}, element("code", { translate: "no" }, line)),
  ]);
  return rows.length === 0 ? [] : [element("dl", { class: "languages" }, ...rows)];
}

/** @param {Mistake[][]} groups */
function alternatives(groups) {
  if (groups.length === 0) return [];
  const items = groups.map((group) => element("li", {}, group.map((mistake) => `${mistake.title}: ${mistake.fix}`).join(" And: ")));
  return [element("h3", {}, "Other explanations of the same bytes"), element("ul", {}, ...items)];
}

/** @param {Warning} warning */
function warningCard(warning) {
  return element("article", { class: "card warning", "data-warning": warning.id }, element("h3", {}, `Look also: ${warning.title}`), element("p", {}, warning.fix));
}

/** @param {Example | undefined} example */
function limits(example) {
  const shown = example?.cannot_show ?? [];
  if (shown.length === 0) return [];
  const items = shown.map((item) => element("li", {}, item));
  return [element("p", {}, "What this example cannot show:"), element("ul", {}, ...items)];
}

/** @param {Comparison | undefined} comparison */
function comparisonPart(comparison) {
  if (comparison === undefined) return [];
  return [
    element("h3", {}, "Your intermediate value"),
    element("p", {}, comparison.sentence),
    ...comparison.mistakes.map(mistakeCard),
    ...alternatives(comparison.alternatives),
  ];
}

/**
 * Without a signature there is no verdict, only what the intermediate value is.
 *
 * @param {Comparison} comparison
 */
export function showComparison(comparison) {
  byId("headline", HTMLElement).textContent = comparison.sentence;
  byId("details", HTMLElement).replaceChildren(...comparisonPart(comparison).slice(2));
}

/** @param {Trace} trace @param {Mistake[]} mistakes @param {string | undefined} reached */
function pipeline(trace, mistakes, reached) {
  const wrong = new Set(mistakes.map((mistake) => stepOf(mistake.stage)));
  const items = steps(trace).map((step) => {
    const mark = step.id === reached ? "yours is equal" : wrong.has(step.id) ? "goes wrong here" : "";
    return element(
      "li",
      { "data-stage": step.id, ...(mark ? { class: step.id === reached ? "equal" : "wrong" } : {}) },
      element("span", { class: "step-title" }, step.title),
      element("span", { class: "muted" }, ` ${step.how}`),
      ...(mark ? [element("span", { class: "mark" }, mark)] : []),
      element("code", { translate: "no" }, step.value),
    );
  });
  return element("ol", { class: "pipeline", "aria-label": "The right values, step by step" }, ...items);
}
