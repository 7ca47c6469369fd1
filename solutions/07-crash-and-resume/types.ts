/** What an employee spent for the company and wants back. */
export interface Claim {
  claimId: string;
  employee: string;
  items: Item[];
}

export interface Item {
  what: string;
  /** In euros. */
  amount: number;
}

/** One item of a claim, to be paid by itself. */
export interface Payment {
  claimId: string;
  employee: string;
  item: Item;
}

/** What a claim adds up to, for the books. */
export interface Booking {
  claimId: string;
  total: number;
}

export interface ClaimResult {
  claimId: string;
  status: "closed";
  /** The bank's number of each transfer. */
  transfers: string[];
  /** The number of the entry in the books. */
  entry: string;
}
