import DefaultTheme from "vitepress/theme-without-fonts";
import type { Theme } from "vitepress";
import HomePage from "./components/HomePage.vue";
import LessonFacts from "./components/LessonFacts.vue";
import Layout from "./Layout.vue";
import "./colours.css";
import "./code.css";
import "./prose.css";

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component("HomePage", HomePage);
    app.component("LessonFacts", LessonFacts);
  },
} satisfies Theme;
