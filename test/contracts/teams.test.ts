import { expect, it } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { forgetManager, untold } from '../../src/people/teams.ts';
import { onEachEngine } from './on-each-engine.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;
const start = Date.parse('2026-11-24T10:00:00Z');

onEachEngine('who leads whom', (opened) => {
  const person = (id: string, manager?: string): Person => ({
    ...{ id, name: id, times, ...(manager === undefined ? {} : { manager }) },
  });

  it('is found by each of a manager’s handles', async () => {
    const { people } = opened.stores;
    await people.save([
      person('ada', 'mia@example.org'),
      person('bob', 'teams:tenant:mia:1'),
      person('cem', 'otto@example.org'),
      person('mia'),
    ]);
    const led = async (...handles: readonly string[]) =>
      (await people.managedBy(handles)).map(({ id }) => id).toSorted();
    expect(await led('mia@example.org', 'teams:tenant:mia:1')).toEqual(['ada', 'bob']);
    expect(await led('mia@example.org')).toEqual(['ada']);
    expect([await led('nobody@example.org'), await led()]).toEqual([[], []]);
    expect((await people.managers('')).toSorted()).toEqual([
      ...['mia@example.org', 'otto@example.org', 'teams:tenant:mia:1'],
    ]);
  });

  it('has each manager once, and nobody where nobody is managed', async () => {
    const { people } = opened.stores;
    expect(await people.managers('')).toEqual([]);
    await people.save([person('ada', 'mia@example.org'), person('bob', 'mia@example.org')]);
    expect(await people.managers('')).toEqual(['mia@example.org']);
  });

  it('finds managers by all that rosters call them', async () => {
    const { people } = opened.stores;
    const account = { platform: 'teams', workspace: 'tenant', id: 'mia:1' };
    await people.save([
      { ...person('mia'), account },
      { ...person('otto'), email: 'otto@example.org' },
      { ...person('stranger'), account: { ...account, workspace: 'another' }, email: 'stranger@example.org' },
    ]);
    const found = async (...handles: string[]) =>
      (await people.byHandles(handles)).map(({ id }) => id).toSorted();
    expect(await found('otto@example.org', 'teams:tenant:mia:1', 'teams:another:mia:2')).toEqual([
      'mia',
      'otto',
    ]);
    expect([await found('teams:another:mia:1'), await found()]).toEqual([['stranger'], []]);
  });

  it('goes through them all, and through all who have check-ins, in parts', async () => {
    const { people } = opened.stores;
    const ids = Array.from({ length: 1_203 }, (_, at) => `p${at}`);
    await people.save(
      ids.map((id): Person => ({ ...person(id, `m-${id}@example.org`), enrolment: 'weekly' })),
    );
    const managers: string[] = [];
    for (let some = await people.managers(''); some.length > 0; ) {
      managers.push(...some);
      some = await people.managers(some.at(-1) ?? '');
    }
    expect(managers.toSorted()).toEqual(ids.map((id) => `m-${id}@example.org`).toSorted());
    const asked: string[] = [];
    for (let some = await people.withEnrolment(['weekly'], ''); some.length > 0; ) {
      asked.push(...some.map(({ id }) => id));
      some = await people.withEnrolment(['weekly'], asked.at(-1) ?? '');
    }
    expect(asked.toSorted()).toEqual(ids.toSorted());
  });

  it('asks for more managers at once than a statement takes', async () => {
    const { people } = opened.stores;
    const handles = Array.from({ length: 1_200 }, (_, at) => `m${at}@example.org`);
    await people.save([person('ada', handles[0]), person('bob', handles[1_199])]);
    expect((await people.managedBy(handles)).map(({ id }) => id)).toEqual(['ada', 'bob']);
  });
});

const whole: Required<Omit<Person, 'leftAt'>> = {
  ...{ id: 'ada', name: 'Ada “A”', account: { platform: 'teams', workspace: 't', id: '29:a' } },
  ...{ email: 'ada@example.org', role: 'R', roleLevel: 'L', team: 'T', manager: 'mia@example.org' },
  ...{ managedSince: untold, leftTeams: ['otto@example.org', 'teams:t:“x”'], times },
  ...{ enrolment: 'fortnightly', pausedUntil: '2027-01-03', pausedSince: start, enrolledAt: start - 1 },
  ...{ sharing: 'with-manager', setUp: 'sharing', workingOn: 'User focus', rhythmAskedIn: '2026-W48' },
  summaries: 'weekly',
};

onEachEngine('all that is known of a person', (opened) => {
  it('is read back as it was', async () => {
    await opened.stores.people.save([whole]);
    await opened.reopen();
    const { byId, byAccount, byEmail, managedBy, withEnrolment } = opened.stores.people;
    expect(await byId('ada')).toEqual(whole);
    expect(await byAccount(whole.account)).toEqual(whole);
    expect(await byEmail(whole.email)).toEqual(whole);
    expect([await managedBy([whole.manager]), await withEnrolment(['fortnightly'], '')]).toEqual([
      ...[[whole], [whole]],
    ]);
  });

  it('is added as it is, changed, and taken back where somebody wants it back', async () => {
    const { people } = opened.stores;
    await people.add(whole);
    expect(await people.byId('ada')).toEqual(whole);
    const changed: Person = { ...whole, managedSince: start, summaries: 'never', leftTeams: [] };
    await people.change('ada', () => changed);
    expect(await people.byId('ada')).toEqual(changed);
    await people.change('ada', ({ id, name }) => ({ id, name, times }));
    expect(await people.byId('ada')).toEqual({ id: 'ada', name: 'Ada “A”', times });
  });
});

onEachEngine('who has left', (opened) => {
  it('is led by nobody and asked nothing, and is known until all of theirs is deleted', async () => {
    const { people } = opened.stores;
    const bob: Person = {
      ...whole,
      id: 'bob',
      account: { ...whole.account, id: '29:b' },
      email: 'bob@x.org',
    };
    await people.save([{ ...whole, leftAt: start }, bob]);
    await opened.reopen();
    const read = opened.stores.people;
    expect(await read.byId('ada')).toEqual({ ...whole, leftAt: start });
    expect((await read.managedBy([whole.manager])).map(({ id }) => id)).toEqual(['bob']);
    expect((await read.withEnrolment(['fortnightly'], '')).map(({ id }) => id)).toEqual(['bob']);
    await read.remove('bob');
    expect(await read.managers('')).toEqual([]);
  });

  it('is found from an instant on, the first who left first', async () => {
    const { people } = opened.stores;
    const left = (id: string, leftAt: number): Person => ({ id, name: id, times, leftAt });
    await people.save([left('late', start + 1), left('b', start), left('a', start - 1), left('c', start)]);
    await people.add({ id: 'there', name: 'There', times });
    expect((await people.leftBy(start, 2)).map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await people.leftBy(start, 9)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('is named by those whom they lead, and who left their team, until they are forgotten there', async () => {
    const { people } = opened.stores;
    const { manager: _, managedSince: __, leftTeams: ___, ...unled } = whole;
    await people.save([{ ...whole, leftAt: start }]);
    expect(await people.naming([])).toEqual([]);
    expect(await people.naming(['somebody@example.org'])).toEqual([]);
    for (const handle of [whole.manager, ...whole.leftTeams])
      expect(await people.naming(['teams:t:29:m', handle])).toEqual(['ada']);
    await forgetManager([whole.manager, ...whole.leftTeams], people);
    expect(await people.byId('ada')).toEqual({ ...unled, leftAt: start });
  });
});
