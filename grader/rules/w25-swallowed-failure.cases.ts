import type { Table } from "./table.ts";

export const cases: Table = {
  valid: {
    "a compensation": `workflow { try { yield ctx.callActivity('a'); } catch { yield ctx.callActivity('undo'); } }`,
    "an answer that says so": `workflow { try { yield ctx.callActivity('a'); } catch { return { ok: false }; } }`,
    "a reason in a comment": `workflow { try { yield ctx.callActivity('a'); } catch { /* the mail is nice to have */ } }`,
    "a success that the error speaks for": `workflow { try { yield ctx.callActivity('a'); } catch (error) { if (String(error) === 'done') return { ok: true }; throw error; } }`,
    "nothing to wait for in the block": `workflow { try { JSON.parse(input); } catch {} yield ctx.callActivity('a'); }`,
    "in an activity": `export async function load(ctx: WorkflowActivityContext) { try { await fetch('a'); } catch {} }`,
  },
  invalid: {
    "an empty catch": [`workflow { try { yield ctx.callActivity('a'); } catch {} }`, `catch {}`],
    "an empty catch with the error": [
      `workflow { try { yield ctx.callActivity('a'); } catch (error) {} }`,
      `catch (error)`,
    ],
    "a success": [
      `workflow { try { yield ctx.callActivity('a'); } catch { return { ok: true }; } }`,
      `catch {`,
    ],
    "a success in words": [
      `workflow { try { yield ctx.callActivity('a'); } catch (error) { return { status: 'completed' }; } }`,
      `catch (error)`,
    ],
  },
};
