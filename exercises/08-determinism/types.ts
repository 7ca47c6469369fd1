/** Somebody who starts next month. */
export interface Hire {
  hireId: string;
  name: string;
}

export interface Settings {
  /** The office that takes new colleagues, with the floor. */
  office: string;
}

export interface Badge {
  badge: string;
}

export interface Desk {
  desk: number;
}

export interface Account {
  hireId: string;
  badge: string;
  /** Until when the account waits for its owner, ISO 8601. */
  activateBy: string;
}

export interface Welcome {
  hireId: string;
  message: string;
}

export interface Onboarded {
  hireId: string;
  office: string;
  badge: string;
  desk: number;
  activateBy: string;
}
