/* In the sources this name leads to the installed package; the built site puts the package's own file in its place. */
export { default } from "minisearch";
