import { Answers } from "./answers.js";
import { chooseLanguage, watchLanguage } from "./language.js";
import { isToPage, tagged } from "./protocol.js";
import { fetchChecked, fetchManifest, fetchRuntime, RuntimeUnavailable } from "./runtime.js";
import { watchTheme } from "./theme.js";

/** @typedef {import("./protocol.js").ToFrame} ToFrame */

/**
 * `<signature-checker frame-title frame frame-integrity manifest manifest-integrity>`: the page's side of a sealed frame.
 *
 * It shows the frame, gives it the page's colours, height and chosen programming language, and fetches the Python runtime when the frame asks, because
 * the frame itself cannot fetch anything. What is typed in the frame never comes here.
 */
export class SignatureChecker extends HTMLElement {
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Answers | undefined} */
  #answers;
  /** @type {Promise<import("./runtime.js").Manifest> | undefined} */
  #manifest;
  #loading = false;
  #failed = false;
  #stopWatching = () => {};
  #onMessage = (/** @type {MessageEvent} */ event) => this.#hear(event);

  connectedCallback() {
    window.addEventListener("message", this.#onMessage);
    void this.#show();
    this.#list().catch(() => undefined);
  }

  disconnectedCallback() {
    window.removeEventListener("message", this.#onMessage);
    this.#stopWatching();
    this.#frame?.remove();
    this.#frame = undefined;
  }

  async #show() {
    let text;
    try {
      const entry = { name: "The checker", file: "", size: 0, integrity: this.#attribute("frame-integrity") };
      const cache = this.#failed ? "reload" : "default";
      text = new TextDecoder().decode(await fetchChecked(entry, this.#url("frame"), () => undefined, cache));
    } catch (problem) {
      this.#failed = true;
      this.#showFailure(reason(problem));
      return;
    }
    if (!this.isConnected || this.#frame) return;
    const frame = document.createElement("iframe");
    frame.title = this.#attribute("frame-title");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.srcdoc = text;
    this.#frame = frame;
    this.replaceChildren(frame);
  }

  /** @param {string} sentence */
  #showFailure(sentence) {
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "md-button";
    retry.textContent = "Retry";
    retry.addEventListener("click", () => void this.#show());
    message.append(sentence, " ", retry);
    this.replaceChildren(message);
  }

  /** @param {MessageEvent} event */
  #hear(event) {
    const frame = this.#frame;
    if (!frame || event.source !== frame.contentWindow || !isToPage(event.data)) return;
    switch (event.data.type) {
      case "hello":
        this.#stopWatching();
        this.#watch();
        return;
      case "height":
        frame.style.height = `${Math.ceil(event.data.pixels)}px`;
        return;
      case "language":
        chooseLanguage(event.data.language);
        return;
      case "answers":
        void this.#answer(event.data.example);
        return;
      case "load":
        void this.#load();
    }
  }

  #watch() {
    const stopTheme = watchTheme((theme) => this.#tell({ type: "theme", theme }));
    const stopLanguage = watchLanguage((language) => this.#tell({ type: "language", language }));
    this.#stopWatching = () => {
      stopTheme();
      stopLanguage();
    };
  }

  /** @param {string} example */
  async #answer(example) {
    this.#answers ??= new Answers(() => this.#list(), this.#url("manifest"));
    const data = await this.#answers.of(example);
    this.#tell({ type: "answers", example, data }, data ? [data] : []);
  }

  /** What the runtime consists of: so short a list that it is fetched with the page, to save its way later. */
  #list() {
    const cache = this.#failed ? "reload" : "default";
    this.#manifest ??= fetchManifest(this.#url("manifest"), this.#attribute("manifest-integrity"), cache).catch((problem) => {
      this.#manifest = undefined;
      throw problem;
    });
    return this.#manifest;
  }

  async #load() {
    if (this.#loading) return;
    this.#loading = true;
    try {
      await this.#answers?.settled();
      const progress = (/** @type {number} */ loaded, /** @type {number} */ total) => this.#tell({ type: "progress", loaded, total });
      const cache = this.#failed ? "reload" : "default";
      const scripts = (/** @type {Record<string, ArrayBuffer>} */ files) => this.#tell({ type: "scripts", files }, Object.values(files));
      const files = await fetchRuntime(await this.#list(), this.#url("manifest"), progress, scripts, cache);
      this.#failed = false;
      this.#tell({ type: "runtime", files }, Object.values(files));
    } catch (problem) {
      this.#failed = true;
      this.#tell({ type: "unavailable", reason: reason(problem) });
    } finally {
      this.#loading = false;
    }
  }

  /**
   * The frame's origin is opaque, so no narrower target than "*" exists; nothing said to it is secret.
   *
   * @param {ToFrame} message
   * @param {Transferable[]} [transfer]
   */
  #tell(message, transfer = []) {
    this.#frame?.contentWindow?.postMessage(tagged(message), { targetOrigin: "*", transfer });
  }

  /** @param {string} name */
  #attribute(name) {
    return this.getAttribute(name) ?? "";
  }

  /**
   * Names are of files beside this module, wherever the page is.
   *
   * @param {string} name
   */
  #url(name) {
    return new URL(this.#attribute(name), import.meta.url);
  }
}

/** @param {unknown} problem */
function reason(problem) {
  if (problem instanceof RuntimeUnavailable) return problem.message;
  return `The checker could not be loaded: ${problem instanceof Error ? problem.message : String(problem)}.`;
}
