/** Somebody who starts to work for the company. */
export interface Colleague {
  colleagueId: string;
  name: string;
}

export interface Account {
  colleagueId: string;
  /** The new mail address. */
  address: string;
}

export interface Order {
  /** The dealer's number of the order. */
  number: string;
  /** When the laptop comes, ISO 8601. */
  delivery: string;
}

export interface Welcome {
  colleagueId: string;
  recipient: string;
  message: string;
}

export interface Onboarding {
  colleagueId: string;
  address: string;
  order: string;
}
