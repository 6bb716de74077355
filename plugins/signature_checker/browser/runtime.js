/**
 * Fetches the files of the Python runtime, each checked against the size and hash that the build wrote down.
 *
 * @typedef {{ name: string, file: string, size: number, integrity: string }} FileEntry
 * @typedef {{ python: string, pyodide: string, files: FileEntry[], answers: FileEntry[] }} Manifest
 * @typedef {(loaded: number, total: number) => void} OnProgress both in bytes, as unpacked
 */

/** Between two words on how far it is: a message for every chunk would take longer than the chunks from a cache. */
const PROGRESS_MS = 60;

/** Without a byte of any file for so long, the line is dead, though the browser itself would wait for minutes. */
const STALLED_MS = 30_000;

/** A file could not be had; the message is a sentence for the reader. */
export class RuntimeUnavailable extends Error {}

/**
 * @param {URL} manifestUrl
 * @param {string} integrity
 * @param {RequestCache} cache "reload" after a failure, so that a broken copy is not read again
 * @returns {Promise<Manifest>}
 */
export async function fetchManifest(manifestUrl, integrity, cache) {
  const entry = { name: "the list of runtime files", file: manifestUrl.href, size: 0, integrity };
  const text = new TextDecoder().decode(await fetchChecked(entry, manifestUrl, () => undefined, cache, AbortSignal.timeout(STALLED_MS)));
  return /** @type {Manifest} */ (JSON.parse(text));
}

/**
 * @param {Manifest} manifest
 * @param {URL} place of the files, or of one beside them
 * @param {OnProgress} onProgress
 * @param {(scripts: Record<string, ArrayBuffer>) => void} onScripts as soon as all of them are there
 * @param {RequestCache} cache as above
 * @returns {Promise<Record<string, ArrayBuffer>>} the other files
 */
export async function fetchRuntime(manifest, place, onProgress, onScripts, cache) {
  const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
  let loaded = 0;
  let told = performance.now();
  const stop = new AbortController();
  const stalled = new RuntimeUnavailable(`Python could not be loaded: nothing came for ${STALLED_MS / 1000} seconds.`);
  const wait = () => setTimeout(() => stop.abort(stalled), STALLED_MS);
  let waiting = wait();
  const count = (/** @type {number} */ bytes) => {
    clearTimeout(waiting);
    waiting = wait();
    loaded += bytes;
    const now = performance.now();
    if (now - told < PROGRESS_MS && loaded < total) return;
    told = now;
    onProgress(loaded, total);
  };
  onProgress(0, total);
  const fetched = manifest.files.map(async (file) => {
    const bytes = await fetchChecked(file, new URL(file.file, place), count, cache, stop.signal);
    return /** @type {const} */ ([file.name, bytes]);
  });
  const isScript = (/** @type {string | undefined} */ name) => name?.endsWith(".js") === true;
  const scripts = fetched.filter((_, place) => isScript(manifest.files[place]?.name));
  const handedOn = Promise.all(scripts).then((entries) => onScripts(Object.fromEntries(entries)));
  try {
    const [entries] = await Promise.all([Promise.all(fetched), handedOn]);
    return Object.fromEntries(entries.filter(([name]) => !isScript(name)));
  } catch (problem) {
    stop.abort(problem);
    await Promise.allSettled(fetched);
    throw stop.signal.reason;
  } finally {
    clearTimeout(waiting);
  }
}

/**
 * The bytes of one file. Hashed here rather than by the browser's own check where that is possible, because the
 * browser's check holds the whole body back and there would be no progress to show.
 *
 * @param {FileEntry} file
 * @param {URL} url
 * @param {(bytes: number) => void} onBytes
 * @param {RequestCache} cache
 * @param {AbortSignal} [signal]
 * @returns {Promise<ArrayBuffer>}
 */
export async function fetchChecked(file, url, onBytes, cache, signal) {
  const hashHere = globalThis.crypto?.subtle !== undefined;
  const options = { cache, signal: signal ?? null, ...(hashHere ? {} : { integrity: file.integrity }) };
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw new RuntimeUnavailable(`${file.name} could not be loaded: no answer, or not the file that was published.`);
  }
  if (!response.ok) throw new RuntimeUnavailable(`${file.name} could not be loaded: the server answered ${response.status}.`);
  const bytes = await readBody(response, file.size, onBytes).catch(() => {
    throw new RuntimeUnavailable(`${file.name} could not be loaded: the connection broke.`);
  });
  if (hashHere && (await hash(bytes)) !== file.integrity) {
    throw new RuntimeUnavailable(`${file.name} is not the file that was published (${bytes.byteLength} bytes, wrong hash).`);
  }
  return bytes;
}

/**
 * The body in one piece of memory, of the size that is expected where it is known: a Blob would be copied twice more.
 *
 * @param {Response} response
 * @param {number} expected in bytes
 * @param {(bytes: number) => void} onBytes
 */
async function readBody(response, expected, onBytes) {
  let whole = new Uint8Array(expected);
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const chunk = part.value;
    if (length + chunk.byteLength > whole.byteLength) whole = enlarged(whole, 2 * (length + chunk.byteLength));
    whole.set(chunk, length);
    length += chunk.byteLength;
    onBytes(chunk.byteLength);
  }
  return length === whole.byteLength ? whole.buffer : whole.buffer.slice(0, length);
}

/** @param {Uint8Array} bytes @param {number} size */
function enlarged(bytes, size) {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}

/** @param {ArrayBuffer} bytes */
async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
