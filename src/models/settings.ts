/** Which model is used, and where it is. */
export interface ModelSettings {
  readonly via: ModelServer;
  /** Its name, or on Azure that of its deployment. */
  readonly model: string;
  /** Without it there are no embeddings. */
  readonly embeddingModel?: string;
  /** So long the first text, and each pause between texts, may take, in milliseconds. */
  readonly firstTokenMs: number;
  /** So long all of an answer may take, in milliseconds. */
  readonly answerMs: number;
}

export type ModelServer =
  | {
      readonly kind: 'openai';
      /** Of any server that speaks OpenAI's API, such as "http://localhost:11434/v1". */
      readonly baseUrl: string;
      readonly key?: string;
    }
  | { readonly kind: 'azure'; readonly endpoint: string; readonly key: string; readonly version: string }
  /** A company that LangChain knows by this name. Its package reads the key from the environment itself. */
  | { readonly kind: 'other'; readonly company: string };

/** Many servers of one's own want some key, and none in particular. */
export const noKey = 'none';

/** The model cannot be used with these settings; the message says how to mend them. */
export class ModelSettingsError extends Error {
  override readonly name = 'ModelSettingsError';
}

/** As people are told of it: "gpt-5-mini at api.openai.com". */
export function sayModel({ model, via }: Pick<ModelSettings, 'model' | 'via'>): string {
  return `${model} at ${placeOf(via)}`;
}

/** As an administrator knows the server: "api.openai.com". */
export function placeOf(via: ModelServer): string {
  switch (via.kind) {
    case 'openai':
      return new URL(via.baseUrl).host;
    case 'azure':
      return new URL(via.endpoint).host;
    case 'other':
      return via.company;
  }
}
