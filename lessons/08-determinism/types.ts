/** TODO(author): what goes into the workflow and what comes out. */
export interface Request {
  requestId: string;
  title?: string;
}

export interface Result {
  requestId: string;
  message: string;
}
