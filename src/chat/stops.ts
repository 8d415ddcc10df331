/** When somebody last pressed stop, in case it reaches another process than the one that is answering. */
export interface Stops {
  stop(conversation: string): Promise<void>;
  /** Whether it was pressed since, in milliseconds since 1970. */
  wasStoppedSince(conversation: string, since: number): Promise<boolean>;
}
