/** One file of the knowledge folder. */
export interface KnowledgeFile {
  readonly name: string;
  /** Checked UTF-8 text in pieces that never split a character, the byte order mark taken off. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
}
