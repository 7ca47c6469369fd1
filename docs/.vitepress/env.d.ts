// What Vite loads and TypeScript does not know.
declare module "*.css";
declare module "*.vue" {
  import type { Component } from "vue";
  const component: Component;
  export default component;
}

interface ImportMeta {
  /** The connection to the server that serves the site from its sources; none once it is built. */
  readonly hot?: {
    on(event: string, listener: (data: never) => void): void;
    send(event: string, data?: unknown): void;
  };
}
