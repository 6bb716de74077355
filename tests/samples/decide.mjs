// Asks the JavaScript sample: {catalogue, now, asked: [[error, operation, attempt, age], …]} in, its answers out.

import { text } from "node:stream/consumers";
import { decide } from "../../docs/samples/javascript/retry-policy.mjs";

const { catalogue, now, asked } = JSON.parse(await text(process.stdin));
const answers = asked.map(([error, operation, attempt, age]) =>
  decide(catalogue, error, operation, { attempt, age, now }),
);
console.log(JSON.stringify(answers));
