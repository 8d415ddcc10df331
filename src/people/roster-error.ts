/** A file is no roster at all. The message says how to mend it. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}
