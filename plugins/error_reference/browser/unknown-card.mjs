import { badge } from "./badge.mjs";
import { element } from "./element.mjs";

/** @import { Catalogue } from "./catalogue.mjs" */
/** @import { Unknown } from "./decode/types.js" */

/**
 * A well-formed error that the catalogue does not hold: the cautious defaults, and what its parts say.
 * @param {Catalogue} catalogue @param {Unknown} unknown
 */
export function unknownCard(catalogue, unknown) {
  const { by_operation: verdicts } = catalogue.defaults;
  const rows = Object.entries(verdicts).map(([operation, verdict]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, catalogue.terms.operation?.[operation]?.[0] ?? operation),
      element("td", {}, verdict.left_exposed ?? "Nothing."),
      element("td", {}, badge(catalogue, "outcome", verdict.outcome), " ", badge(catalogue, "retry", verdict.class)),
    ),
  );
  return element(
    "article",
    { class: "er-answer er-answer--unknown", "data-unknown": unknown.text },
    element("p", { class: "er-exposed er-exposed--grave" }, element("strong", {}, "We do not know this one; assume your order may exist.")),
    element("p", {}, element("code", { translate: "no" }, unknown.text), ` ${grammar(catalogue, unknown)}`),
    element("div", { class: "er-table er-table--defaults" }, element("table", {}, head(), element("tbody", {}, ...rows))),
  );
}

function head() {
  const cells = ["I was", "Still live", "Verdict"].map((words) => element("th", { scope: "col" }, words));
  return element("thead", {}, element("tr", {}, ...cells));
}

/** What severity and category tell even about a string nobody has described. @param {Catalogue} catalogue @param {Unknown} unknown */
function grammar(catalogue, unknown) {
  const [severity] = catalogue.terms.severity?.[unknown.severity] ?? [];
  const category = catalogue.terms.grammar_category?.[unknown.category];
  const parts = [severity ? `${severity}.` : "", category ? `Category ${unknown.category}: ${category[1]}` : ""];
  return parts.filter(Boolean).join(" ");
}
