/** What one row of the table found. */
interface Measured {
  /** In words and figures. */
  readonly measured: string;
  readonly isMet: boolean;
  /** What belongs to it and has no place in a table. */
  readonly notes?: readonly string[];
}

export interface Row {
  /** To run it alone. */
  readonly name: string;
  readonly what: string;
  readonly bar: string;
  /** `scale`: 1 takes as long as the bar says; the counts of what is done shrink with it. */
  run(scale: number): Promise<Measured>;
}
