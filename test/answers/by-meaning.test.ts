import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AnswerByMeaning, createAnswerByMeaning } from '../../src/answers/answer-by-meaning.ts';
import { cacheAnswers } from '../../src/answers/answer-cache.ts';
import type { AnswerQuestion } from '../../src/answers/answer-question.ts';
import { createAnswers } from '../../src/answers/create-answers.ts';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Closeness } from '../../src/retrieval/closeness.ts';
import type { Embed } from '../../src/retrieval/embed.ts';
import { readEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { createMeaning, type Meaning } from '../../src/retrieval/meaning.ts';
import { collectPassages, type Passage } from '../../src/retrieval/passages.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { fakeEmbed } from '../retrieval/fake-embed.ts';
import { hasShared } from '../shared-data.ts';
import { whereMissing, wholeFolder } from './open-answers.ts';

const never = new AbortController().signal;
const gadgets = 'who has to count the gadgets?';
const assets = 'verify the location and state of IT assets';

describe('answers by meaning', () => {
  let answerQuestion: AnswerQuestion;
  let meaning: Meaning;
  let embedded: string[];
  let failures: unknown[];

  beforeAll(async () => {
    const framework = await loadFramework(ownKnowledge);
    const passages = collectPassages(framework);
    // None of the words that the questions here are asked in.
    const everyday = readEverydayWords(
      'Role: IT service manager\n- verify all assets\n- needs of stakeholders\n- interpret a data set',
      framework,
    );
    answerQuestion = cacheAnswers(createAnswers(framework, everyday, { support: '' }, passages));
    const onError = (error: unknown) => {
      throw error;
    };
    const { vectors, close } = await openStores({
      place: { engine: 'sqlite', file: ':memory:' },
      now: () => 0,
      onError,
    });
    const quiet = { onProgress: () => undefined, onOutdated: () => undefined };
    meaning = createMeaning({ passages, everyday, embed: fakeEmbed, model: 'fake', vectors, ...quiet });
    await meaning.prepare(never);
    await close();
  });

  beforeEach(() => {
    embedded = [];
    failures = [];
  });

  const open = (
    embed: Embed = fakeEmbed,
    deadlineMs = 2_000,
    of: Pick<Meaning, 'isReady' | 'closenessOf'> = meaning,
  ): AnswerByMeaning =>
    createAnswerByMeaning({
      answerQuestion,
      meaning: of,
      embed: async (texts, signal) => {
        embedded.push(...texts);
        return embed(texts, signal);
      },
      onFailure: (error) => failures.push(error),
      deadlineMs,
    });

  it.each([
    [gadgets, assets],
    ['who does the bickering and haggles?', 'build and reach consensus'],
  ])('“%s” is answered with a passage that has none of its words', async (question, said) => {
    expect(answerQuestion(question, undefined)).toMatchObject({ kind: 'not-covered', isByWordsAlone: true });
    const { kind, citations, isByWordsAlone } = await open()(question, undefined, never);
    expect([kind, citations[0]?.quote, isByWordsAlone]).toEqual(['answer', said, undefined]);
    expect(embedded).toEqual([question]);
  });

  it('“who drives the forklift?” is still not covered: nothing is close to it', async () => {
    const question = 'who drives the forklift?';
    const { kind } = await open()(question, undefined, never);
    expect([kind, embedded]).toEqual(['not-covered', [question]]);
  });

  it.each([
    'what does an IT service manager do?',
    'does an IT service manager count gadgets?',
    'what salary does an IT service manager get?',
    'which roles need strategic thinking?',
    'who verifies the location and state of assets?',
    'will it rain tomorrow?',
    'hello',
  ])('“%s” is not embedded: no meaning could change its answer', async (question) => {
    expect(await open()(question, undefined, never)).toEqual(answerQuestion(question, undefined));
    expect(embedded).toEqual([]);
  });

  it('are those by the words until the documents are embedded', async () => {
    const unready = { isReady: () => false, closenessOf: () => undefined };
    const answer = await open(fakeEmbed, 2_000, unready)(gadgets, undefined, never);
    expect(answer).toEqual(answerQuestion(gadgets, undefined));
    expect(embedded).toEqual([]);
  });

  const outage = new Error('out of order');
  it.each<[string, Embed]>([
    ['fails', () => Promise.reject(outage)],
    [
      'throws',
      () => {
        throw outage;
      },
    ],
  ])('are those by the words where the model %s, and the failure is told', async (_, embed) => {
    expect(await open(embed)(gadgets, undefined, never)).toEqual(answerQuestion(gadgets, undefined));
    expect(failures).toEqual([outage]);
  });

  it('are those by the words where the model gives no vector', async () => {
    expect(await open(async () => [])(gadgets, undefined, never)).toEqual(answerQuestion(gadgets, undefined));
    expect(failures).toHaveLength(1);
  });

  it('are those by the words where the vector cannot be compared', async () => {
    const incomparable = {
      isReady: () => true,
      closenessOf: () => {
        throw outage;
      },
    };
    const answer = await open(fakeEmbed, 2_000, incomparable)(gadgets, undefined, never);
    expect([answer, failures]).toEqual([answerQuestion(gadgets, undefined), [outage]]);
  });

  it('do not wait for a model beyond the deadline, even one that hears no signal', async () => {
    const silent: Embed = () => new Promise(() => undefined);
    expect(await open(silent, 1)(gadgets, undefined, never)).toEqual(answerQuestion(gadgets, undefined));
    expect(failures).toMatchObject([{ name: 'ModelError', reason: 'too slow' }]);
  });

  it('end at once when they are stopped, and that is no failure', async () => {
    const stop = new AbortController();
    const stopping: Embed = () => {
      stop.abort();
      return new Promise(() => undefined);
    };
    expect(await open(stopping)(gadgets, undefined, stop.signal)).toEqual(answerQuestion(gadgets, undefined));
    expect(failures).toEqual([]);
  });

  it('are not kept in place of those by the words', async () => {
    await open()(gadgets, undefined, never);
    expect(answerQuestion(gadgets, undefined).kind).toBe('not-covered');
  });
});

describe.skipIf(!hasShared)(`roles by words and meaning, on the whole framework${whereMissing}`, () => {
  const question = 'who answers the phone when my computer breaks?';
  const lonely = 'build and reach consensus';
  let answerQuestion: AnswerQuestion;
  let passages: readonly Passage[];
  let ofServiceDesk: Passage;

  beforeAll(async () => {
    ({ answerQuestion, passages } = await loadAnswers({ knowledgeFolder: wholeFolder, supportContact: '' }));
    const found = passages.find(({ words }) => words.startsWith('perform tasks such as taking calls'));
    if (!found) throw new Error('no such passage of the service desk manager');
    ofServiceDesk = found;
  });

  const closeTo = (similarities: ReadonlyMap<string, number>): Closeness => ({
    similarities: Float32Array.from(passages, ({ words }) => similarities.get(words) ?? 0.1),
    ordinary: 0.2,
    telling: 0.4,
  });

  it('a passage of the role that the words sound like is quoted before what is closer', () => {
    const closeness = closeTo(
      new Map([
        [ofServiceDesk.words, 0.5],
        [lonely, 0.55],
      ]),
    );
    const { citations } = answerQuestion(question, undefined, closeness);
    expect(citations[0]).toMatchObject({ role: 'Service desk manager', quote: ofServiceDesk.words });
    expect(citations.map(({ quote }) => quote)).toContain(lonely);
  });

  it('the role that the words sound like stays where only something else is close', () => {
    const { blocks, citations } = answerQuestion(question, undefined, closeTo(new Map([[lonely, 0.5]])));
    expect(blocks[0]).toMatchObject({ text: 'This sounds like' });
    expect(citations[0]?.role).toBe('Service desk manager');
  });

  it('nothing changes where nothing is close enough', () => {
    const { isByWordsAlone, ...plain } = answerQuestion(question, undefined);
    expect(isByWordsAlone).toBe(true);
    expect(answerQuestion(question, undefined, closeTo(new Map([[lonely, 0.39]])))).toEqual(plain);
  });

  it.each([
    'what salary does a data analyst get?',
    'what does a data analyst do?',
    'who won the football cup final last year?',
  ])('“%s” is answered as ever, whatever a model finds close', (other) => {
    const closeness = closeTo(new Map([[ofServiceDesk.words, 0.99]]));
    expect(answerQuestion(other, undefined, closeness)).toEqual(answerQuestion(other, undefined));
  });
});
