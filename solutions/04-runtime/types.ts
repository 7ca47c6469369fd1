/** What is to be invoiced. */
export interface Order {
  invoiceId: string;
  recipient: string;
  /** In cents, one for each thing that was bought. */
  prices: number[];
}

/** What the workflow returns. */
export interface Invoice {
  invoiceId: string;
  /** In cents. */
  total: number;
  mailedAt: string;
}
