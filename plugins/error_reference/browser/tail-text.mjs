import { duration } from "./badge.mjs";
import { element } from "./element.mjs";

/** @import { Catalogue, Entry } from "./catalogue.mjs" */

const HOUR_MS = 3_600_000;

/**
 * Explains what followed the error's last colon. A Unix time becomes a local time that counts down.
 * @param {Catalogue} catalogue @param {Entry} entry @param {string} tail
 */
export function tailText(catalogue, entry, tail) {
  const kind = entry.tail?.kind ?? "text";
  const [title] = catalogue.terms.tail?.[kind] ?? ["Detail"];
  const value = element("code", { translate: "no" }, tail);
  const line = element("p", { class: "er-answer__tail" }, element("strong", {}, `${title}: `), value);
  const seconds = kind === "unix_time" && /^\s*\d{9,11}(\.\d+)?\s*$/.test(tail) ? Number(tail) : NaN;
  if (Number.isFinite(seconds)) line.append(" ", momentText(seconds * 1000));
  else if (entry.tail?.meaning) line.append(` ${entry.tail.meaning}`);
  return line;
}

/** A local time and how long until then, renewed every second while it stands on the page. @param {number} moment */
function momentText(moment) {
  const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" }).format(moment);
  const left = element("span", { class: "er-countdown" });
  const show = () => {
    left.textContent = remaining(moment - Date.now());
  };
  show();
  const timer = setInterval(() => {
    show();
    if (!left.isConnected || moment < Date.now() - HOUR_MS) clearInterval(timer);
  }, 1000);
  return element("span", {}, `is ${local}, `, left, ".");
}

/** @param {number} milliseconds */
function remaining(milliseconds) {
  const words = duration(Math.abs(milliseconds) / 1000);
  return milliseconds >= 0 ? `${words} from now` : `${words} ago`;
}
