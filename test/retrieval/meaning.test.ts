import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Embed } from '../../src/retrieval/embed.ts';
import { readEverydayWords } from '../../src/retrieval/everyday-words.ts';
import { createMeaning, type EmbeddingProgress } from '../../src/retrieval/meaning.ts';
import { collectPassages, type Passage } from '../../src/retrieval/passages.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { fakeEmbed, toVector } from './fake-embed.ts';

const framework = await loadFramework(ownKnowledge);
const passages = collectPassages(framework);
const phrases = ['verify all assets', 'needs of stakeholders', 'interpret a data set'];
const everyday = readEverydayWords(
  `Role: IT service manager\n${phrases.map((phrase) => `- ${phrase}`).join('\n')}`,
  framework,
);
/** The passages, the forty general questions and the everyday phrases. */
const allTexts = passages.length + 40 + 3;
const never = new AbortController().signal;

describe('the meaning of the documents', () => {
  let stores: Stores;
  let embedded: string[];
  let told: EmbeddingProgress[];
  let outdated: number;

  beforeEach(async () => {
    const onError = (error: unknown) => {
      throw error;
    };
    stores = await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now: () => 0, onError });
    embedded = [];
    told = [];
    outdated = 0;
  });

  afterEach(() => stores.close());

  const open = (embed: Embed = fakeEmbed, of: readonly Passage[] = passages, model = 'fake') =>
    createMeaning({
      passages: of,
      everyday,
      embed: async (texts, signal) => {
        embedded.push(...texts);
        return embed(texts, signal);
      },
      model,
      vectors: stores.vectors,
      onProgress: (progress) => told.push(progress),
      onOutdated: () => {
        outdated++;
      },
    });
  const copies = (count: number): Passage[] =>
    Array.from({ length: count }, (_, n) => {
      const passage = passages[n % passages.length];
      if (!passage) throw new Error('no passages');
      return { ...passage, words: `${passage.words} ${n}` };
    });

  it('is ready when all of it is embedded, and not before', async () => {
    const meaning = open();
    const [question] = await fakeEmbed(['who counts the gadgets?'], never);
    if (!question) throw new Error('no vector');
    expect(meaning.isReady()).toBe(false);
    expect(meaning.closenessOf(question)).toBeUndefined();
    await meaning.prepare(never);
    expect(meaning.isReady()).toBe(true);
    const closeness = meaning.closenessOf(question);
    if (!closeness) throw new Error('not ready');
    const { similarities, telling } = closeness;
    const closest = Math.max(...similarities);
    expect(passages[similarities.indexOf(closest)]?.words).toBe('verify the location and state of IT assets');
    expect(closest).toBeGreaterThan(telling);
  });

  it('embeds nothing again after a restart, and has nothing to tell then', async () => {
    await open().prepare(never);
    expect(embedded).toHaveLength(allTexts);
    embedded = [];
    told = [];
    const restarted = open();
    await restarted.prepare(never);
    expect(restarted.isReady()).toBe(true);
    expect([embedded, told]).toEqual([[], []]);
  });

  it('embeds of a changed document what is new', async () => {
    await open().prepare(never);
    embedded = [];
    const changed = passages.map((passage, at) =>
      at === 10 ? { ...passage, words: 'verify where all assets are' } : passage,
    );
    await open(fakeEmbed, changed).prepare(never);
    expect(embedded).toEqual(['Asset and configuration management: verify where all assets are']);
  });

  it('embeds all of it for another model', async () => {
    await open().prepare(never);
    embedded = [];
    await open(fakeEmbed, passages, 'another').prepare(never);
    expect(embedded).toHaveLength(allTexts);
  });

  it('tells after each part how many of the texts are done', async () => {
    await open(fakeEmbed, copies(250)).prepare(never);
    expect(told).toEqual([
      { done: 128, of: 293 },
      { done: 256, of: 293 },
      { done: 293, of: 293 },
    ]);
  });

  it('tells at the end that all is done, where only something before it was new', async () => {
    const many = copies(250);
    await open(fakeEmbed, many).prepare(never);
    told = [];
    const changed = many.map((passage, at) => (at === 10 ? { ...passage, words: 'verify assets' } : passage));
    await open(fakeEmbed, changed).prepare(never);
    expect(told).toEqual([
      { done: 128, of: 293 },
      { done: 293, of: 293 },
    ]);
  });

  it('keeps what was embedded before the model failed', async () => {
    let times = 0;
    const failing: Embed = async (texts, signal) => {
      times++;
      if (times === 2) throw new Error('out of order');
      return fakeEmbed(texts, signal);
    };
    const meaning = open(failing, copies(250));
    await expect(meaning.prepare(never)).rejects.toThrow('out of order');
    expect(meaning.isReady()).toBe(false);
    embedded = [];
    await meaning.prepare(never);
    expect(embedded).toHaveLength(293 - 128);
    expect(meaning.isReady()).toBe(true);
  });

  it('hands on the signal that ends it', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    const obedient: Embed = async (texts, given) => {
      given.throwIfAborted();
      return fakeEmbed(texts, given);
    };
    await expect(open(obedient).prepare(stopped)).rejects.toThrow('stopped');
  });

  it.each([
    ['too few vectors', async () => [new Float32Array([1])], 'gave 1 vectors for'],
    [
      'a vector of zeros',
      async (texts: readonly string[]) => texts.map(() => new Float32Array(4)),
      'without a direction',
    ],
  ])('keeps nothing of a model that gives %s', async (_, embed, message) => {
    await expect(open(embed).prepare(never)).rejects.toThrow(message);
    const meaning = open();
    embedded = [];
    await meaning.prepare(never);
    expect(embedded).toHaveLength(allTexts);
  });

  describe('where another model has the name of the one before', () => {
    const narrow: Embed = async (texts) => texts.map((text) => toVector(text).subarray(0, 32));
    const oneOf = async (embed: Embed): Promise<Float32Array> => {
      const [vector] = await embed(['who counts the gadgets?'], never);
      if (!vector) throw new Error('no vector');
      return vector;
    };
    const changed = passages.map((passage, at) =>
      at === 10 ? { ...passage, words: 'verify where all assets are' } : passage,
    );

    it('embeds all of a changed document again', async () => {
      await open().prepare(never);
      const meaning = open(narrow, changed);
      await expect(meaning.prepare(never)).rejects.toThrow('another embedding model has this name now');
      embedded = [];
      await meaning.prepare(never);
      expect(embedded).toHaveLength(allTexts);
      embedded = [];
      await open(narrow, changed).prepare(never);
      expect([embedded, outdated]).toEqual([[], 0]);
    });

    it('is not ready from the first question on, until all is embedded again', async () => {
      await open().prepare(never);
      const meaning = open(narrow);
      await meaning.prepare(never);
      const question = await oneOf(narrow);
      expect(() => meaning.closenessOf(question)).toThrow('another embedding model has this name now');
      expect([meaning.isReady(), meaning.closenessOf(question), outdated]).toEqual([false, undefined, 1]);
      embedded = [];
      await meaning.prepare(never);
      expect([embedded.length, meaning.isReady()]).toEqual([allTexts, true]);
      expect(meaning.closenessOf(question)?.similarities).toHaveLength(passages.length);
    });

    it('does so once, where two models have the name in turns', async () => {
      const meaning = open();
      await meaning.prepare(never);
      const question = await oneOf(narrow);
      expect(() => meaning.closenessOf(question)).toThrow('another embedding model');
      await meaning.prepare(never);
      expect(() => meaning.closenessOf(question)).toThrow('a vector has 32 numbers in place of 256');
      expect([meaning.isReady(), outdated]).toEqual([true, 1]);
    });
  });

  it('never comes of a model to which everything is the same', async () => {
    const dull: Embed = async (texts) => texts.map(() => new Float32Array([1, 1]));
    const meaning = open(dull);
    expect(await meaning.prepare(never)).toBeUndefined();
    expect(meaning.isReady()).toBe(false);
  });
});
