import { setImmediate as giveWay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Documents } from '../../src/administration/documents.ts';
import type { Reloads } from '../../src/administration/reloads.ts';
import { type LoadedAnswers, loadAnswers } from '../../src/commands/load-answers.ts';
import { openDocuments } from '../../src/commands/open-documents.ts';
import { createKnowledge, describeLighter } from '../conversations/lamp-lighters.ts';

const begunAt = Date.parse('2026-11-28T12:00:00Z');
const hourMs = 60 * 60 * 1_000;

/** Of another process, whose last was asked for at an instant. */
function createReloads(number: number, at: number) {
  const last = { number, at };
  const reloads: Reloads = {
    async ask() {
      last.number += 1;
      return last.number;
    },
    latest: async () => (last.number === 0 ? undefined : { number: last.number, at: new Date(last.at) }),
  };
  return { last, reloads };
}

interface Options {
  readonly reloads?: Reloads;
  readonly make?: (loaded: LoadedAnswers) => Promise<string>;
}

async function open({ reloads = createReloads(0, 0).reloads, ...options }: Options = {}) {
  const knowledge = createKnowledge(describeLighter({ Ladders: 'working' }));
  const load = () => loadAnswers({ knowledgeFolder: knowledge.folder, supportContact: '' });
  const loaded = await load();
  const retired: string[] = [];
  let readings = 0;
  let documents: Documents | undefined;
  const opened = await openDocuments({
    ...{ first: { loaded, begunAt }, reloads, now: () => begunAt + 1_000 },
    async load() {
      readings += 1;
      return load();
    },
    async make(fresh, made) {
      documents = made;
      return (await options.make?.(fresh)) ?? fresh.framework.version;
    },
    retire: async (version) => void retired.push(version),
    log: { info: () => undefined, error: () => undefined },
  });
  if (!documents) throw new Error('nothing was made');
  const counted = { readings: () => readings, retired };
  return { ...opened, ...counted, knowledge, documents, version: loaded.framework.version };
}

it('ends what was made of the old documents, once the new ones are in use, and the last at the end', async () => {
  const { documents, knowledge, current, retired, version, stop } = await open();
  knowledge.write(describeLighter({ Ladders: 'expert' }));
  await documents.reload();
  expect(current()).not.toBe(version);
  expect(retired).toEqual([version]);
  await stop();
  expect(retired).toEqual([version, current()]);
});

it('describes the documents that are in use', async () => {
  const { documents, knowledge, version } = await open();
  const counted = { roles: 1, roleLevels: 1, skills: 1, differences: 0 };
  const before = { ...counted, version, loadedAt: new Date(begunAt + 1_000), refused: [] };
  expect(documents.describe()).toEqual(before);
  knowledge.write(describeLighter({ Ladders: 'expert', Oil: 'expert' }));
  await documents.reload();
  expect(documents.describe()).toMatchObject({ skills: 2, version: expect.not.stringContaining(version) });
});

it('remembers what was wrong with those that were read last, until better ones are', async () => {
  const { documents, knowledge, version } = await open();
  knowledge.write(describeLighter({ Ladders: 'superb' }));
  await documents.reload();
  const refused = [expect.stringContaining('lamp-lighter.txt:7: ')];
  expect(documents.describe()).toMatchObject({ version, refused });
  knowledge.write(describeLighter({ Ladders: 'expert' }));
  await documents.reload();
  expect(documents.describe()).toMatchObject({ refused: [] });
});

it('keeps the old ones where nothing can be made of the new ones, and tries again when it is asked', async () => {
  let isBroken = false;
  const { documents, current, retired, version } = await open({
    async make({ framework }) {
      if (isBroken) throw new Error('the model’s package is missing');
      return framework.version;
    },
  });
  isBroken = true;
  await expect(documents.reload()).rejects.toThrow('package is missing');
  expect([current(), retired]).toEqual([version, []]);
  isBroken = false;
  expect(await documents.reload()).toMatchObject({ outcome: 'loaded' });
});

it('reads nothing where nobody can be told that it did', async () => {
  const down = async () => {
    throw new Error('the database is down');
  };
  const { documents, look, readings } = await open({
    reloads: { ask: down, latest: async () => undefined },
  });
  await expect(documents.reload()).rejects.toThrow('is down');
  await look();
  expect(readings()).toBe(0);
});

it.each([
  ['long before it began', begunAt - hourMs, 0],
  ['while it read, or just before on another clock', begunAt - 1_000, 1],
])('reads at its first look again what somebody asked for %s', async (_, at, expected) => {
  const { look, readings } = await open({ reloads: createReloads(7, at).reloads });
  await look();
  await look();
  expect(readings()).toBe(expected);
});

it('reads once for all who asked while it did not look', async () => {
  const { last, reloads } = createReloads(2, begunAt - hourMs);
  const { look, readings } = await open({ reloads });
  last.number = 9;
  await Promise.all([look(), look()]);
  expect(readings()).toBe(1);
});

it('gives way to others while it reads', async () => {
  const { documents } = await open();
  let turns = 0;
  let isReading = true;
  const others = (async () => {
    while (isReading) {
      await giveWay();
      turns += 1;
    }
  })();
  await documents.reload();
  isReading = false;
  await others;
  expect(turns).toBeGreaterThan(3);
});
