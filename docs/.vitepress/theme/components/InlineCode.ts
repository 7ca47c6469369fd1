import { h, type FunctionalComponent } from "vue";

/** A sentence in which `backticks` make code, as in the pages' own text. */
export const InlineCode: FunctionalComponent<{ text: string }> = ({ text }) =>
  text.split("`").map((part, index) => (index % 2 === 1 ? h("code", part) : part));

InlineCode.props = ["text"];
