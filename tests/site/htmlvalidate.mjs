/** The HTML checker's rules. What is off is off because of the theme, whose templates are not ours, for the reason beside it. */
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Layout of the text, which no browser sees: the theme's templates leave blank lines, <!doctype> and <input />.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "void-style": "off",
    "attribute-boolean-style": "off",
    // Ids such as __drawer are valid HTML; the rule wants a letter first.
    "valid-id": ["error", { relaxed: true }],
    // Markdown's tables say their alignment by `align`; the other way is an inline style, which the policy forbids.
    "no-deprecated-attr": "off",
    // A title is the exact error string, however long Kraken made it.
    "long-title": "off",
    // The theme's search and our filter act while one types; there is nothing to submit.
    "wcag/h32": "off",
    // The theme's drawer and palette are checkboxes with autocomplete="off", so that a reload does not keep them.
    "valid-autocomplete": "off",
    // The theme nests lists of the navigation, each a <nav> that the label before it names.
    "unique-landmark": "off",
    // The theme's dialogue of the search is a <div role="dialog">.
    "prefer-native-element": "off",
    // The theme writes tabindex="" where it sets the value by script.
    "attribute-allowed-values": "off",
  },
};
