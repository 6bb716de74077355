import { element } from "./element.mjs";

/** @import { Catalogue, Entry } from "./catalogue.mjs" */

/**
 * The same shape as the badges that the pages' templates print.
 * @param {Catalogue} catalogue @param {"outcome" | "retry" | "fixer" | "confidence"} kind @param {string} value
 * @param {number | null} [waitSeconds]
 */
export function badge(catalogue, kind, value, waitSeconds = null) {
  const [title] = catalogue.terms[kind]?.[value] ?? [value];
  const words = waitSeconds === null ? title : `Wait ${duration(waitSeconds)}`;
  const classes = `er-badge er-badge--${kind} er-badge--${value.replaceAll("_", "-")}`;
  return element("span", { class: classes, "data-badge": `${kind}:${value}` }, element("span", { class: "er-badge__icon" }), words);
}

/** Outcome, retry, fixer, in that order. @param {Catalogue} catalogue @param {Entry} entry */
export function verdictBadges(catalogue, entry) {
  return element(
    "span",
    { class: "er-badges" },
    badge(catalogue, "outcome", entry.outcome),
    " ",
    badge(catalogue, "retry", entry.retry.class, entry.retry.wait_seconds ?? null),
    " ",
    badge(catalogue, "fixer", entry.fixer),
  );
}

/** `900` → `15 min`; exact, the units that are not zero. @param {number} seconds */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  /** @type {[number, string][]} */
  const parts = [
    [Math.floor(whole / 86_400), "d"],
    [Math.floor(whole / 3600) % 24, "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ];
  return parts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`).join(" ") || "0 s";
}
