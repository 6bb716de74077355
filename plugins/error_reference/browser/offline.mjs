/**
 * The page's side of the service worker, whose address stands in the page; a site that is being edited has none.
 *
 * The worker asks a page two things: whether a reader works in a sealed frame, during which nothing is fetched in the
 * background, and whether another page's content fits the scripts that run here.
 */

const PAUSE_MS = 5000;

/** Register the worker once the page has loaded, and let it store the rest of the site in idle moments. */
export function keepOffline() {
  const workers = navigator.serviceWorker;
  if (!workers) return; // a plain HTTP address
  const place = document.querySelector("meta[name=service-worker]")?.getAttribute("content");
  if (!place) {
    void workers.getRegistration().then((registration) => registration?.unregister());
    return;
  }
  const seen = new Set(scripts());
  workers.addEventListener("message", ({ data, ports }) => {
    for (const script of scripts()) seen.add(script);
    const fits = data?.type !== "fits" || !differs(seen, data.scripts);
    ports[0]?.postMessage(data?.type === "busy" ? inUse() : fits);
    // The theme has already put the new address into the address bar.
    if (!fits) location.reload();
  });
  const url = new URL(place, document.baseURI);
  const register = () => void workers.register(url, { updateViaCache: "none" }).then(tell).then(fill, () => undefined);
  // The frame's reader may ask for Python at any moment, and only what passes through the worker is kept.
  const begin = () => (inUse() ? register() : whenIdle(register));
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin, { once: true });
}

/** What this page loaded before there was a worker. */
async function tell() {
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage({ type: "loaded", urls: [location.origin + location.pathname, ...loaded] });
}

async function fill() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  if (connection?.saveData) return;
  for (let more = true, pause = PAUSE_MS; more; pause = inUse() || document.hidden ? PAUSE_MS : PAUSE_MS / 20) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await new Promise(whenIdle);
    if (inUse() || document.hidden) continue;
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    active?.postMessage({ type: "fill" }, [port2]);
    more = await new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true);
      setTimeout(resolve, 12 * PAUSE_MS, false);
    });
  }
}

/** Whether a reader has a sealed frame before them. */
function inUse() {
  return document.querySelector("signature-checker, iframe") !== null;
}

function scripts() {
  return Array.from(document.querySelectorAll("script[src]"), (script) => /** @type {HTMLScriptElement} */ (script).src);
}

/**
 * Whether a script that ran here stands in the other page under another hash.
 *
 * @param {Set<string>} here @param {string[]} there
 */
function differs(here, there) {
  const named = (/** @type {string} */ url) => url.replace(/\.[0-9a-f]{8,64}((\.min)?\.js)$/, "$1");
  const running = new Map(Array.from(here, (url) => [named(url), url]));
  return there.some((url) => (running.get(named(url)) ?? url) !== url);
}

/** @param {(value?: unknown) => void} task */
function whenIdle(task) {
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: PAUSE_MS });
  else setTimeout(task, PAUSE_MS / 10);
}
