import { verdictBadges } from "./badge.mjs";
import { siteRoot } from "./catalogue.mjs";
import { element } from "./element.mjs";
import { tailText } from "./tail-text.mjs";

/** @import { Catalogue, Entry } from "./catalogue.mjs" */
/** @import { Match } from "./decode/types.js" */

/**
 * One result on a page: the error, its verdict, what to do first.
 * @param {Catalogue} catalogue @param {Entry} entry @param {Match} match @param {"match" | "suggestion"} kind
 */
export function answerCard(catalogue, entry, match, kind) {
  return element(
    "article",
    { class: `er-answer er-answer--${kind}`, "data-error": entry.error, "data-kind": kind },
    element("h2", { class: "er-answer__error" }, element("a", { href: address(entry) }, errorCode(entry.error))),
    element("p", { class: "er-answer__verdict" }, verdictBadges(catalogue, entry)),
    exposure(entry),
    element("p", { class: "er-answer__summary" }, entry.summary),
    match.tail ? tailText(catalogue, entry, match.tail) : undefined,
    match.reason ? element("p", { class: "er-answer__reason" }, `Offered because: ${match.reason}.`) : undefined,
    element("p", { class: "er-answer__fix" }, element("strong", {}, "First: "), entry.fix),
  );
}

/**
 * One result in the header search. The theme moves between `[href]` elements and follows the best `data-md-score`.
 * @param {Catalogue} catalogue @param {Entry} entry @param {Match} match @param {"match" | "suggestion"} kind @param {number} place
 */
export function answerLink(catalogue, entry, match, kind, place) {
  // Above any score of the theme's own for what is certain; below all of them for a guess.
  const score = kind === "match" ? 1e9 - place : -1 - place;
  const body = element(
    "article",
    { class: "er-found__body", "data-md-score": String(score) },
    errorCode(entry.error),
    match.tail ? element("span", { class: "er-found__tail", translate: "no" }, `: ${match.tail}`) : undefined,
    verdictBadges(catalogue, entry),
    element("span", { class: "er-found__summary" }, entry.summary),
  );
  const link = element("a", { class: "er-found__link", href: address(entry) }, body);
  return element("li", { class: `er-found er-found--${kind}`, "data-error": entry.error, "data-kind": kind }, link);
}

/** @param {Entry} entry */
export function address(entry) {
  return new URL(entry.url, siteRoot).href;
}

/** @param {string} error */
export function errorCode(error) {
  return element("code", { translate: "no" }, error);
}

/** What stays live meanwhile. @param {Entry} entry */
function exposure({ exposed, exposed_level: level }) {
  return exposed ? element("p", { class: `er-exposed er-exposed--${level}` }, element("strong", {}, exposed)) : undefined;
}
