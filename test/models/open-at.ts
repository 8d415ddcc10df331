import { type ChatModel, ModelError, type Usage } from '../../src/answers/written/chat-model.ts';
import { openChatModel } from '../../src/models/open-chat-model.ts';
import type { ModelSettings } from '../../src/models/settings.ts';

/** Times that no test reaches by chance. */
export function settingsAt(baseUrl: string, others: Partial<ModelSettings> = {}): ModelSettings {
  const via = { kind: 'openai', baseUrl, key: 'sk-1' } as const;
  return { via, model: 'gpt-5-mini', firstTokenMs: 20_000, answerMs: 25_000, ...others };
}

/** Waits before an attempt are as short as they can be. */
export function openAt(
  baseUrl: string,
  others: Partial<ModelSettings> = {},
  now = () => performance.now(),
): Promise<ChatModel> {
  return openChatModel({ settings: settingsAt(baseUrl, others), now, random: () => 0 });
}

export interface Written {
  readonly pieces: readonly string[];
  readonly text: string;
  readonly usages: readonly Usage[];
  readonly error: unknown;
  /** Of a ModelError. */
  readonly reason: ModelError['reason'] | undefined;
}

export const prompt = { instructions: 'Be brief.', input: 'What does Ana earn?' };

/** Reads all that the model writes. */
export async function readAll(
  model: ChatModel,
  signal: AbortSignal = new AbortController().signal,
): Promise<Written> {
  const pieces: string[] = [];
  const usages: Usage[] = [];
  let error: unknown;
  try {
    for await (const piece of model.write(prompt, { signal, onUsage: (usage) => usages.push(usage) })) {
      pieces.push(piece);
    }
  } catch (thrown) {
    error = thrown;
  }
  const reason = error instanceof ModelError ? error.reason : undefined;
  return { pieces, text: pieces.join(''), usages, error, reason };
}
