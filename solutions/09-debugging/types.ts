/** Something that a customer sends back. */
export interface Return {
  returnId: string;
  customer: string;
  /** What was paid for it, in euros: 19.9 */
  paid: number;
  /** How many weeks the customer had it; each takes two euros off. */
  weeks: number;
  damaged: boolean;
}

export interface Inspection {
  accepted: boolean;
  /** Why it is not accepted. */
  reason?: string;
}

export interface Price {
  /** What the customer gets back. */
  cents: number;
}

export interface Payment {
  paymentId: string;
}

export interface Mail {
  recipient: string;
  message: string;
  returnId: string;
}

export type Returned =
  | { returnId: string; status: "rejected"; message: string }
  | { returnId: string; status: "refunded"; cents: number; paymentId: string };
