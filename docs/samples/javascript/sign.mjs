// Sign a private request of Kraken's Spot REST API. Node 20 or newer, or a browser; no package.
//
//   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | node sign.mjs    prints the API-Sign
//   node sign.mjs balance [form|json] [nonce]                                   calls Balance

const encoder = new TextEncoder();

/** The value of the API-Sign header; `body` is the exact text that is sent. */
export async function sign(path, nonce, body, secret) {
  const secretBytes = Uint8Array.from(atob(secret), (letter) => letter.charCodeAt(0));
  const inner = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(nonce + body)));
  const message = new Uint8Array([...encoder.encode(path), ...inner]);
  const key = await crypto.subtle.importKey("raw", secretBytes, { name: "HMAC", hash: "SHA-512" }, false, ["sign"]);
  const outer = new Uint8Array(await crypto.subtle.sign("HMAC", key, message));
  return btoa(String.fromCharCode(...outer));
}

let lastNonce = 0n;

/** Microseconds as a BigInt, raised by one where the clock stands still; a Number would lose digits. */
export function nextNonce() {
  const now = BigInt(Date.now()) * 1000n;
  lastNonce = now > lastNonce ? now : lastNonce + 1n;
  return String(lastNonce);
}

/** POST to a private endpoint; resolves to {error: [...], result: {...}}. Keep keys out of web pages: Node only. */
export async function call(endpoint, parameters = {}, { json = false, nonce = nextNonce() } = {}) {
  const path = `/0/private/${endpoint}`;
  const fields = { nonce, ...parameters };
  const body = json ? JSON.stringify(fields) : String(new URLSearchParams(fields));
  const response = await fetch((process.env.KRAKEN_API_URL ?? "https://api.kraken.com") + path, {
    method: "POST",
    body,
    headers: {
      "Content-Type": json ? "application/json" : "application/x-www-form-urlencoded",
      "API-Key": process.env.KRAKEN_API_KEY,
      "API-Sign": await sign(path, nonce, body, process.env.KRAKEN_API_SECRET),
    },
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  if (!text.startsWith("{")) throw new Error(`HTTP ${response.status}`);
  return JSON.parse(text);
}

/** Where this reference explains an error string. */
export const pageOf = (error) => `errors/${error.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}/`;

async function main([command, kind, nonce]) {
  if (command === "balance") {
    const reply = await call("Balance", {}, { json: kind === "json", nonce });
    for (const error of reply.error) console.log(error, pageOf(error));
    if (!reply.error.length) console.log(JSON.stringify(reply.result));
    return;
  }
  const { createInterface } = await import("node:readline");
  for await (const line of createInterface({ input: process.stdin })) {
    const { path, nonce, body, secret } = JSON.parse(line);
    console.log(await sign(path, nonce, body, secret));
  }
}

if (globalThis.process?.argv[1] && import.meta.url.endsWith(encodeURI(process.argv[1].split(/[\\/]/).pop()))) {
  await main(process.argv.slice(2));
}
