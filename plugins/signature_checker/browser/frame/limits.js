/// <reference path="../generated.d.ts" />
import { element } from "./dom.js";
import { chosenExample } from "./fields.js";

/**
 * What stays open after a match: mistakes that give the right bytes for this request too.
 *
 * @typedef {{ id: string, stage: string, title: string }} Hidden
 */

/** @param {Hidden[]} hidden of the request that was checked */
export function hiddenPart(hidden) {
  if (hidden.length === 0) return [];
  const example = chosenExample();
  const subject = example ? "this example" : "this request";
  const count = hidden.length === 1 ? "1 known mistake" : `${hidden.length} known mistakes`;
  const items = hidden.map((mistake) => element("li", { "data-hidden": mistake.id }, mistake.title));
  return [
    element(
      "details",
      { class: "limits", ...(hidden.length <= 4 ? { open: "" } : {}) },
      element("summary", {}, `What ${subject} cannot show: ${count}`),
      element("p", {}, `Code that makes one of these signs ${subject} rightly all the same. ${better(example, hidden)}`),
      element("ul", {}, ...items),
    ),
  ];
}

/**
 * The example that shows most of what this one hides.
 *
 * @param {Example | undefined} example
 * @param {Hidden[]} hidden
 */
function better(example, hidden) {
  const ids = new Set(hidden.map((mistake) => mistake.id));
  const others = EXAMPLES.filter((other) => other.id !== example?.id).map((other) => ({
    name: other.short,
    shows: ids.size - other.cannot_show.filter((mistake) => ids.has(mistake.id)).length,
  }));
  const [best] = others.sort((one, two) => two.shows - one.shows);
  return best && best.shows > 0 ? `${best.name} shows ${best.shows} of them.` : "";
}
