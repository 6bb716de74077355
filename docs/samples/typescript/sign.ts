// Sign a private request of Kraken's Spot REST API. Node 20.19 or newer, no package beyond @types/node.
//
//   echo '{"path": …, "nonce": …, "body": …, "secret": …}' | node sign.js    prints the API-Sign
//   node sign.js balance [form|json] [nonce]                                   calls Balance

import { createHash, createHmac } from "node:crypto";
import { createInterface } from "node:readline";

interface Reply {
  error: string[];
  result?: unknown;
}

/** The value of the API-Sign header; `body` is the exact text that is sent. */
export function sign(path: string, nonce: string, body: string, secret: string): string {
  const inner = createHash("sha256").update(nonce + body).digest();
  const key = Buffer.from(secret, "base64");
  if (key.toString("base64") !== secret) throw new Error("the secret is not base64"); // Buffer skips what it does not know
  return createHmac("sha512", key).update(path).update(inner).digest("base64");
}

let lastNonce = 0n;

/** Microseconds as a bigint, raised by one where the clock stands still; a number would lose digits. */
export function nextNonce(): string {
  const now = BigInt(Date.now()) * 1000n;
  lastNonce = now > lastNonce ? now : lastNonce + 1n;
  return lastNonce.toString();
}

/** POST to a private endpoint. */
export async function call(
  endpoint: string,
  parameters: Record<string, string> = {},
  { json = false, nonce = nextNonce() }: { json?: boolean; nonce?: string } = {},
): Promise<Reply> {
  const path = `/0/private/${endpoint}`;
  const fields = { nonce, ...parameters };
  const body = json ? JSON.stringify(fields) : new URLSearchParams(fields).toString();
  const response = await fetch((process.env.KRAKEN_API_URL ?? "https://api.kraken.com") + path, {
    method: "POST",
    body,
    headers: {
      "Content-Type": json ? "application/json" : "application/x-www-form-urlencoded",
      "API-Key": process.env.KRAKEN_API_KEY ?? "",
      "API-Sign": sign(path, nonce, body, process.env.KRAKEN_API_SECRET ?? ""),
    },
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  if (!text.startsWith("{")) throw new Error(`HTTP ${response.status}`);
  return JSON.parse(text) as Reply;
}

/** Where this reference explains an error string. */
export function pageOf(error: string): string {
  return `errors/${error.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}/`;
}

async function main(command?: string, kind?: string, nonce?: string): Promise<void> {
  if (command === "balance") {
    const reply = await call("Balance", {}, { json: kind === "json", ...(nonce && { nonce }) });
    for (const error of reply.error) console.log(error, pageOf(error));
    if (!reply.error.length) console.log(JSON.stringify(reply.result));
    return;
  }
  for await (const line of createInterface({ input: process.stdin })) {
    const request = JSON.parse(line) as Record<"path" | "nonce" | "body" | "secret", string>;
    console.log(sign(request.path, request.nonce, request.body, request.secret));
  }
}

void main(...process.argv.slice(2));
