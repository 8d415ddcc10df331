import { BaseTransformOutputParser } from '@langchain/core/output_parsers';
import { RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import type { ChatModel, Prompt, Usage } from './chat-model.ts';
import type { CheckSentence, Fault } from './check/check-sentences.ts';
import { composePrompt, type Task } from './compose-prompt.ts';
import { readSentences, type Sentence } from './read-sentences.ts';

/** A sentence of a model as soon as it is complete, and why it must not be shown. */
export interface Checked extends Sentence {
  readonly fault: Fault | undefined;
}

// A class because LangChain's pipelines stream through what has this base class.
class CheckedSentences extends BaseTransformOutputParser<Checked> {
  readonly lc_namespace = ['rolecall', 'answers'];
  readonly #check: CheckSentence;

  constructor(check: CheckSentence) {
    super();
    this.#check = check;
  }

  override async *_transform(pieces: AsyncGenerator<unknown>): AsyncGenerator<Checked> {
    for await (const sentence of readSentences(toTexts(pieces))) yield this.#toChecked(sentence);
  }

  override parse(text: string): Promise<Checked> {
    return Promise.resolve(this.#toChecked({ text, cites: [] }));
  }

  override getFormatInstructions(): string {
    return '';
  }

  #toChecked(sentence: Sentence): Checked {
    return { ...sentence, fault: this.#check(sentence) };
  }
}

async function* toTexts(pieces: AsyncGenerator<unknown>): AsyncGenerator<string> {
  for await (const piece of pieces) yield String(piece);
}

interface Writing {
  readonly model: ChatModel;
  readonly check: CheckSentence;
  readonly onUsage: (usage: Usage) => void;
}

/** From passages to checked sentences: prompt, model, check. */
export function createPipeline({ model, check, onUsage }: Writing): RunnableSequence<Task, Checked> {
  const never = new AbortController().signal;
  return RunnableSequence.from<Task, Checked>([
    RunnableLambda.from(composePrompt),
    RunnableLambda.from((prompt: Prompt, { signal = never }) => model.write(prompt, { signal, onUsage })),
    new CheckedSentences(check),
  ]);
}
