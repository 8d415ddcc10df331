import { describe, expect, it } from 'vitest';
import { usualTimes } from '../../src/people/usual-times.ts';
import { knows } from '../open-core.ts';
import { openRolecall, type Said } from './fake-platform.ts';
import { createKnowledge, describeLighter } from './lamp-lighters.ts';

const startsAt = '2026-11-28T12:00:00Z';
const toAccount = (id: string) => ({ platform: 'fake', workspace: 'acme', id });
const profiles = knows(
  { ada: { name: 'Ada', email: 'ada@example.org' }, bob: { name: 'Bob', email: 'bob@example.org' } },
  toAccount,
);
const plain = describeLighter({ Ladders: 'working', Oil: 'awareness' });
const everyWord = ['admin status', 'admin changes', 'delivery health', 'export feedback', 'reload documents'];

async function open(admins: readonly string[] = ['ada@example.org']) {
  const knowledge = createKnowledge(plain);
  const rolecall = await openRolecall(knowledge.folder, { startsAt, profiles, admins });
  const join = (id: string, audience: 'private' | 'shared' = 'private') =>
    rolecall.join(`${id} ${audience}`, toAccount(id), audience);
  return { ...rolecall, knowledge, join, ada: join('ada'), bob: join('bob') };
}

const person = (id: string) => ({
  ...({
    id,
    name: id,
    times: usualTimes,
    enrolment: 'weekly',
    enrolledAt: 0,
    account: toAccount(id),
  } as const),
  ...{ role: 'Lamp lighter', roleLevel: 'Lamp lighter' },
});

const textOf = ({ lines }: Said) => lines.join('\n');

describe('an administrator', () => {
  it('is told how everything stands, and nothing personal', async () => {
    const { ada, people, clock } = await open();
    await people.save([person('cleo'), { ...person('dora'), pausedUntil: '2027-01-01' }]);
    clock.at = Date.parse('2026-11-28T15:30:00Z');
    const status = await ada.say('Admin status, please.');
    expect(status.lines).toEqual([
      'Rolecall 1.2.3',
      'This process does all, and has run for 3 hours',
      expect.stringMatching(
        /^- Documents: 1 role, 1 role level, 2 skills; version [\da-f]{16}, read on Saturday 28 November at 12:00 UTC\.$/,
      ),
      '- People: 2 known, 2 with check-ins, 1 of them paused; 0 not reached since the beginning of last week.',
      '- Model: none; answers are the documents’ own words.',
      '- Database: SQLite, reachable.',
    ]);
    expect(status.choices).toEqual(['Delivery health', 'Export feedback', 'Reload documents']);
    expect(textOf(status)).not.toMatch(/cleo|dora/i);
    expect((await ada.tap(status, 'Delivery health')).lines[0]).toBe('Delivery health');
  });

  it('sees what became of deliveries, with what settles the unknown, and who was not reached as a count', async () => {
    const { ada, outbox, clock } = await open();
    const now = Date.parse(startsAt);
    const settle = async (personId: string, state: 'unknown' | 'unreachable') => {
      const planned = {
        kind: 'check-in',
        personId,
        week: '2026-W48',
        dueAt: now - 5,
        closesAt: now + 5,
      } as const;
      await outbox.plan([planned]);
      const [claimed] = await outbox.claimDue(1);
      if (!claimed || !(await outbox.begin(claimed))) throw new Error('nothing was claimed');
      await outbox.finish(claimed, { state, reason: 'no word' });
    };
    await settle('p-1', 'unknown');
    await settle('p-2', 'unreachable');
    clock.at = now + 1;
    expect((await ada.say('delivery health')).lines).toEqual([
      'Delivery health',
      'This week and last, in UTC',
      '- check-in: State: unknown; This week: 1; Last week: 0',
      '- check-in: State: unreachable; This week: 1; Last week: 0',
      'Nothing waits that should have been sent.',
      'Nobody knows whether these arrived. Find out, and say so on the command line:',
      '- check-in: npm run check-ins -- resolve p-1 2026-W48 sent|due',
      'Not reached. npm run --silent check-ins -- status --csv says who they are.',
      '- 1 person: no word',
    ]);
  });

  it('gets the feedback as a file that names nobody and starts no formula', async () => {
    const { ada, bob } = await open();
    const answered = await bob.say('what does a lamp lighter do?');
    await bob.rate(answered, { verdict: 'not-helpful', reason: '=1+1' });
    const { reply, lines } = await ada.say('export feedback');
    expect(lines).toEqual([
      'What people said of answers, without who said it, as a file.',
      'File: feedback-2026-11-28.csv',
    ]);
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(reply.attachments?.[0]?.bytes);
    expect(csv).toMatch(
      /^\uFEFFat,verdict,reason,question,answer,citations\r\n2026-11-28T12:00:00\.000Z,not-helpful,'=1\+1,what does a lamp lighter do\?,"Lamp lighter/,
    );
    expect(csv).toContain('lamp-lighter.txt:4: “A lamp lighter lights the lamps.”');
    expect(csv).not.toMatch(/bob|acme|fake/i);
  });

  it('is told so where the database cannot be asked', async () => {
    const { stores } = await open();
    const people = async () => {
      throw new Error('no connection');
    };
    const knowledge = createKnowledge(plain);
    const { join, logged } = await openRolecall(knowledge.folder, {
      ...{ startsAt, admins: ['fake:acme:ada'] },
      stores: { ...stores, overview: { ...stores.overview, people } },
    });
    const { lines } = await join('ada and the bot').say('admin status');
    expect(lines.at(-1)).toBe('- Database: SQLite, not reachable; the log says why.');
    expect(logged.filter((line) => line.includes('how everything stands'))).toHaveLength(1);
  });

  it('is known by the account too', async () => {
    const { bob } = await open(['fake:acme:bob']);
    expect((await bob.say('admin status')).lines[0]).toBe('Rolecall 1.2.3');
  });

  it('who asks in a channel is answered in private', async () => {
    const { join, wake } = await open();
    const channel = join('ada', 'shared');
    for (const words of everyWord) {
      expect((await channel.say(words)).lines).toEqual(['I’ll answer that in private.']);
      const [sent, ...others] = await wake(startsAt);
      expect([sent?.to, others]).toEqual(['ada', []]);
    }
    await channel.say('admin status');
    expect((await wake(startsAt)).map(({ said }) => said.lines[0])).toEqual(['Rolecall 1.2.3']);
  });
});

describe('somebody who is no administrator', () => {
  it.each(everyWord)('gets for “%s” what they would get where nobody is one', async (words) => {
    const [some, none] = [await open(), await open([])];
    for (const audience of ['private', 'shared'] as const) {
      const answers = await Promise.all([some, none].map(({ join }) => join('bob', audience).say(words)));
      expect(answers[0]?.lines).toEqual(answers[1]?.lines);
      expect(answers[0]?.choices).toEqual(answers[1]?.choices);
      expect(answers.map(textOf).join('\n')).not.toMatch(
        /Rolecall 1\.2\.3|I’ll answer that in private|File:/,
      );
    }
    expect(await some.wake(startsAt)).toEqual([]);
    expect(await some.reloads.latest()).toBeUndefined();
  });

  it('does not become one by what a roster says of their email', async () => {
    const { people, join } = await open();
    await people.save([{ ...person('eve'), email: 'ada@example.org' }]);
    expect((await join('eve').say('admin status')).lines[0]).not.toBe('Rolecall 1.2.3');
  });
});

describe('documents that are read again', () => {
  it('are answered from at once, and it is said what changed', async () => {
    const { ada, bob, knowledge } = await open();
    expect(textOf(await bob.say('what skills does a lamp lighter need?'))).toMatch(/Ladders.*working/);
    knowledge.write(describeLighter({ Ladders: 'expert', Oil: 'awareness', Wicks: 'working' }));
    expect(textOf(await bob.say('what skills does a lamp lighter need?'))).toMatch(/Ladders.*working/);
    expect((await ada.say('reload documents')).lines).toEqual([
      'The documents were read again',
      '1 expectation added, 1 expectation raised, 1 skill added.',
      '- Lamp lighter: Ladders, expert instead of working; Wicks is new, at working',
      '- Skill added: Wicks',
      'Whoever has check-ins, and a role level that asks for something else now, is told at the time of their next one.',
      'Every other process reads them within some seconds.',
    ]);
    expect(textOf(await bob.say('what skills does a lamp lighter need?'))).toMatch(/Ladders.*expert/);
    expect((await ada.say('reload documents')).lines).toContain(
      'No role level and no skill is another than before.',
    );
  });

  it('leave the old ones in use where they are bad, and each problem is said with file and line', async () => {
    const { ada, bob, knowledge, logged } = await open();
    knowledge.write(describeLighter({ Ladders: 'superb', Oil: 'grand' }));
    expect((await ada.say('reload documents')).lines).toEqual([
      'The documents were not read',
      'The documents cannot be used as they are. The old ones stay in use. Mend these and ask again:',
      expect.stringMatching(/^- lamp-lighter\.txt:7: .*"superb"/),
      expect.stringMatching(/^- lamp-lighter\.txt:11: .*"grand"/),
    ]);
    expect(textOf(await bob.say('what skills does a lamp lighter need?'))).toMatch(/Ladders.*working/);
    expect(logged.some((line) => line.includes('the old ones stay in use'))).toBe(true);
    knowledge.write(describeLighter({ Ladders: 'expert' }));
    expect((await ada.say('reload documents')).lines[0]).toBe('The documents were read again');
    expect(textOf(await bob.say('what skills does a lamp lighter need?'))).toMatch(/Ladders.*expert/);
  });
});
