import { sendToWorkshop } from "./report.ts";

/** Sends results to the workshop while a command runs, again and again as long as it is away. */
export interface SteadyDelivery {
  /** Says that there is something to send. */
  ask(): void;
  close(): void;
}

/** Milliseconds between tries. */
const PAUSE = 5000;

/** A try may take longer here: nobody waits for it. */
const PATIENCE = 4000;

export function steadyDelivery(): SteadyDelivery {
  let isSending = false;
  let isAsked = false;
  const send = async () => {
    if (isSending) return void (isAsked = true);
    isSending = true;
    await sendToWorkshop(PATIENCE);
    isSending = false;
    if (!isAsked) return;
    isAsked = false;
    void send();
  };
  const timer = setInterval(() => void send(), PAUSE);
  return {
    ask: () => void send(),
    close: () => clearInterval(timer),
  };
}
