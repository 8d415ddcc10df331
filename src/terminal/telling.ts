/** What is told of the program, beside the answers. */
export interface Telling {
  tell(text: string): void;
  /** What is told during the work comes after it: it would stand in the midst of what is printed. */
  whileHeld<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createTelling(tell: (text: string) => void): Telling {
  let held: string[] | undefined;
  return {
    tell(text) {
      if (held) held.push(text);
      else tell(text);
    },
    async whileHeld(work) {
      const told: string[] = [];
      held = told;
      try {
        return await work();
      } finally {
        held = undefined;
        for (const text of told) tell(text);
      }
    },
  };
}
