import { Runnable, RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import type { ChatModel, Prompt, Usage } from './chat-model.ts';
import type { CheckSentence, Fault } from './check/check-sentences.ts';
import { composePrompt, type Task } from './compose-prompt.ts';
import { readSentences, type Sentence } from './read-sentences.ts';

/** A sentence of a model as soon as it is complete, and why it must not be shown. */
export interface Checked extends Sentence {
  readonly fault: Fault | undefined;
}

/** Streams: LangChain's own lambda would wait for the last sentence before it checks the first. */
class CheckEach extends Runnable<Sentence, Checked> {
  readonly lc_namespace = ['rolecall', 'answers'];
  readonly #check: CheckSentence;

  constructor(check: CheckSentence) {
    super();
    this.#check = check;
  }

  override invoke(sentence: Sentence): Promise<Checked> {
    return Promise.resolve({ ...sentence, fault: this.#check(sentence) });
  }

  override async *transform(sentences: AsyncGenerator<Sentence>): AsyncGenerator<Checked> {
    for await (const sentence of sentences) yield this.invoke(sentence);
  }
}

interface Writing {
  readonly model: ChatModel;
  readonly check: CheckSentence;
  readonly onUsage: (usage: Usage) => void;
}

/**
 * From passages to checked sentences: prompt, model, check. Whole sentences pass through it and not the model's pieces, of
 * which there are far more, because LangChain does much with each thing that passes.
 */
export function createPipeline({ model, check, onUsage }: Writing): RunnableSequence<Task, Checked> {
  const never = new AbortController().signal;
  return RunnableSequence.from<Task, Checked>([
    RunnableLambda.from(composePrompt),
    RunnableLambda.from((prompt: Prompt, { signal = never }) =>
      readSentences(model.write(prompt, { signal, onUsage })),
    ),
    new CheckEach(check),
  ]);
}
