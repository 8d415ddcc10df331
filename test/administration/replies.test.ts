import { expect, it } from 'vitest';
import { composeDeliveries } from '../../src/administration/compose-deliveries.ts';
import { composeReloaded } from '../../src/administration/compose-reloaded.ts';
import { composeStatus } from '../../src/administration/compose-status.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const documents = {
  ...{ version: 'v', roles: 2, roleLevels: 1, skills: 0, differences: 1 },
  ...{ loadedAt: new Date('2026-11-27T08:00:00Z'), refused: [] },
};
const counts = { known: 3, enrolled: 2, paused: 1, unreachable: 0, version: undefined };

const statusWith = (more: Partial<Parameters<typeof composeStatus>[0]>) =>
  toPlainText(
    composeStatus({
      ...{ installation: { version: '1.0.0', engine: 'postgres' }, documents, counts, now },
      ...more,
    }),
  ).split('\n');

it('says that the database cannot be reached, and the rest all the same', () => {
  expect(statusWith({ counts: undefined })).toEqual([
    ...['Rolecall 1.0.0', ''],
    '- Documents: 2 roles, 1 role level, 0 skills, 1 difference between documents; version v, read on Friday 27 November at 08:00 UTC.',
    '- Model: none; answers are the documents’ own words.',
    '- Database: Postgres, not reachable; the log says why.',
  ]);
});

it('says that other documents were read since, and why they are not in use', () => {
  const refused = ['a.txt:7: is wrong', 'a.txt:9: is wrong, too'];
  expect(statusWith({ documents: { ...documents, refused } })).toContain(
    '- Documents read since then: they cannot be used as they are: a.txt:7: is wrong, and 1 other problem. “Reload documents” names each.',
  );
});

it('names the model', () => {
  const installation = { version: '1.0.0', engine: 'sqlite', model: 'gpt at api.example.org' } as const;
  expect(statusWith({ installation })).toContain('- Model: gpt at api.example.org.');
});

it.each([
  [59_000, 'less than a minute'],
  [60_000, '1 minute'],
  [3 * 60 * 60_000 + 1, '3 hours'],
  [49 * 60 * 60_000, '2 days'],
])('says of %i ms that it has run for %s', (ms, said) => {
  const process = { role: 'all of the work', startedAt: new Date(now - ms) };
  expect(statusWith({ installation: { version: '1.0.0', engine: 'sqlite', process } })[1]).toBe(
    `This process does all of the work, and has run for ${said}`,
  );
});

it('shows so many problems of bad documents, and how many more there are', () => {
  const problems = Array.from({ length: 23 }, (_, at) => `a.txt:${at + 1}: is wrong`);
  const lines = toPlainText(composeReloaded({ outcome: 'refused', problems })).split('\n');
  expect(lines.slice(-2)).toEqual(['- a.txt:20: is wrong', '- … and 3 more']);
});

it('shows so many unknown deliveries, says that there are more, and since when something waits', () => {
  const unknown = Array.from({ length: 11 }, (_, at) => ({
    kind: 'named',
    personId: `p${at}`,
    week: 'once',
  }));
  const reply = composeDeliveries({
    ...{ thisWeek: [], lastWeek: [], oldestDue: now, unknown, unreachable: [] },
  });
  const lines = toPlainText(reply).split('\n');
  expect(lines).toContain(
    'Nothing was due in these weeks. The oldest that waits was due on Saturday 28 November at 12:00 UTC.',
  );
  expect(lines.slice(-2)).toEqual([
    '- named: npm run check-ins -- resolve p9 once sent|due',
    '- There are more; settle these first.',
  ]);
});
