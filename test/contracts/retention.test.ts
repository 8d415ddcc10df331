import { expect, it } from 'vitest';
import { listPersonalData } from '../../src/commands/personal-data.ts';
import { forgetPerson } from '../../src/people/own-data.ts';
import { usualTimes } from '../../src/people/usual-times.ts';
import { createForgetOld } from '../../src/retention/forget-old.ts';
import { answerAll, createPerson, skills } from '../fill-team.ts';
import { type Opened, onEachEngine } from './on-each-engine.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const now = Date.parse('2026-11-29T12:00:00Z');
const settings = { ratingsMonths: 24, notesMonths: 12, recordsMonths: 12, leaversDays: 30 };
const daysAgo = (days: number) => now - days * dayMs;
const account = (id: string) => ({ platform: 'slack', workspace: 'T1', id });

function forget({ stores }: Opened, signal = new AbortController().signal) {
  const held = listPersonalData(stores);
  const forgetOld = createForgetOld({
    ...{ oldRows: stores.oldRows, people: stores.people, settings, now: () => now },
    forgetPerson: (person) => forgetPerson(person, held),
    pause: async () => undefined,
  });
  return forgetOld(signal);
}

onEachEngine('what is old', (opened) => {
  it('is nothing where nothing is kept', async () => {
    expect(await forget(opened)).toEqual({});
  });

  it('goes by kinds: notes before ratings', async () => {
    const { ratings, practice } = opened.stores;
    for (const days of [10, 400, 800]) {
      await answerAll({ ratings }, 'ada', () => 'at', new Date(daysAgo(days)));
      await practice.save({
        ...{ personId: 'ada', week: '2026-W01', skill: 'User focus', pressId: `${days}`, did: 'practised' },
        at: new Date(daysAgo(days)),
      });
    }
    // Those of 800 days ago lose their note first, and go then.
    expect(await forget(opened)).toEqual({
      ...{ notes: 2 * skills.length, ratings: skills.length, practice: 1 },
    });
    const left = await ratings.allOf('ada');
    expect(left.map(({ note }) => note !== undefined)).toEqual([
      ...skills.map(() => false),
      ...skills.map(() => true),
    ]);
    expect(await forget(opened)).toEqual({});
  });

  it('is deleted in batches, to the last row', async () => {
    const { looks, people } = opened.stores;
    const ids = Array.from({ length: 1_203 }, (_, at) => `p${at}`);
    for (let from = 0; from < ids.length; from += 300)
      await looks.keep('mia', ids.slice(from, from + 300), new Date(daysAgo(366)));
    await looks.keep('mia', ['p0'], new Date(daysAgo(1)));
    await people.add(createPerson('p0'));
    expect(await forget(opened)).toEqual({ looks: 1_203 });
    expect(await looks.at('p0')).toHaveLength(1);
  });

  it('is given up between two batches when the process stops', async () => {
    await opened.stores.looks.keep('mia', ['p0'], new Date(daysAgo(366)));
    expect(await forget(opened, AbortSignal.abort())).toEqual({});
  });

  it('is what became of a check-in, but neither what is still to be sent nor an invitation', async () => {
    const { outbox } = opened.stores;
    opened.time = daysAgo(400);
    const plan = (kind: 'check-in' | 'invitation', personId: string, week: string, closesAt: number) =>
      outbox.plan([{ kind, personId, week, dueAt: daysAgo(401), closesAt }]);
    await plan('check-in', 'sent', '2025-W40', daysAgo(390));
    await plan('invitation', 'invited', 'once', daysAgo(390));
    for (const claimed of await outbox.claimDue(9)) {
      await outbox.begin(claimed);
      await outbox.finish(claimed, { state: 'sent', reference: 'r' });
    }
    await plan('check-in', 'missed', '2025-W40', daysAgo(402));
    await outbox.closeOld();
    await plan('check-in', 'due', '2025-W40', daysAgo(390));
    expect(await forget(opened)).toEqual({ deliveries: 2 });
    expect((await outbox.statuses()).map(({ personId }) => personId).toSorted()).toEqual(['due', 'invited']);
  });

  it('is feedback, and how to reach somebody who does not take part', async () => {
    const { feedback, addresses, people } = opened.stores;
    for (const [id, days] of [
      ['old', 366],
      ['new', 364],
    ] as const)
      await feedback.save({
        ...{ answerId: id, account: account(id), verdict: 'helpful', question: 'q', text: 't' },
        ...{ citations: [], at: new Date(daysAgo(days)) },
      });
    opened.time = daysAgo(366);
    for (const id of ['asked-once', 'takes-part']) await addresses.keep(account(id), 'there');
    opened.time = now;
    await addresses.keep(account('asks'), 'there');
    await people.add({ id: 'p1', name: 'P', times: usualTimes, account: account('takes-part') });
    expect(await forget(opened)).toEqual({ feedback: 1, addresses: 1 });
    expect((await feedback.all()).map(({ answerId }) => answerId)).toEqual(['new']);
    expect(await addresses.find(account('asked-once'))).toBeUndefined();
    expect(await addresses.find(account('takes-part'))).toBeDefined();
  });

  it('is what managers were shown, with the names that they saw once no summary of theirs is left', async () => {
    const { summaries } = opened.stores;
    const shown = (days: number) => ({
      ...{ scope: 'team' as const, at: daysAgo(days), releases: [], named: new Map([['User focus', [7]]]) },
    });
    await summaries.keep('mia', 0, shown(800));
    await summaries.keep('mia', 1, shown(1));
    await summaries.keep('otto', 0, shown(800));
    expect(await forget(opened)).toEqual({ 'names in summaries': 1, summaries: 2 });
    const namedTo = async (viewer: string) =>
      (await summaries.ofSkills(viewer, ['User focus']))('User focus').named.size;
    expect([await namedTo('mia'), await namedTo('otto')]).toEqual([1, 0]);
    expect(await summaries.count('mia')).toBe(2);
  });

  it('is everything of whoever left, after their time of grace and not before', async () => {
    const { people, ratings } = opened.stores;
    const gone = createPerson('gone', { leftAt: daysAgo(30), account: account('gone') });
    const going = createPerson('going', { leftAt: daysAgo(29) });
    const led = createPerson('led', { manager: 'gone@example.org' });
    await people.save([gone, going, led, createPerson('nameless', { leftAt: 0 })]);
    for (const id of ['gone', 'going']) await answerAll({ ratings }, id, () => 'at', new Date(daysAgo(40)));
    expect(await forget(opened)).toEqual({ 'people who left': 2 });
    expect((await people.all()).map(({ id }) => id)).toEqual(['going', 'led']);
    expect(await ratings.allOf('gone')).toEqual([]);
    expect(await ratings.allOf('going')).not.toEqual([]);
    expect(await people.managers('')).toEqual([]);
  });
});

onEachEngine('what one of all processes does', (opened) => {
  it('is taken by one, and by another when it is due again', async () => {
    const others = await opened.open();
    const take = () =>
      Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          (at % 2 ? opened.stores : others).tasks.take('retention', opened.time + dayMs),
        ),
      );
    const taken = async () => (await take()).filter(Boolean).length;
    expect([await taken(), await taken()]).toEqual([1, 0]);
    opened.time += dayMs;
    expect([await taken(), await taken()]).toEqual([1, 0]);
    await others.tasks.putBack('retention', opened.time);
    expect([await taken(), await taken()]).toEqual([1, 0]);
    await others.close();
  });
});
