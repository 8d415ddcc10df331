import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../../src/answers/answer.ts';
import type { Answerer } from '../../src/answers/answerer.ts';
import type { Allowance } from '../../src/answers/written/allowance.ts';
import type { SentenceOutcome, WritingEvent } from '../../src/answers/written/count-writing.ts';
import type { Progress } from '../../src/chat/progress.ts';
import type { Line } from '../../src/chat/reply.ts';
import type { LoadedAnswers } from '../../src/commands/load-answers.ts';
import { openWrittenAnswers } from '../../src/commands/open-written-answers.ts';
import type { ModelSettings } from '../../src/models/settings.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import type { FakeModel } from './fake-model.ts';
import type { Question } from './question.ts';

export interface WithModel {
  /** The last answer of each question, in their order. */
  readonly answers: readonly Answer[];
  /** How many sentences were shown, or dropped by which check. */
  readonly sentences: ReadonlyMap<SentenceOutcome, number>;
  /** How many answers became what. */
  readonly requests: ReadonlyMap<string, number>;
  /** Of a fake model: the lies that were shown. */
  readonly liesShown: readonly string[];
}

interface Dependencies {
  readonly settings: ModelSettings;
  readonly loaded: LoadedAnswers;
  /** Where it is one, its lies are known. */
  readonly fake: FakeModel | undefined;
}

const atOnce = 8;
const by = { platform: 'evaluation', workspace: 'local', id: 'evaluation' };
const allowance: Allowance = { remaining: async () => 'enough', spend: async () => undefined };

/** Asks the questions of the whole product's answerer with a model, some at a time. */
export async function askWithModel(
  questions: readonly Question[],
  { settings, loaded, fake }: Dependencies,
): Promise<WithModel> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-evaluation-'));
  const fail = (error: unknown) => {
    throw error;
  };
  const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
  const stores = await openStores({ place, now: Date.now, onError: fail });
  const counted = createCounts();
  const told = new Set<string>();
  // Failures are counted; each kind is said once.
  const tell = (_: object, message: string): void => {
    if (!told.has(message)) console.log(message);
    told.add(message);
  };
  const opened = openWrittenAnswers({
    ...{ settings, loaded, allowance, count: counted.count, vectors: stores.vectors },
    // A cached answer would say nothing of the model.
    writtenAnswers: { find: async () => undefined, keep: async () => undefined },
    log: { info: tell, warn: tell, error: tell },
  });
  await opened.settled;
  const shown: Line[] = [];
  const answers: Answer[] = [];
  const waiting = [...questions.entries()];
  const ask = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      answers[next[0]] = await askOne(next[1], opened.answerer, shown);
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  await opened.stop();
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
  const liesShown = shown.map(({ text }) => text).filter((text) => fake?.isLie(text));
  return { answers, sentences: counted.sentences, requests: counted.requests, liesShown };
}

async function askOne({ turns }: Question, answerer: Answerer, shown: Line[]): Promise<Answer> {
  const progress: Progress = {
    stopped: new AbortController().signal,
    status: () => undefined,
    append: async (line) => void shown.push(line),
  };
  let answer: Answer | undefined;
  for (const question of turns) {
    answer = await answerer({ question, topic: answer?.topic, by }, progress);
  }
  if (!answer) throw new Error('a question has no turns');
  return answer;
}

function createCounts() {
  const sentences = new Map<SentenceOutcome, number>();
  const requests = new Map<string, number>();
  const add = <Key>(counts: Map<Key, number>, key: Key) => void counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    ...{ sentences, requests },
    count(event: WritingEvent) {
      if (event.what === 'sentence') add(sentences, event.outcome);
      if (event.what === 'request') add(requests, event.outcome);
    },
  };
}
