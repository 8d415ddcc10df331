/** How a test runs a command of the documents. */
export interface Run {
  /** What takes the place of the command's capitals, besides the usual. */
  readonly values?: Readonly<Record<string, string>>;
  /** Words that the documents do not have, to make it small. */
  readonly more?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly needs?: 'framework' | 'postgres' | 'browser';
  /** It measures on Postgres too, where there is one. */
  readonly onEngines?: true;
  /** In the folder where it is run. */
  readonly prepare?: (folder: string) => unknown;
  readonly prints: RegExp;
  /** It runs until it is told to stop, which it is when it has printed this. */
  readonly until?: RegExp;
  /** So small, and on a busy machine, it may miss its bars, and says so by its exit code. */
  readonly mayMiss?: true;
}

/** Another file runs it, which the tests of a commit do not: this line is in there. */
interface RunElsewhere {
  readonly runBy: string;
  readonly line: string;
}

interface LeftOut {
  readonly leftOut: string;
}

export type Way = Run | RunElsewhere | LeftOut;

export type Ways = Readonly<Record<string, Way>>;
