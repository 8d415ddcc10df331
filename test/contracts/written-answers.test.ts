import { expect, it } from 'vitest';
import { onEachEngine } from './on-each-engine.ts';

const hourMs = 60 * 60 * 1_000;
const lines = [
  { text: 'A tester “tests” – 🎉\nthings.', cites: [1, 2] },
  { text: 'And more.', cites: [2] },
];

onEachEngine('what models wrote', (opened) => {
  it('is found by its key alone, also by another process', async () => {
    await opened.stores.writtenAnswers.keep('key', lines);
    const other = await opened.open();
    expect(await other.writtenAnswers.find('key')).toEqual(lines);
    expect(await other.writtenAnswers.find('another')).toBeUndefined();
    await other.close();
  });

  it('stands in the place of what was written before', async () => {
    await opened.stores.writtenAnswers.keep('key', lines);
    await opened.stores.writtenAnswers.keep('key', lines.slice(1));
    expect(await opened.stores.writtenAnswers.find('key')).toEqual(lines.slice(1));
  });

  it('is kept for a week', async () => {
    await opened.stores.writtenAnswers.keep('key', lines);
    opened.time += 7 * 24 * hourMs - 60_000;
    await opened.stores.forgetExpired();
    expect(await opened.stores.writtenAnswers.find('key')).toEqual(lines);
    opened.time += 120_000;
    expect(await opened.stores.writtenAnswers.find('key')).toBeUndefined();
  });

  it('is not mixed up with answers that somebody was given', async () => {
    await opened.stores.writtenAnswers.keep('key', lines);
    expect(await opened.stores.recentAnswers.find('key')).toBeUndefined();
    expect(await opened.stores.shownAnswers.find(where, 'key')).toBeUndefined();
  });
});

const where = { from: { platform: 'web', workspace: 'local', id: 'ada' }, conversation: 'a' };
