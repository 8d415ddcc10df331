import { join } from 'node:path';
import { expect, it } from 'vitest';
import { usualTimes } from '../../src/people/usual-times.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

const onError = (error: unknown) => {
  throw error;
};

it('shows administrators who is asked and what was sent, and no rating', async () => {
  const cwd = createFolder({
    'roster.csv': 'email,name,role level\nana@example.org,Ana Lima,IT service manager\n',
  });
  const place = { engine: 'sqlite', file: join(cwd, 'rolecall.sqlite') } as const;
  const stores = await openStores({ place, now: Date.now, onError });
  const account = { platform: 'slack', workspace: 'T1', id: 'U1' };
  await stores.people.save([
    { id: 'ana', name: 'Ana', email: 'ana@example.org', account, times: usualTimes, sharing: 'with-manager' },
  ]);
  await stores.ratings.save({
    ...{ pressId: 'p', personId: 'ana', week: '2026-W48', skill: 'User focus', value: 'practitioner' },
    ...{
      answered: 'rated',
      role: 'IT service manager',
      roleLevel: 'IT service manager',
      note: 'a note of hers',
    },
    ...{ frameworkVersion: 'v', words: 'the words', isLate: false, at: new Date() },
  });
  const due = { kind: 'check-in', personId: 'ana', week: '2026-W48', dueAt: 1, closesAt: 2 } as const;
  await stores.outbox.plan([due]);
  await stores.close();

  const commands = [
    ...[
      ['people', 'list'],
      ['people', 'import', 'roster.csv'],
      ['people', 'import', 'roster.csv', '--apply'],
    ],
    ...[
      ['check-ins', 'status', '--csv'],
      ['check-ins', 'resolve', 'ana', '2026-W48', 'sent'],
    ],
    ['ask', 'what did Ana say about user focus?'],
  ];
  const outputs: string[] = [];
  for (const command of commands) {
    const { stdout, stderr } = await runRolecall(command, { cwd, env: { DATA_DIR: cwd } });
    outputs.push(stdout + stderr);
  }
  expect(outputs[0]).toContain('Ana <ana@example.org>, slack:T1:U1');
  expect(outputs[3]).toContain('2026-W48');
  // `ask` answers from the documents, where the word stands too.
  expect(outputs.slice(0, -1).join('\n')).not.toMatch(/practitioner|user focus|a note of hers|the words/i);
  expect(outputs.at(-1)).not.toContain('a note of hers');
}, 60_000);
