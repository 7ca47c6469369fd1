/**
 * Keeps lines in the order of their causes. What a body run did is known only at its
 * checkpoint, yet its line belongs above what the body printed meanwhile: its place is
 * kept, and whatever follows waits behind it for a moment.
 */
export class Sequence {
  readonly #patience: number;
  #places: Place[] = [];

  /** @param patience how long lines wait behind a kept place, in milliseconds */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Prints now, or when everything before has been printed. */
  add(print: () => void): void {
    this.#places.push({ print });
    this.#flush();
  }

  /** Keeps a place. The function it returns fills it, or prints at the end when it is too late. */
  keep(): (print: () => void) => void {
    const place: Place = { print: undefined };
    this.#places.push(place);
    const timer = setTimeout(() => this.#drop(place), this.#patience);
    return (print) => {
      clearTimeout(timer);
      if (!this.#places.includes(place)) return this.add(print);
      place.print = print;
      this.#flush();
    };
  }

  /** Gives up every kept place, and prints what waited. */
  release(): void {
    this.#places = this.#places.filter(({ print }) => print);
    this.#flush();
  }

  #drop(place: Place): void {
    this.#places = this.#places.filter((each) => each !== place);
    this.#flush();
  }

  #flush(): void {
    for (let first = this.#places[0]; first?.print; first = this.#places[0]) {
      this.#places.shift();
      first.print();
    }
  }
}

interface Place {
  print: (() => void) | undefined;
}
