/** The vectors of the documents' texts, kept by what the texts say, so that no text is embedded twice. */
export interface VectorStore {
  /** Those of these texts that are kept for the model, by text. They count as used from now on. */
  find(model: string, texts: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  keep(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  /** All of the model's. */
  forget(model: string): Promise<void>;
  /** Forgets what was not used for a month, of any model. */
  forgetUnused(): Promise<void>;
}
