/** What runs, as whoever set it up knows it. */
export interface Installation {
  /** Of Rolecall. */
  readonly version: string;
  readonly engine: 'sqlite' | 'postgres';
  /** Undefined where none is configured. */
  readonly model?: string;
  /** Undefined where nothing runs: the command line alone asks. */
  readonly process?: RunningProcess;
}

interface RunningProcess {
  /** Which part of the work it does. */
  readonly role: string;
  readonly startedAt: Date;
}
