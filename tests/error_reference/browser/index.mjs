import { readFileSync } from "node:fs";
import process from "node:process";

/** @import { Catalogue } from "../../../plugins/error_reference/browser/decode/types.js" */

const path = process.env.DECODER_INDEX;
if (!path) throw new Error("DECODER_INDEX: expected the path of the decoder's index, found nothing; run these tests through pytest, which writes it");

/** The index the site ships, made from the real catalogue.
 * @type {Catalogue} */
export const catalogue = JSON.parse(readFileSync(path, "utf8"));
