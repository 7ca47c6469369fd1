export interface Request {
  requestId: string;
  amount: number;
}

export interface Outcome {
  requestId: string;
  status: "approved" | "declined" | "expired";
}
