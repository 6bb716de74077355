// The only file with side effects: names the elements and listens to the page. Everything else can be imported without one.
import { DecoderElement } from "./decoder-element.mjs";
import { FilterElement } from "./filter-element.mjs";
import { shareLanguage } from "./language-choice.mjs";
import { keepOffline } from "./offline.mjs";
import { SearchAnswersElement } from "./search-answers-element.mjs";
import { watchTheme } from "./theme-mending.mjs";
import { copyWholeFiles } from "./whole-file.mjs";

for (const [name, element] of /** @type {const} */ ([
  ["error-decoder", DecoderElement],
  ["error-filter", FilterElement],
  ["error-search-answers", SearchAnswersElement],
])) {
  if (!customElements.get(name)) customElements.define(name, element);
}
shareLanguage();
copyWholeFiles();
watchTheme();
keepOffline();
