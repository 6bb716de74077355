/**
 * What the page and the sealed frame say to each other: tagged messages, both directions, nothing else is heard.
 * The frame never sends anything the reader typed.
 *
 * @typedef {{ scheme: "light" | "dark", font: string, colors: Record<string, string> }} Theme
 * @typedef {Record<string, ArrayBuffer>} RuntimeFiles bytes of the Python runtime by file name
 *
 * @typedef {{ type: "theme", theme: Theme }
 *   | { type: "language", language: string }
 *   | { type: "progress", loaded: number, total: number }
 *   | { type: "scripts", files: RuntimeFiles }
 *   | { type: "runtime", files: RuntimeFiles }
 *   | { type: "answers", example: string, data: ArrayBuffer | null }
 *   | { type: "unavailable", reason: string }} ToFrame `loaded` and `total` in bytes; the scripts come ahead of the runtime's other files
 *
 * @typedef {{ type: "hello" }
 *   | { type: "height", pixels: number }
 *   | { type: "language", language: string }
 *   | { type: "answers", example: string }
 *   | { type: "load" }} ToPage `language` is one of LANGUAGES, `example` an example's id
 */

const TAG = "signature-checker";

/** The programming languages either side may name, as the site's other parts name them. */
export const LANGUAGES = /** @type {Readonly<Record<string, string>>} */ ({
  python: "Python",
  javascript: "JavaScript",
  typescript: "TypeScript",
  go: "Go",
  java: "Java",
  csharp: "C#",
  php: "PHP",
  ruby: "Ruby",
  rust: "Rust",
  cpp: "C++",
  c: "C",
  bash: "Bash",
  perl: "Perl",
  dart: "Dart",
  kotlin: "Kotlin",
  lua: "Lua",
  powershell: "PowerShell",
  r: "R",
  swift: "Swift",
  vba: "VBA",
});

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
  if (message.type === "language") return isLanguage(message.language);
  if (message.type === "answers") return typeof message.example === "string";
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
    case "language":
      return isLanguage(message.language);
    case "progress":
      return typeof message.loaded === "number" && typeof message.total === "number";
    case "scripts":
    case "runtime":
      return typeof message.files === "object" && message.files !== null;
    case "answers":
      return typeof message.example === "string" && (message.data === null || message.data instanceof ArrayBuffer);
    case "unavailable":
      return typeof message.reason === "string";
    default:
      return false;
  }
}

/** @param {unknown} name */
function isLanguage(name) {
  return typeof name === "string" && Object.hasOwn(LANGUAGES, name);
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
