import { execFile as execFileWithCallback } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Feedback } from '../../src/answers/feedback.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { type Engine, engines } from './databases.ts';

const feedback: Feedback = {
  answerId: 'answer-1',
  account: { platform: 'web', workspace: 'local', id: 'ada' },
  verdict: 'not-helpful',
  reason: 'too short; “quotes”, \n lines and 🎉',
  question: 'what does an IT service manager do?',
  text: 'IT service manager',
  citations: [{ n: 1, title: 'IT service manager, role level', quote: 'q', file: 'f.txt', line: 3 }],
  at: new Date('2026-11-22T10:00:00Z'),
};
const execFile = promisify(execFileWithCallback);
const fail = (error: unknown): never => {
  throw error;
};
const hourMs = 60 * 60 * 1_000;

describe.each(engines)('storage on $name', (engine: Engine) => {
  describe.skipIf(!engine.isReachable)('what is kept', () => {
    let made: Awaited<ReturnType<Engine['create']>>;
    let stores: Stores;
    let time: number;

    const open = (): Promise<Stores> =>
      openStores({
        place: made.place,
        now: () => time,
        onError: fail,
      });

    beforeEach(async () => {
      time = Date.now();
      made = await engine.create();
      stores = await open();
    });

    afterEach(async () => {
      await stores.close();
      await made.remove();
    });

    const reopen = async (): Promise<void> => {
      await stores.close();
      stores = await open();
    };

    it('outlives the process: feedback, answers and what conversations are about', async () => {
      const topic = { kind: 'describe', roleLevels: [{ role: 'R', roleLevel: 'L' }] } as const;
      const answer = { id: 'a', question: 'q', blocks: [], citations: [], askedBy: feedback.account };
      await stores.feedback.save(feedback);
      await stores.conversations.remember('thread', topic);
      await stores.recentAnswers.keep(answer);
      await stores.joined.join('thread');
      await reopen();
      expect(await stores.feedback.all()).toEqual([feedback]);
      expect(await stores.conversations.topicOf('thread')).toEqual(topic);
      expect(await stores.recentAnswers.find('a')).toEqual(answer);
      expect(await stores.joined.hasJoined('thread')).toBe(true);
      expect(await stores.joined.hasJoined('other')).toBe(false);
    });

    it('keeps one feedback for each account and answer, the last one', async () => {
      await stores.feedback.save(feedback);
      const { reason, ...rest } = feedback;
      await stores.feedback.save({ ...rest, verdict: 'helpful', at: new Date('2026-11-22T11:00:00Z') });
      await stores.feedback.save({ ...feedback, account: { ...feedback.account, id: 'bob' } });
      const all = await stores.feedback.all();
      expect(all.map(({ account, verdict }) => [account.id, verdict])).toEqual([
        ['bob', 'not-helpful'],
        ['ada', 'helpful'],
      ]);
      expect(all.map((each) => each.reason)).toEqual([reason, undefined]);
    });

    it('forgets a conversation after a day, also on disk', async () => {
      await stores.conversations.remember('thread', { kind: 'skills', roleLevels: [] });
      expect(await stores.conversations.topicOf('thread')).toBeDefined();
      time += 25 * hourMs;
      expect(await stores.conversations.topicOf('thread')).toBeUndefined();
      await stores.forgetExpired();
      time -= 25 * hourMs;
      expect(await stores.conversations.topicOf('thread')).toBeUndefined();
    });

    it('does not mix up conversations, answers and keys like theirs', async () => {
      await stores.conversations.remember('x', { kind: 'skills', roleLevels: [] });
      expect(await stores.recentAnswers.find('x')).toBeUndefined();
      expect(await stores.conversations.topicOf('conversation::x')).toBeUndefined();
    });

    it('tells a stop that was pressed after an answer was begun from one before', async () => {
      const other = await open();
      await stores.stops.stop('thread');
      expect(await other.stops.wasStoppedSince('thread', time)).toBe(true);
      expect(await other.stops.wasStoppedSince('thread', time + 1)).toBe(false);
      expect(await other.stops.wasStoppedSince('another', time)).toBe(false);
      await other.close();
    });

    it('takes a delivery once, however often and from wherever it comes', async () => {
      const other = await open();
      const delivery = { platform: 'slack', id: 'Ev1', body: '{"text":"hi"}' };
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, at) => (at % 2 ? other : stores).inbox.accept(delivery)),
      );
      expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
      expect(await stores.inbox.accept({ ...delivery, platform: 'teams' })).toBeDefined();
      await other.close();
    });

    it('gives an abandoned delivery to one other process when its lease has run out', async () => {
      const other = await open();
      await stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
      time += 1_000;
      await stores.inbox.accept({ platform: 'slack', id: 'Ev2', body: 'two' });
      expect(await other.inbox.claimAbandoned('slack', 10)).toEqual([]);
      time += 46_000;
      const claims = await Promise.all([
        stores.inbox.claimAbandoned('slack', 10),
        other.inbox.claimAbandoned('slack', 10),
      ]);
      expect(claims.flat().map(({ id, body, attempt }) => [id, body, attempt])).toEqual([
        ['Ev1', 'one', 2],
        ['Ev2', 'two', 2],
      ]);
      await other.close();
    });

    it('does not give away what is finished, and finishes only for whoever holds the lease', async () => {
      const first = await stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
      time += 46_000;
      const [second] = await stores.inbox.claimAbandoned('slack', 10);
      if (!first || !second) throw new Error('both are claimed');
      expect(await stores.inbox.finish(first)).toBe(false);
      expect(await stores.inbox.finish(second)).toBe(true);
      time += 46_000;
      expect(await stores.inbox.claimAbandoned('slack', 10)).toEqual([]);
      expect(await stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' })).toBeUndefined();
    });

    it('renews a lease for whoever holds it, and for nobody else', async () => {
      const held = await stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
      const lost = await stores.inbox.accept({ platform: 'slack', id: 'Ev2', body: 'two' });
      if (!held || !lost) throw new Error('both are claimed');
      time += 40_000;
      const renewed = await stores.inbox.renew(held);
      expect(renewed?.leaseUntil).toBe(held.leaseUntil + 40_000);
      time += 10_000;
      expect((await stores.inbox.claimAbandoned('slack', 10)).map(({ id }) => id)).toEqual(['Ev2']);
      expect(await Promise.all([stores.inbox.renew(lost), stores.inbox.renew(held)])).toEqual([
        undefined,
        { ...held, leaseUntil: held.leaseUntil + 50_000 },
      ]);
    });

    it('gives away at once what is released, as if it had not been tried', async () => {
      const claimed = await stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
      if (!claimed) throw new Error('it is claimed');
      await stores.inbox.release(claimed);
      expect(await stores.inbox.claimAbandoned('slack', 10)).toEqual([claimed]);
    });

    it('remembers a delivery for as long as it may be repeated, and no longer', async () => {
      const delivery = { platform: 'slack', id: 'Ev1', body: 'one' };
      await stores.inbox.accept(delivery);
      time += 24 * hourMs;
      await stores.forgetExpired();
      expect(await stores.inbox.accept(delivery)).toBeUndefined();
      time += 2 * hourMs;
      await stores.forgetExpired();
      expect(await stores.inbox.accept(delivery)).toBeDefined();
    });

    it('keeps an answer for a week after it was given, also one that many are given', async () => {
      const answer = { question: 'q', blocks: [], citations: [], askedBy: feedback.account };
      await stores.recentAnswers.keep({ ...answer, id: 'first' });
      time += 23 * hourMs;
      await stores.recentAnswers.keep({ ...answer, id: 'second', question: 'q?' });
      // Keyv counts with the clock of the machine, which goes on meanwhile.
      time += 7 * 24 * hourMs - 60_000;
      await stores.forgetExpired();
      await reopen();
      expect(await stores.recentAnswers.find('first')).toBeUndefined();
      expect(await stores.recentAnswers.find('second')).toEqual({ ...answer, id: 'second', question: 'q?' });
      time += 120_000;
      expect(await stores.recentAnswers.find('second')).toBeUndefined();
    });

    it('keeps what was chosen for a channel, the last choice, for that channel alone', async () => {
      const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
      const by = { platform: 'slack', workspace: 'T1', id: 'U1' };
      expect(await stores.channelSettings.answeringIn(channel)).toBe('mentions');
      await stores.channelSettings.choose(channel, 'every-question', by);
      await stores.channelSettings.choose(channel, 'off', by);
      await reopen();
      expect(await stores.channelSettings.answeringIn(channel)).toBe('off');
      expect(await stores.channelSettings.answeringIn({ ...channel, workspace: 'T2' })).toBe('mentions');
    });

    it('knows how to reach somebody, whether that is new, and why it did not work', async () => {
      const { addresses } = stores;
      const ada = { platform: 'teams', workspace: 'tenant', id: 'ada' };
      const elsewhere = { ...ada, workspace: 'another' };
      expect([await addresses.keep(ada, 'first'), await addresses.keep(ada, 'first')]).toEqual([true, false]);
      expect(await addresses.keep(ada, 'second')).toBe(false);
      await addresses.keep(elsewhere, 'there');
      await addresses.markUnreachable(ada, 'blocked “it”');
      await addresses.markUnreachable({ ...ada, id: 'nobody' }, 'never seen');
      await reopen();
      expect(await stores.addresses.find(ada)).toEqual({ address: 'second', unreachable: 'blocked “it”' });
      expect(await stores.addresses.keep(ada, 'second')).toBe(false);
      expect(await stores.addresses.find(ada)).toEqual({ address: 'second' });
      await stores.addresses.remove(ada);
      expect(await stores.addresses.find(ada)).toBeUndefined();
      expect(await stores.addresses.find(elsewhere)).toEqual({ address: 'there' });
      expect(await stores.addresses.keep(ada, 'second')).toBe(true);
    });

    it('lets one of many find that somebody is new', async () => {
      const ada = { platform: 'teams', workspace: 'tenant', id: 'ada' };
      const others = await open();
      const kept = await Promise.all(
        Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? stores : others).addresses.keep(ada, `${at}`)),
      );
      expect(kept.filter(Boolean)).toHaveLength(1);
      await others.close();
    });

    it('keeps people, all or none of those that are saved together', async () => {
      const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3] } as const;
      const ada = { id: 'p1', name: 'Ada “A”', email: 'ada@example.org', times };
      const account = { platform: 'teams', workspace: 'tenant', id: 'bob:1' };
      const bob = {
        id: 'p2',
        name: 'Bob',
        account,
        role: 'R',
        roleLevel: 'L',
        team: 'T',
        manager: 'm',
        times,
      };
      await stores.people.save([ada, bob]);
      await stores.people.save([{ ...ada, name: 'Ada', team: 'T' }]);
      const twice = [
        { ...bob, name: 'New' },
        { id: 'p3', name: 'Eve', account, times },
      ];
      await expect(stores.people.save(twice)).rejects.toThrow();
      await reopen();
      expect(await stores.people.all()).toEqual([{ ...ada, name: 'Ada', team: 'T' }, bob]);
    });

    it('keeps 10,000 people at once', async () => {
      const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1] } as const;
      const many = Array.from({ length: 10_000 }, (_, at) => ({ id: `p${at}`, name: `P${at}`, times }));
      await stores.people.save(many);
      expect(await stores.people.all()).toHaveLength(10_000);
    });

    it('knows for a week which answer a message shows, and which was the last', async () => {
      const where = { from: { platform: 'teams', workspace: 'tenant', id: 'ada' }, conversation: 'a' };
      await stores.shownAnswers.keep(where, 'message-1', 'answer-1');
      await stores.shownAnswers.keep(where, 'message-2', 'answer-2');
      await reopen();
      const { find } = stores.shownAnswers;
      expect([await find(where, 'message-1'), await find(where, undefined)]).toEqual([
        'answer-1',
        'answer-2',
      ]);
      expect(await find({ ...where, conversation: 'b' }, 'message-1')).toBeUndefined();
      time += 8 * 24 * hourMs;
      expect(await find(where, 'message-1')).toBeUndefined();
    });

    it('seals what lets the bot act in a workspace, and keeps it for that workspace alone', async () => {
      const acme = { platform: 'slack', id: 'T1' };
      const installs = stores.installsSealedWith('a long secret');
      await installs.save(acme, 'xoxb-old');
      await installs.save(acme, 'xoxb-new “ü”');
      await installs.save({ platform: 'teams', id: 'T1' }, 'other');
      await reopen();
      const reopened = stores.installsSealedWith('a long secret');
      expect(await reopened.find(acme)).toBe('xoxb-new “ü”');
      expect(await reopened.find({ platform: 'slack', id: 'T2' })).toBeUndefined();
      await expect(stores.installsSealedWith('another secret').find(acme)).rejects.toThrow();
      await reopened.remove(acme);
      expect(await reopened.find(acme)).toBeUndefined();
      expect(await reopened.find({ platform: 'teams', id: 'T1' })).toBe('other');
    });

    it('finishes an installation that was begun a short time ago, once', async () => {
      const { begin, finish } = stores.begunInstalls;
      await begin('one');
      await begin('two');
      expect([await finish('one'), await finish('one'), await finish('three')]).toEqual([true, false, false]);
      time += hourMs;
      expect(await finish('two')).toBe(false);
    });

    it('is opened by several processes at once, of which one makes the tables', async () => {
      const empty = await engine.create();
      const accounts = ['a', 'b', 'c', 'd'];
      const script = fileURLToPath(new URL('open-stores-once.ts', import.meta.url));
      const words = [script, JSON.stringify(empty.place)];
      const ran = await Promise.all(
        accounts.map((account) => execFile(process.execPath, [...words, account], { encoding: 'utf8' })),
      );
      expect(ran.map(({ stderr }) => stderr)).toEqual(accounts.map(() => ''));
      const opened = await openStores({ place: empty.place, now: () => time, onError: fail });
      expect((await opened.feedback.all()).map(({ account }) => account.id).sort()).toEqual(accounts);
      await opened.close();
      await empty.remove();
    });
  });
});
