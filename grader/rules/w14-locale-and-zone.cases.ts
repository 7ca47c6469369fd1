import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a named locale": `workflow { return input.total.toLocaleString('en-US'); }`,
    "the time in UTC": `workflow { return ctx.getCurrentUtcDateTime().getUTCHours(); }`,
    "a format with a locale": `workflow { return new Intl.NumberFormat('de-DE').format(1); }`,
    "a comparison with a locale": `workflow { return input.sort((a: string, b: string) => a.localeCompare(b, 'en')); }`,
    "in an activity": `export function tell(ctx: WorkflowActivityContext) { return new Date().getHours(); }`,
    "a method that takes something": `workflow { return input.calendar.getDay('monday'); }`,
  },
  invalid: {
    "a number in the local way": [
      `workflow { return input.total.toLocaleString(); }`,
      `input.total.toLocaleString`,
    ],
    "a date in the local way": [
      `workflow { return ctx.getCurrentUtcDateTime().toLocaleDateString(undefined); }`,
      `ctx.getCurrentUtcDateTime().toLocaleDateString`,
    ],
    "the local hour": [
      `workflow { return ctx.getCurrentUtcDateTime().getHours() < 18; }`,
      `ctx.getCurrentUtcDateTime().getHours`,
    ],
    "the local day of a change": [
      `workflow { const due = new Date(input.at); due.setDate(3); return due; }`,
      `due.setDate`,
    ],
    "a local order": [
      `workflow { return input.sort((a: string, b: string) => a.localeCompare(b)); }`,
      `a.localeCompare`,
    ],
    "a local format": [
      `workflow { return new Intl.DateTimeFormat().format(input.at); }`,
      `Intl.DateTimeFormat`,
    ],
  },
};
