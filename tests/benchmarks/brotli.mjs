// Compresses a file as a good host does beforehand: brotli.mjs FILE, to standard output.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const file = /** @type {string} */ (process.argv[2]);
process.stdout.write(brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
