/** Where the core says what happens. Details never hold what somebody wrote, unless the organisation asked for it. */
export interface Log {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}
