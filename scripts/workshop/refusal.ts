/** What the workshop's server answers to a request that it does not fulfil, by code and HTTP status. */
export const refusals = {
  WRONG_REQUEST: 400,
  NOT_ALLOWED: 401,
  WRONG_CODE: 403,
  WRONG_PLACE: 403,
  DOOR_CLOSED: 403,
  UNKNOWN: 404,
  NAME_TAKEN: 409,
  OTHER_ROOM: 409,
  GONE: 410,
  TOO_BIG: 413,
  WRONG_KIND: 415,
  NAME_REFUSED: 422,
  ROOM_FULL: 403,
  SLOW_DOWN: 429,
  FAULT: 500,
  NOT_KEPT: 503,
} as const;

export type RefusalCode = keyof typeof refusals;

/** A request is not fulfilled, and changed nothing. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** What a program needs to know: the fault of a name, the seconds to wait. */
  readonly detail: { fault?: string; seconds?: number };

  constructor(code: RefusalCode, detail: Refusal["detail"] = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
