/** An expense that somebody hands in. */
export interface Expense {
  expenseId: string;
  /** In euros. */
  amount: number;
  /** Where the money goes: an IBAN. */
  account?: string;
}

/** What the workflow returns. */
export interface Decision {
  expenseId: string;
  approved: boolean;
  note: string;
}

/** What `submitExpense` answers. */
export interface Submission {
  /** The id of the workflow's instance. */
  id: string;
  /** Whether this call has started it. */
  accepted: boolean;
}

/** What `statusOf` and `waitForDecision` answer. */
export interface ExpenseStatus {
  /** The name of the status, such as "RUNNING". */
  status: string;
  /** There once the workflow has completed. */
  decision?: Decision;
  /** Why the workflow failed, when it did. */
  reason?: string;
}
