/** Somebody asks for days off. */
export interface LeaveRequest {
  requestId: string;
  employee: string;
  /** 1 to 30. */
  days: number;
}

/** What the workflow returns. */
export interface LeaveDecision {
  requestId: string;
  granted: boolean;
  note: string;
}
