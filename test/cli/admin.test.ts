import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { describeLighter } from '../conversations/lamp-lighters.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

const plain = describeLighter({ Ladders: 'working', Oil: 'awareness' });
const lighter = { role: 'Lamp lighter', roleLevel: 'Lamp lighter' };
const account = { platform: 'slack', workspace: 'T1', id: 'U-ana' };

async function open(document = plain) {
  const cwd = createFolder({ 'lamp-lighter.txt': document });
  const withStores = async <Result>(act: (stores: Stores) => Promise<Result>): Promise<Result> => {
    const place = { engine: 'sqlite', file: join(cwd, 'rolecall.sqlite') } as const;
    const stores = await openStores({ place, now: Date.now, onError: console.error });
    try {
      return await act(stores);
    } finally {
      await stores.close();
    }
  };
  // As the first start of Rolecall leaves it.
  await withStores(async () => undefined);
  const env = { DATA_DIR: cwd, KNOWLEDGE_DIR: cwd };
  const admin = (...words: readonly string[]) => runRolecall(['admin', ...words], { cwd, env });
  return { cwd, admin, withStores };
}

it('tells how everything stands, and names nobody', async () => {
  const { admin, withStores } = await open();
  await withStores(({ people }) =>
    people.save([
      { id: 'ana', name: 'Ana', account, times: usualTimes, enrolment: 'weekly', ...lighter },
      { id: 'ben', name: 'Ben', email: 'ben@example.org', times: usualTimes },
    ]),
  );
  const { code, stdout, stderr } = await admin('status');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^Rolecall \d+\.\d+\.\d+$/),
    '',
    expect.stringMatching(
      /^- Documents on this disk: 1 role, 1 role level, 2 skills; version [\da-f]{16}\.$/,
    ),
    '- People: 2 known, 1 with check-ins, 0 of them paused; 0 not reached since the beginning of last week.',
    '- Model: none; answers are the documents’ own words.',
    '- Database: SQLite, reachable.',
    '',
  ]);
});

it('tells the version in use apart from what is on the disk, which may be bad', async () => {
  const { cwd, admin, withStores } = await open();
  const { version } = await loadFramework(cwd);
  await withStores(({ versions }) => versions.begin({ version, roleLevels: [], skills: [] }));
  writeFileSync(join(cwd, 'lamp-lighter.txt'), describeLighter({ Ladders: 'superb', Oil: 'aware' }));
  const { code, stdout } = await admin('status');
  expect(code).toBe(0);
  expect(stdout.split('\n').slice(2, 5)).toEqual([
    expect.stringMatching(
      /^- Documents on this disk: they cannot be used as they are: lamp-lighter\.txt:7: .*, and 1 other problem\. npm run admin -- reload names each\.$/,
    ),
    expect.stringMatching(`^- Documents last taken into use: version ${version}, on .* UTC\\.$`),
    expect.stringMatching(/^- People: 0 known/),
  ]);
});

it('tells of everyday words that cannot be used', async () => {
  const { cwd, admin } = await open();
  writeFileSync(join(cwd, 'everyday-words.txt'), 'lamps, lights');
  expect((await admin('status')).stdout).toMatch(
    /^- Documents on this disk: they cannot be used as they are: everyday-words\.txt:1: /m,
  );
});

it('counts deliveries, and names the command that settles an unknown one', async () => {
  const { admin, withStores } = await open();
  expect((await admin('deliveries')).stdout).toContain('Nothing was due in these weeks.');
  const now = Date.now();
  await withStores(async ({ outbox }) => {
    await outbox.plan([
      { kind: 'check-in', personId: 'p1', week: '2026-W48', dueAt: now - 1, closesAt: now + 60_000 },
    ]);
    const [claimed] = await outbox.claimDue(1);
    if (!claimed || !(await outbox.begin(claimed))) throw new Error('nothing was claimed');
    await outbox.finish(claimed, { state: 'unknown', reason: 'Teams did not say' });
  });
  const { code, stdout } = await admin('deliveries');
  expect(code).toBe(0);
  expect(stdout).toContain('- check-in: npm run check-ins -- resolve p1 2026-W48 sent|due\n');
});

it('writes feedback as CSV that names nobody', async () => {
  const { admin, withStores } = await open();
  await withStores(({ feedback }) =>
    feedback.save({
      ...{ answerId: 'a1', account, verdict: 'not-helpful', reason: 'too "short"', question: '+1, please' },
      ...{ text: 'The answer.', at: new Date('2026-11-28T12:00:00Z') },
      citations: [{ n: 1, title: 'Lamp lighter', quote: 'lights the lamps', file: 'a.txt', line: 4 }],
    }),
  );
  expect(await admin('feedback', '--csv')).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: [
      'at,verdict,reason,question,answer,citations',
      `2026-11-28T12:00:00.000Z,not-helpful,"too ""short""","'+1, please",The answer.,"[1] Lamp lighter, a.txt:4: “lights the lamps”"`,
      '',
    ].join('\r\n'),
  });
});

it('has running processes read the documents again, unless they are bad', async () => {
  const good = await open();
  expect(await good.admin('reload')).toEqual({
    ...{ code: 0, stderr: '' },
    stdout:
      'Every process that runs over this database reads the documents within 5 seconds, and its log says so.\n',
  });
  expect(await good.withStores(({ reloads }) => reloads.latest())).toMatchObject({ number: 1 });
  const bad = await open(describeLighter({ Ladders: 'superb' }));
  const { code, stdout, stderr } = await bad.admin('reload');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^The documents cannot be used as they are:\n- lamp-lighter\.txt:7: .*"superb"/);
  expect(await bad.withStores(({ reloads }) => reloads.latest())).toBeUndefined();
});

it('says what one folder asks that another does not', async () => {
  const { cwd, admin } = await open();
  const after = createFolder({ 'a.txt': describeLighter({ Ladders: 'expert', Oil: 'awareness' }) });
  expect(await admin('changes', cwd, after)).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: '1 expectation raised.\nLamp lighter: Ladders, expert instead of working\n',
  });
  expect((await admin('changes', cwd, cwd)).stdout).toBe('No role level and no skill changed.\n');
  const missing = await admin('changes', cwd, 'missing');
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain(
    `The documents cannot be used as they are:\n- ${join(realpathSync(cwd), 'missing')}: `,
  );
});
