/** Beginnings of words, accents folded, that Kraken's translated articles and translated clients put for the English ones
 * (Portuguese, Italian, Spanish, French, German). The first that fits counts, so longer ones stand first. */
const STEMS = /** @type {[string, string][]} */ (Object.entries({
  denied: "negad rifiutat denegad refus verweigert", permission: "permiss permes permis autorizz autoriza autoris berechtigung zugriff",
  key: "chave chiave clave llave cle schlussel", signature: "assinatura firma signatur", unknown: "desconhecid sconosciut desconocid inconnu unbekannt",
  unavailable: "indisponi indisponib nodisponib nondisponib nichtverfugbar", asset: "ativ asset activ actif vermogenswert", pair: "par pares coppi paire wahrungspaar paar",
  argument: "argoment argument", invalid: "invalid invalide nonvalid novalid nonvalide ungultig", nonce: "nonce", session: "sessa session sessio sesion sitzung",
  request: "solicitac pedido richiest solicitud requete demande anfrage", bad: "incorret malformad errat incorrect mauvais", method: "metod method",
  rate: "tax frequenz velocidad tasa taux frequence rate", limit: "limit", exceeded: "excedid ultrapassad superat oltrepassat excedid depass uberschritten",
  lockout: "bloqueio blocco bloqueo blocage verrouillage sperre", temporary: "temporar provvisori temporal temporane temporair vorubergehend",
  locked: "bloquead bloccat verrouill gesperrt", open: "abr apri aprire ouvri offnen", position: "posic posiz position", opposing: "opost oppost opuest oppos contrari",
  margin: "marge margin margen", allowance: "permitid consentit subsidi assegnazion", insufficient: "insuficient insufficient unzureichend", fund: "fund fond",
  minimum: "minim", met: "atingid raggiunt alcanzad atteint erreicht cumprid", order: "orden ordem ordin ordre auftrag pedid", size: "tamanh dimension taman taille grosse",
  editable: "editave modificabil editabl modifiabl", qty: "quantidade quantit cantidad qte", address: "enderec indirizz direccion adress", many: "muit tropp demasiad trop viele",
  funding: "financiament finanziament deposit financement", withdraw: "saque retirad preliev retir retrait", amount: "valor import montant quanti betrag", failed: "falh fallit fracas echec fehlgeschlagen",
  busy: "ocupad occupat occup beschaftigt", internal: "intern", error: "erro errore error erreur fehler", feature: "recurs funcionalidad funzional fonction funktion",
  disabled: "desativad desabilitad disabilitat disattivat deshabilitad desactiv deaktiviert", price: "prec prezz preci prix preis", volume: "volum", account: "cont cuent compte konto",
  leave: "restant rimanent", enough: "suficient sufficient bastant assez genug",
}).flatMap(([english, stems]) => stems.split(" ").map((stem) => [stem, english])));
const EMPTY = new Set(("a o os as de da do das dos e em no na nos nas para por um uma il la le lo i gli l di del della dei delle e un una per in con d que el los las y en al du des et ou " +
  "der die das zu von nicht ne pas est e esta foi puo pode puede possivel possibile posible possible impossivel impossibile imposible impossible sono sao te troppo " +
  "the of to is an or for cannot not nao non no").split(" "));

/** The English words of a message, in singular, without the small ones; sorted, each once.
 * @param {string[]} words plain words in any of the languages above
 * @returns {{words: string[], foreign: boolean}} `foreign`: at least one had to be translated */
export function englishWords(words) {
  let foreign = false;
  /** @type {Set<string>} */
  const english = new Set();
  for (let i = 0; i < words.length; i++) {
    const word = negates(words[i], words[i + 1]) ? `${words[i]}${words[++i]}` : words[i];
    if (EMPTY.has(word) || word.length < 2) continue;
    const stem = STEMS.find(([start]) => (start.length > 3 ? word.startsWith(start) : word === start || word.startsWith(start) && word.length <= start.length + 3));
    if (stem && !sameWord(word, stem[1])) foreign = true;
    english.add(singular(stem ? stem[1] : word));
  }
  return { words: [...english].sort(), foreign };
}

/** `non valido`, `no disponible`: two words for one.
 * @param {string} word @param {string | undefined} next */
function negates(word, next) {
  return /^(?:non?|nicht)$/.test(word) && /^(?:valid|disponib|verfugbar)/.test(next ?? "");
}

/** @param {string} word @param {string} english */
function sameWord(word, english) {
  return singular(word) === singular(english);
}

/** @param {string} word */
function singular(word) {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
