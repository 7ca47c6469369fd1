export interface Order {
  orderId: string;
  /** Prices of what was ordered. */
  prices: number[];
  /** What to charge; without it there is nobody to pay. */
  card?: string;
}

export interface Check {
  valid: boolean;
  reason?: string;
}

export interface Receipt {
  number: string;
  amount: number;
  /** ISO 8601. */
  chargedAt: string;
}

export interface Outcome {
  orderId: string;
  status: "paid" | "refused" | "failed";
  message: string;
}
