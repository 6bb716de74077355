/** Beginnings of words, accents folded, that Kraken's translated articles and translated clients put for the English ones
 * (Portuguese, Italian, Spanish, French, German). A word of two English ones is written with a blank between them. */
export const STEMS = /** @type {[start: string, english: string][]} */ (Object.entries({
  account: "cont cuent compte konto", address: "enderec indirizz direccion adress", agreement: "acord accord contrat vereinbarung",
  allowance: "permitid consentit subsidi assegnazion", amount: "valor import montant quanti betrag", argument: "argoment argument",
  asset: "ativ activ attivit actif vermogenswert", "asset pair": "wahrungspaar handelspaar", bad: "incorret malformad errat incorrect mauvais",
  busy: "ocupad occupat occup beschaftigt", cancel: "cancelament cancellazion annull stornier", check: "verificac verific control prufung",
  cost: "custo costo coste cout kosten", deadline: "prazo scadenz termin plazo delai frist", denied: "negad negat rifiutat denegad refus verweigert",
  disabled: "desativad desabilitad disabilitat disattivat deshabilitad desactiv deaktiviert", editable: "editave modificabil editabl modifiabl",
  elapsed: "expirad decorrid trascors esgotad scadut vencid abgelaufen", enough: "suficient sufficient bastant assez genug",
  error: "erro errore error erreur fehler", exceeded: "excedid ultrapassad superat oltrepassat depass uberschritten",
  failed: "falh fallit fracas echec echou fehlgeschlagen riuscit", feature: "recurs funcionalidad funcao funcion funzion fonction funktion",
  fee: "commission comisi gebuhr frais", fund: "fund fond saldo guthaben mittel", funding: "financiament finanziament financement",
  initial: "inicial inizial initial anfang", insufficient: "insuficient insufficient insuffisant unzureichend", internal: "intern",
  invalid: "invalid nonvalid novalid naovalid nichtgultig ungultig", key: "chave chiav clave llave cle schlussel",
  leave: "restant rimanent", level: "nivel nivei livell niveau", limit: "limit", locked: "bloquead bloccat verrouill gesperrt",
  lockout: "bloqueio blocco bloqueo blocage verrouillage sperre", low: "baix bass bajo baja faible niedrig", margin: "marge margin margen marg",
  market: "mercad mercat marche markt", max: "massim maxim", met: "atingid alcancad raggiunt alcanzad atteint erreicht cumprid", method: "metod method",
  minimum: "minim", mode: "modo modalit modus", nonce: "nonce", only: "somente apenas solo soltant seulement nur",
  open: "abr apri aprire ouvri offnen", opposing: "opost oppost opuest oppos contrari", order: "orden ordem ordin ordre auftrag pedid",
  pair: "par pares coppi paire paar", permission: "permiss permes permis autorizz autoriza autoris berechtigung zugriff access acceso",
  position: "posic posiz position", price: "prec prezz preci prix preis", qty: "quantidade quantita cantidad qte",
  rate: "tax frequenz velocidad velocit tasa taux frequence debit rate", reference: "referenc riferiment referenz",
  request: "solicitac requisic richiesta richieste solicitud requete demande anfrage", required: "exigid necessari richiesto requerid obrigatori requis erforderlich",
  scheduled: "programad programmat agendad planifi geplant", service: "servic serviz dienst", session: "sessa session sessio sesion sitzung",
  signature: "assinatura firma signatur", size: "tamanh dimension taman taille grosse", temporary: "temporar provvisori temporal temporane temporair vorubergehend",
  trading: "negociac negoziaz handels", unavailable: "indisponi nodisponib nondisponib naodisponi nichtverfugbar",
  unconfirmed: "naoconfirmad nonconfermat noconfirmad nichtbestatigt", unknown: "desconhecid sconosciut desconocid inconnu unbekannt",
  volume: "volum", withdraw: "saque retirad preliev retir retrait",
}).flatMap(([english, stems]) => stems.split(" ").map((stem) => [stem, english])).sort((a, b) => b[0].length - a[0].length));

/** Words that carry nothing of a message, in these languages and in English. */
export const EMPTY = new Set(("a o os as de da do das dos e em no na nos nas para por um uma il la le lo i gli l di del dell della delle dei degli dall all nell un una per in con d que el los las y " +
  "en al du des et ou der die das zu von nicht ne pas est e esta foi puo pode puede possivel possibile posible possible impossivel impossibile imposible impossible sono sao te " +
  "muito muita muitos muitas troppo troppa troppi troppe demasiado demasiada demasiados demasiadas demais excesso trop viele zu the of to is an or for cannot not nao non no too many").split(" "));

/** What those articles and clients make of a category's name. */
export const CATEGORY_NAMES = new Map(Object.entries({
  general: "geral generale general allgemein", query: "consulta interrogazione requete abfrage", order: "ordem ordine orden ordre auftrag",
  trade: "negociacao negoziazione operacion", funding: "financiamento finanziamento versamento deposito financiacion", service: "servico servizio servicio dienst",
  session: "sessao sessione sesion sitzung", account: "conta cuenta compte konto",
}).flatMap(([english, names]) => names.split(" ").map((name) => [name, english])));
