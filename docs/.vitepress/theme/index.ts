import DefaultTheme from "vitepress/theme-without-fonts";
import type { Theme } from "vitepress";
import { defineAsyncComponent } from "vue";
import CourseMap from "./components/CourseMap.vue";
import HomePage from "./components/HomePage.vue";
import LessonFacts from "./components/LessonFacts.vue";
import LessonQuiz from "./components/LessonQuiz.vue";
import RunPrediction from "./components/RunPrediction.vue";
import Layout from "./Layout.vue";
import "./colours.css";
import "./code.css";
import "./controls.css";
import "./prose.css";
import "./print.css";

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp({ app }) {
    app.component("CourseMap", CourseMap);
    app.component("HomePage", HomePage);
    app.component("LessonFacts", LessonFacts);
    app.component("LessonQuiz", LessonQuiz);
    app.component("RunPrediction", RunPrediction);
    // Only pages with a timeline load it.
    const timeline = () => import("./timeline/RunTimeline.vue");
    const runs = () => import("./timeline/OwnRuns.vue");
    app.component("OwnRuns", defineAsyncComponent(runs));
    app.component("RunTimeline", defineAsyncComponent(timeline));
  },
} satisfies Theme;
