/** Ways in which one error string reaches a reader. Each takes the string as it comes over the wire. */

const entities = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(":", "&#58;").replaceAll('"', "&quot;").replaceAll(" ", "&nbsp;");
const json = (/** @type {string} */ text) => JSON.stringify({ error: [text] });
const firstBlank = (/** @type {string} */ text, /** @type {string} */ put) => text.replace(" ", put);

/** @type {Record<string, (error: string) => string>} */
export const FORMS = {
  "as it is": (error) => error,
  "JSON reply": json,
  "JSON inside JSON": (error) => JSON.stringify({ level: "error", message: json(error) }),
  "Python repr": (error) => `{'error': ['${error.replaceAll("'", "\\'")}']}`,
  "Ruby hash": (error) => `{"error"=>["${error}"]}`,
  "PHP dump": (error) => `array(1) {\n  ["error"]=>\n  array(1) {\n    [0]=>\n    string(${error.length}) "${error}"\n  }\n}`,
  "HTML entities": (error) => `<code>${entities(error)}</code>`,
  "percent-encoding": (error) => `?q=${encodeURIComponent(error)}`,
  "other case": (error) => error.toUpperCase(),
  "blanks after colons": (error) => error.replaceAll(":", " : "),
  "line break": (error) => `> kraken answered\n> ${firstBlank(error, "\n> ")}`,
  "ccxt": (error) => `ccxt.base.errors.ExchangeError: kraken ${json(error)}`,
  "without E": (error) => (/^[EW][A-Z]/.test(error) ? `Error: ${error.slice(1)}` : `kraken: ${error}`),
  "wide colons and joiners": (error) => error.replaceAll(":", "：").replaceAll(" ", "\u00a0").replace(/(?<=[A-Za-z]{4})(?=[a-z]{3})/, "\u200b"),
  "Java exception": (error) => `Exception in thread "main" org.knowm.xchange.exceptions.ExchangeException: [${error}]\n\tat org.knowm.xchange.kraken.service.KrakenBaseService.checkResult(KrakenBaseService.java:97)`,
};
