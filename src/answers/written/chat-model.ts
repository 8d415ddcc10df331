/** What a model is given. What stands in `input` is material, and never an instruction. */
export interface Prompt {
  readonly instructions: string;
  readonly input: string;
}

/** In tokens. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

interface Asked {
  /** Ends the request at once: somebody pressed stop. */
  readonly signal: AbortSignal;
  /** Called once at the end of each request, also of one that failed after it had begun. */
  readonly onUsage: (usage: Usage) => void;
}

/** A model that writes. */
export interface ChatModel {
  /** As an administrator knows it, such as "gpt-5-mini". */
  readonly name: string;
  /**
   * The pieces of its text as they come. Rejects with a ModelError where it does not answer as it should or not in time,
   * and with the signal's reason where that ended it.
   */
  write(prompt: Prompt, asked: Asked): AsyncIterable<string>;
}

/** A model did not write. Says nothing of what it was asked. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  /** `resting`: it failed so often that it is not asked for a while. */
  readonly reason: 'unreachable' | 'rate-limited' | 'refused' | 'too slow' | 'nonsense' | 'resting';

  constructor(reason: ModelError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
