import { EMPTY, STEMS } from "./glossary.mjs";

/** Different words that mean the same in a message. */
const SAME = new Map([["bad", "invalid"]]);

/** The English words of a message, in singular, without the small ones; sorted, each once.
 * @param {string[]} words plain words in English or any language of the glossary
 * @returns {{words: string[], foreign: boolean}} `foreign`: at least one had to be translated */
export function englishWords(words) {
  let foreign = false;
  /** @type {Set<string>} */
  const english = new Set();
  for (let i = 0; i < words.length; i++) {
    const word = negates(words[i], words[i + 1]) ? `${words[i]}${words[++i]}` : words[i];
    if (EMPTY.has(word) || word.length < 2) continue;
    const stem = STEMS.find((one) => word.startsWith(one[0]) && word.length <= one[0].length + endingOf(one));
    if (stem && singular(word) !== singular(stem[1])) foreign = true;
    for (const one of (stem ? stem[1] : word).split(" ")) english.add(SAME.get(singular(one)) ?? singular(one));
  }
  return { words: [...english].sort(), foreign };
}

/** The longest ending a beginning may take; a short one, and one that begins the English word too, takes little: `assetclass` is no asset.
 * @param {[start: string, english: string]} stem */
function endingOf([start, english]) {
  return start.length <= 3 || (start.length <= 6 && english.startsWith(start)) ? 3 : 7;
}

/** `non valido`, `no disponible`: two words for one.
 * @param {string} word @param {string | undefined} next */
function negates(word, next) {
  return /^(?:non?|nao|nicht)$/.test(word) && /^(?:valid|gultig|disponi|verfugbar|confirm|conferm|bestatigt)/.test(next ?? "");
}

/** @param {string} word */
function singular(word) {
  if (/(?:ss|x|ch)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
