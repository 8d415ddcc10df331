import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStores } from '../../src/storage/open-stores.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;
const dueAt = Date.parse('2026-11-24T10:00:00Z');

async function open() {
  const cwd = createFolder();
  const file = join(cwd, 'data/rolecall.sqlite');
  const withStores = async <Result>(
    act: (stores: Awaited<ReturnType<typeof openStores>>) => Promise<Result>,
  ): Promise<Result> => {
    const now = () => Date.parse('2026-11-25T10:00:00Z');
    const stores = await openStores({ place: { engine: 'sqlite', file }, now, onError: console.error });
    try {
      return await act(stores);
    } finally {
      await stores.close();
    }
  };
  await withStores(async ({ people, outbox }) => {
    await people.save([
      { id: 'p1', name: '=HYPERLINK("x")', email: 'ada@example.org', times },
      { id: 'p2', name: 'Lovelace, Bob', times },
    ]);
    const closesAt = Date.parse('2026-11-30T00:00:00Z');
    const planned = ['p1', 'p2'].map((personId) => ({
      kind: 'check-in' as const,
      personId,
      week: '2026-W48',
      dueAt,
      closesAt,
    }));
    await outbox.plan(planned);
    const [first] = await outbox.claimDue(1);
    if (!first) throw new Error('nothing was due');
    await outbox.begin(first);
    await outbox.finish(first, { state: 'unknown', reason: 'Teams did not say' });
  });
  return {
    check: (...words: readonly string[]) => runRolecall(['check-ins', ...words], { cwd }),
    withStores,
  };
}

it('says what became of each person’s check-in, as CSV that a spreadsheet may open', async () => {
  const { check } = await open();
  const { code, stdout } = await check('status', '--csv');
  expect(code).toBe(0);
  expect(stdout.split('\r\n')).toEqual([
    'person,name,email,week,message,state,reason,due',
    `p1,"'=HYPERLINK(""x"")",ada@example.org,2026-W48,check-in,unknown,Teams did not say,2026-11-24T10:00:00.000Z`,
    'p2,"Lovelace, Bob",,2026-W48,check-in,due,,2026-11-24T10:00:00.000Z',
    '',
  ]);
});

it('settles one that is unknown, once, and no other', async () => {
  const { check, withStores } = await open();
  expect((await check('resolve', 'p2', '2026-W48', 'sent')).code).toBe(1);
  expect(await check('resolve', 'p1', '2026-W48', 'due')).toMatchObject({ code: 0, stdout: 'Written.\n' });
  expect((await check('resolve', 'p1', '2026-W48', 'sent')).code).toBe(1);
  expect((await check('resolve', 'p1', '2026-W48', 'maybe')).code).toBe(2);
  const states = await withStores(({ outbox }) => outbox.statuses());
  expect(states.map(({ state }) => state)).toEqual(['due', 'due']);
});
