/** That somebody wants the documents to be read again, for every process over the same database to see. */
export interface Reloads {
  /** Its number, one more than that of the last. */
  ask(): Promise<number>;
  /** Undefined where nobody ever asked. */
  latest(): Promise<AskedReload | undefined>;
}

interface AskedReload {
  readonly number: number;
  readonly at: Date;
}
