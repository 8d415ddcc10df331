import type { Line } from './reply.ts';

/** What a reply is doing, as it goes; a platform shows it as well as it can. */
export interface Progress {
  /** Aborted when the person presses stop. */
  readonly stopped: AbortSignal;
  /** What is being done now: "Reading the role documents…". Shown only where it takes a moment. */
  status(text: string): void;
  /**
   * Shows a sentence before the reply is complete; nothing is taken back. A reply to which something was appended begins
   * with one prose block of all that was appended.
   */
  append(line: Line): Promise<void>;
}

/** Where the reply is shown all at once. */
export const unseenProgress: Progress = {
  stopped: new AbortController().signal,
  status: () => undefined,
  append: async () => undefined,
};
