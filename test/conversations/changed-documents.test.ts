import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import type { Stores } from '../../src/storage/open-stores.ts';
import { onEachEngine } from '../contracts/on-each-engine.ts';
import { openRolecall } from './fake-platform.ts';
import { createKnowledge, describeLighter } from './lamp-lighters.ts';

const saturday = '2026-11-28T12:00:00Z';
const tuesday = '2026-12-01T10:00:00Z';
const toAccount = (id: string) => ({ platform: 'fake', workspace: 'acme', id });
const plain = describeLighter({ Ladders: 'working', Oil: 'awareness' });
const raised = describeLighter({ Ladders: 'expert', Wicks: 'working' });
const told = [
  'Your role level asks for something else now',
  'Lamp lighter',
  '- Ladders, expert instead of working.',
  '- Wicks is new, at working.',
  '- Oil is not asked for any more.',
  'What you have said of your skills stays, with the words that it was said under. Your check-ins ask by the new ones.',
];

/** A check-in suits them on Tuesdays at ten, in London. */
const cleo: Person = {
  ...{ id: 'cleo', name: 'Cleo', account: toAccount('cleo'), times: usualTimes, enrolment: 'monthly' },
  ...{ role: 'Lamp lighter', roleLevel: 'Lamp lighter', enrolledAt: Date.parse(saturday) },
};

interface Options {
  readonly stores?: Stores;
  readonly knowledge?: ReturnType<typeof createKnowledge>;
}

async function open({ stores, knowledge = createKnowledge(plain) }: Options = {}) {
  const rolecall = await openRolecall(knowledge.folder, {
    ...{ startsAt: saturday, admins: ['fake:acme:ada'], ...(stores ? { stores } : {}) },
  });
  const { join, wake } = rolecall;
  const ada = join('ada and the bot', toAccount('ada'));
  const reload = async (document: string) => {
    knowledge.write(document);
    return ada.say('reload documents');
  };
  /** What is said to Cleo at an instant of changed documents alone. */
  const wakeOfChanges = async (instant: string) =>
    (await wake(instant)).map(({ said }) => said).filter(({ lines }) => lines[0] === told[0]);
  return { ...rolecall, knowledge, ada, reload, wakeOfChanges };
}

describe('whoever has check-ins', () => {
  it('is told once, at their own time, what their role level asks for now', async () => {
    const { people, wake, wakeOfChanges, reload } = await open();
    await people.save([cleo]);
    await wake(saturday);
    await reload(raised);
    expect(await wake('2026-11-28T12:01:00Z')).toEqual([]);
    expect(await wake('2026-12-01T09:59:00Z')).toEqual([]);
    const [said, ...others] = await wakeOfChanges(tuesday);
    expect(said?.lines).toEqual(told);
    expect(said?.choices).toEqual(['What it asks for', 'My skills']);
    expect(others).toEqual([]);
    expect(await wakeOfChanges('2026-12-08T10:00:00Z')).toEqual([]);
  });

  it('is told nothing of the first documents, nor of words that changed alone', async () => {
    const { people, wake, wakeOfChanges, reload } = await open();
    await people.save([cleo]);
    await wake(saturday);
    await reload(plain.replace('lights the lamps', 'lights all lamps'));
    await wake('2026-11-28T12:01:00Z');
    expect(await wakeOfChanges(tuesday)).toEqual([]);
  });

  it.each<[string, Partial<Person>]>([
    ['has another role level', { roleLevel: 'Senior lamp lighter' }],
    ['has stopped', { enrolment: 'stopped' }],
    ['has only been named', { enrolment: 'to-invite' }],
  ])('is not told who %s', async (_, more) => {
    const { people, wake, wakeOfChanges, reload } = await open();
    await people.save([{ ...cleo, ...more }]);
    await wake(saturday);
    await reload(raised);
    await wake('2026-11-28T12:01:00Z');
    expect(await wakeOfChanges(tuesday)).toEqual([]);
  });

  it('is not told what was taken back in the meantime', async () => {
    const { people, wake, wakeOfChanges, reload } = await open();
    await people.save([cleo]);
    await wake(saturday);
    await reload(describeLighter({ Ladders: 'expert', Oil: 'awareness', Wicks: 'working' }));
    await wake('2026-11-28T12:01:00Z');
    await reload(describeLighter({ Ladders: 'expert', Oil: 'awareness' }));
    await wake('2026-11-28T12:02:00Z');
    const said = await wakeOfChanges(tuesday);
    expect(said.map(({ lines }) => lines.slice(2, -1))).toEqual(
      expect.arrayContaining([
        ['- Ladders, expert instead of working.'],
        ['- Wicks is not asked for any more.'],
      ]),
    );
    expect(said).toHaveLength(2);
  });

  it('is told at their next time where nothing ran at their last, never at night', async () => {
    const { people, wake, wakeOfChanges, reload } = await open();
    await people.save([cleo]);
    await wake(saturday);
    await reload(raised);
    await wake('2026-11-28T12:01:00Z');
    expect(await wakeOfChanges('2026-12-02T02:00:00Z')).toEqual([]);
    expect((await wakeOfChanges('2026-12-08T10:00:00Z')).map(({ lines }) => lines)).toEqual([told]);
  });

  it('is not told while they are away', async () => {
    const { people, wake, wakeOfChanges, reload } = await open();
    await people.save([cleo]);
    await wake(saturday);
    await reload(raised);
    await wake('2026-11-28T12:01:00Z');
    await people.change('cleo', (one) => ({ ...one, pausedUntil: '2026-12-05' }));
    expect(await wakeOfChanges(tuesday)).toEqual([]);
    expect((await wakeOfChanges('2026-12-08T10:00:00Z')).map(({ lines }) => lines)).toEqual([told]);
  });
});

describe('administrators', () => {
  it('are told at their own time what a version changed, those alone whom the bot knows', async () => {
    const { people, wake, reload, ada, knowledge } = await open();
    expect((await ada.say('admin changes')).lines).toEqual([
      'The documents have not changed since Rolecall first read them.',
    ]);
    await people.save([{ id: 'ada', name: 'Ada', account: toAccount('ada'), times: usualTimes }]);
    await wake(saturday);
    await reload(raised);
    knowledge.write(plain);
    expect(await wake('2026-11-28T12:01:00Z')).toEqual([]);
    const sent = await wake(tuesday);
    expect(sent.map(({ to, said }) => [to, said.lines])).toEqual([
      [
        'ada',
        [
          expect.stringMatching(
            /^Last change of the documents, found on Saturday 28 November at 12:01 UTC: 1 expectation added, 1 exp/,
          ),
        ],
      ],
    ]);
    expect(await wake('2026-12-08T10:00:00Z')).toEqual([]);
  });
});

onEachEngine('changed documents', (opened) => {
  const opening: Stores[] = [];
  // Before the database is dropped, which waits for whoever has it open.
  afterEach(async () => {
    for (const stores of opening.splice(0)) await stores.close();
  });

  /** The stores go by the same clock. */
  const at = (instant: string): string => {
    opened.time = Date.parse(instant);
    return instant;
  };
  const openBoth = async () => {
    at(saturday);
    const other = await opened.open();
    opening.push(other);
    const knowledge = createKnowledge(plain);
    const first = await open({ stores: opened.stores, knowledge });
    return { knowledge, first, second: await open({ stores: other, knowledge }), stores: opened.stores };
  };
  const asks = 'what skills does a lamp lighter need?';
  const bob = toAccount('bob');

  it('are read again by every process, where one was asked to', async () => {
    const { first, second } = await openBoth();
    await first.reload(raised);
    const there = second.join('bob', bob);
    expect((await there.say(asks)).lines.join()).toMatch(/Oil/);
    await second.look();
    expect((await there.say(asks)).lines.join()).toMatch(/Wicks/);
    const read = () => second.logged.filter((line) => line.includes('read again')).length;
    expect(read()).toBe(1);
    await Promise.all([first.look(), second.look(), second.look()]);
    expect(read()).toBe(1);
    expect(first.logged.filter((line) => line.includes('read again'))).toHaveLength(1);
  });

  it('that are bad leave the old ones in use in every process, until they are mended', async () => {
    const { first, second } = await openBoth();
    await first.reload(describeLighter({ Ladders: 'superb' }));
    await second.look();
    for (const { join, logged } of [first, second]) {
      expect((await join('bob', bob).say(asks)).lines.join()).toMatch(/Oil/);
      expect(logged.filter((line) => line.includes('the old ones stay in use'))).toHaveLength(1);
    }
    await second.reload(raised);
    await first.look();
    for (const { join } of [first, second])
      expect((await join('bob', bob).say(asks)).lines.join()).toMatch(/Wicks/);
  });

  it('are told of once, whichever processes plan and send', async () => {
    const { first, second } = await openBoth();
    await opened.stores.people.save([cleo]);
    await Promise.all([first.wake(saturday), second.wake(saturday)]);
    await first.reload(raised);
    await second.look();
    at('2026-11-28T12:01:00Z');
    await Promise.all([first, second].map(({ wake }) => wake('2026-11-28T12:01:00Z')));
    at(tuesday);
    const said = await Promise.all([first, second].map(({ wakeOfChanges }) => wakeOfChanges(tuesday)));
    expect(said.flat().map(({ lines }) => lines)).toEqual([told]);
  });

  const end = async (): Promise<never> => {
    throw new Error('the process ended here');
  };
  const endings: readonly [string, (stores: Stores) => Stores][] = [
    ['planned', (stores) => ({ ...stores, outbox: { ...stores.outbox, plan: end } })],
    ['wrote down that it had', (stores) => ({ ...stores, versions: { ...stores.versions, advance: end } })],
  ];

  it.each(endings)(
    'are found at a start too, and told of although the process before ended as it %s',
    async (_, endIn) => {
      const { first, knowledge, stores } = await openBoth();
      await stores.people.save([cleo]);
      await first.wake(saturday);
      knowledge.write(raised);
      const halfWay = endIn(stores);
      const dying = await open({ stores: halfWay, knowledge });
      await expect(dying.wake(at('2026-11-28T12:01:00Z'))).rejects.toThrow('ended here');
      const after = await open({ stores, knowledge });
      await after.wake(at('2026-11-28T12:02:00Z'));
      expect((await after.wakeOfChanges(at(tuesday))).map(({ lines }) => lines)).toEqual([told]);
      const status = await after.ada.say('admin status');
      expect(status.lines.filter((line) => line.startsWith('- Last change of'))).toEqual([
        expect.stringMatching(
          /^- Last change of the documents, found on \w+ \d+ \w+ at \d\d:\d\d UTC: 1 expectation added, 1 expectation removed, 1 expectation raised, 1 skill added, 1 skill removed\.$/,
        ),
      ]);
    },
  );

  it('answer everybody while they are read: each answer is from the old ones or the new ones, whole', async () => {
    const { first } = await openBoth();
    const threads = Array.from({ length: 8 }, (_, at) => first.join(`bob ${at}`, bob));
    let isReading = true;
    const answers: string[] = [];
    const asking = threads.map(async (thread) => {
      while (isReading) answers.push((await thread.say(asks)).lines.join('\n'));
    });
    for (const document of [raised, plain, raised, plain, raised]) await first.reload(document);
    isReading = false;
    await Promise.all(asking);
    const shapes = new Set(
      answers.map((text) => ['Oil', 'Wicks', 'expert'].filter((word) => text.includes(word)).join(' ')),
    );
    expect([...shapes].toSorted()).toEqual(['Oil', 'Wicks expert']);
    expect((await first.join('last', bob).say(asks)).lines.join()).toMatch(/Wicks/);
  });

  it('are read as often as somebody asks, one reading after another', async () => {
    const { first, second } = await openBoth();
    const both = [first, second, first].map(({ ada }) => ada.say('reload documents'));
    for (const { lines } of await Promise.all(both)) expect(lines[0]).toBe('The documents were read again');
    expect(await opened.stores.reloads.latest()).toMatchObject({ number: 3 });
  });
});
