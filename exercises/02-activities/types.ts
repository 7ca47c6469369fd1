/** What somebody paid for the company, and wants back. */
export interface Claim {
  claimId: string;
  /** Who paid: "alice". */
  employee: string;
  /** Number of the receipt; a claim without one cannot be paid. */
  receipt?: string;
  items: Item[];
}

export interface Item {
  /** What kind of cost it is: "travel", "meals". */
  category: string;
  amount: number;
}

export interface Check {
  valid: boolean;
  /** Why the claim is not valid. */
  reason?: string;
}

export interface Voucher {
  /** A text that no other voucher has. */
  number: string;
  /** When it was booked, ISO 8601: "2026-01-01T09:00:00.000Z". */
  bookedAt: string;
  /** The sum of the amounts in each category: { travel: 30, meals: 12 }. */
  totals: Record<string, number>;
}

export interface Payment {
  claimId: string;
  employee: string;
  amount: number;
}

export interface Transfer {
  /** What the bank was given to know this payment by. */
  reference: string;
  /** When the bank was done, ISO 8601. */
  paidAt: string;
}

export interface ClaimResult {
  claimId: string;
  status: "paid" | "refused" | "failed";
  message: string;
}
