import { address } from "./answer.mjs";
import { entryOf } from "./catalogue.mjs";
import { element } from "./element.mjs";
import { holdsSecret, redact, writeReport } from "./redact.mjs";

/** @import { Catalogue } from "./catalogue.mjs" */
/** @import { Decoded, Unknown } from "./decode/types.js" */

/** A warning where the pasted text looks as if it held a secret; nothing otherwise. @param {string} text */
export function secretWarning(text) {
  const found = holdsSecret(text);
  if (found.length === 0) return [];
  const words = `This text seems to hold a ${found.join(" and a ")}. It has not left this page. Do not post it as it is; use the report below, which masks it.`;
  return [element("p", { class: "er-note er-secret", role: "alert" }, words)];
}

/**
 * A button that copies what can be shown to others: errors, verdicts, links, and the text with its secrets masked.
 * @param {Catalogue} catalogue @param {Decoded} decoded @param {string} text
 */
export function reportButton(catalogue, decoded, text) {
  const button = element("button", { type: "button", class: "er-button" }, "Copy a report that is safe to share");
  const said = element("span", { class: "er-report__said", role: "status" });
  button.addEventListener("click", async () => {
    const report = writeReport(text, { errors: reported(catalogue, decoded), now: new Date() });
    const copied = await navigator.clipboard.writeText(report).then(() => true, () => false);
    said.textContent = copied ? "Copied." : "The browser did not allow copying; here it is:";
    said.parentElement?.querySelector("pre")?.remove();
    if (!copied) said.after(element("pre", { class: "er-pasted", tabindex: "0" }, report));
  });
  return element("div", { class: "er-report" }, button, said);
}

/**
 * A link to a new issue of the project that carries the masked text, and only that.
 * @param {string} repository @param {Unknown} unknown
 */
export function tellUs(repository, unknown) {
  const masked = redact(unknown.text);
  const link = new URL(`${repository.replace(/\/$/, "")}/issues/new`);
  link.searchParams.set("title", `Unknown error: ${masked.slice(0, 120)}`);
  link.searchParams.set("body", `The decoder does not know this string:\n\n    ${masked}\n\nWhat the program was doing:\n`);
  return element("p", {}, element("a", { href: link.href, rel: "noopener" }, "Tell us about it"), " (the link carries this string, masked, and nothing else).");
}

/** @param {Catalogue} catalogue @param {Decoded} decoded */
function reported(catalogue, decoded) {
  return decoded.matches.flatMap((match) => {
    const entry = entryOf(catalogue, match.slug);
    if (!entry) return [];
    const words = [["outcome", entry.outcome], ["retry", entry.retry.class], ["fixer", entry.fixer]].map(([kind = "", value = ""]) => catalogue.terms[kind]?.[value]?.[0] ?? value);
    return [{ error: entry.error, verdict: words.join("; "), link: address(entry), tail: match.tail }];
  });
}
