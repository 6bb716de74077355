/**
 * What the page and the sealed frame say to each other: tagged messages, both directions, nothing else is heard.
 * The frame never sends anything the reader typed.
 *
 * @typedef {{ scheme: "light" | "dark", font: string, colors: Record<string, string> }} Theme
 * @typedef {Record<string, ArrayBuffer>} RuntimeFiles bytes of the Python runtime by file name
 *
 * @typedef {{ type: "theme", theme: Theme }
 *   | { type: "progress", loaded: number, total: number }
 *   | { type: "runtime", files: RuntimeFiles }
 *   | { type: "unavailable", reason: string }} ToFrame `loaded` and `total` in bytes
 *
 * @typedef {{ type: "hello" }
 *   | { type: "height", pixels: number }
 *   | { type: "load" }} ToPage
 */

const TAG = "signature-checker";

/**
 * @template {ToFrame | ToPage} M
 * @param {M} message
 * @returns {M & { tag: string }}
 */
export function tagged(message) {
  return { ...message, tag: TAG };
}

/**
 * @param {unknown} data
 * @returns {data is ToPage}
 */
export function isToPage(data) {
  const message = record(data);
  if (message === undefined) return false;
  if (message.type === "height") return typeof message.pixels === "number" && Number.isFinite(message.pixels);
  return message.type === "hello" || message.type === "load";
}

/**
 * @param {unknown} data
 * @returns {data is ToFrame}
 */
export function isToFrame(data) {
  const message = record(data);
  if (message === undefined) return false;
  switch (message.type) {
    case "theme":
      return typeof message.theme === "object" && message.theme !== null;
    case "progress":
      return typeof message.loaded === "number" && typeof message.total === "number";
    case "runtime":
      return typeof message.files === "object" && message.files !== null;
    case "unavailable":
      return typeof message.reason === "string";
    default:
      return false;
  }
}

/**
 * @param {unknown} data
 * @returns {Record<string, unknown> | undefined}
 */
function record(data) {
  if (typeof data !== "object" || data === null) return undefined;
  const message = /** @type {Record<string, unknown>} */ (data);
  return message.tag === TAG ? message : undefined;
}
