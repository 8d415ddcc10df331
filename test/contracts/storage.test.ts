import { execFile as execFileWithCallback } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Feedback } from '../../src/answers/feedback.ts';
import { openStores } from '../../src/storage/open-stores.ts';
import { onEachEngine } from './on-each-engine.ts';

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

onEachEngine('what is kept', (opened) => {
  it('outlives the process: feedback, answers and what conversations are about', async () => {
    const topic = { kind: 'describe', roleLevels: [{ role: 'R', roleLevel: 'L' }] } as const;
    const answer = { id: 'a', question: 'q', blocks: [], citations: [], askedBy: feedback.account };
    await opened.stores.feedback.save(feedback);
    await opened.stores.conversations.remember('thread', topic);
    await opened.stores.recentAnswers.keep(answer);
    await opened.stores.joined.join('thread');
    await opened.reopen();
    expect(await opened.stores.feedback.all()).toEqual([feedback]);
    expect(await opened.stores.conversations.topicOf('thread')).toEqual(topic);
    expect(await opened.stores.recentAnswers.find('a')).toEqual(answer);
    expect(await opened.stores.joined.hasJoined('thread')).toBe(true);
    expect(await opened.stores.joined.hasJoined('other')).toBe(false);
  });

  it('counts for each platform the deliveries that are not finished', async () => {
    const { inbox } = opened.stores;
    expect(await inbox.countOpen()).toEqual([]);
    const [first] = await Promise.all([
      inbox.accept({ platform: 'slack', id: '1', body: '{}' }),
      inbox.accept({ platform: 'slack', id: '2', body: '{}' }),
      inbox.accept({ platform: 'teams', id: '1', body: '{}' }),
    ]);
    if (first) await inbox.finish(first);
    expect(new Set(await inbox.countOpen())).toEqual(
      new Set([
        { platform: 'slack', count: 1 },
        { platform: 'teams', count: 1 },
      ]),
    );
  });

  it('keeps one feedback for each account and answer, the last one', async () => {
    await opened.stores.feedback.save(feedback);
    const { reason, ...rest } = feedback;
    await opened.stores.feedback.save({ ...rest, verdict: 'helpful', at: new Date('2026-11-22T11:00:00Z') });
    await opened.stores.feedback.save({ ...feedback, account: { ...feedback.account, id: 'bob' } });
    const all = await opened.stores.feedback.all();
    expect(all.map(({ account, verdict }) => [account.id, verdict])).toEqual([
      ['bob', 'not-helpful'],
      ['ada', 'helpful'],
    ]);
    expect(all.map((each) => each.reason)).toEqual([reason, undefined]);
  });

  it('forgets a conversation after a day, also on disk', async () => {
    await opened.stores.conversations.remember('thread', { kind: 'skills', roleLevels: [] });
    expect(await opened.stores.conversations.topicOf('thread')).toBeDefined();
    opened.time += 25 * hourMs;
    expect(await opened.stores.conversations.topicOf('thread')).toBeUndefined();
    await opened.stores.forgetExpired();
    opened.time -= 25 * hourMs;
    expect(await opened.stores.conversations.topicOf('thread')).toBeUndefined();
  });

  it('does not mix up conversations, answers and keys like theirs', async () => {
    await opened.stores.conversations.remember('x', { kind: 'skills', roleLevels: [] });
    expect(await opened.stores.recentAnswers.find('x')).toBeUndefined();
    expect(await opened.stores.conversations.topicOf('conversation::x')).toBeUndefined();
  });

  it('tells a stop that was pressed after an answer was begun from one before', async () => {
    const other = await opened.open();
    await opened.stores.stops.stop('thread');
    expect(await other.stops.wasStoppedSince('thread', opened.time)).toBe(true);
    expect(await other.stops.wasStoppedSince('thread', opened.time + 1)).toBe(false);
    expect(await other.stops.wasStoppedSince('another', opened.time)).toBe(false);
    await other.close();
  });

  it('tells whoever takes a delivery over that its answer may have been sent', async () => {
    const { inbox } = opened.stores;
    const claims = await Promise.all(
      ['begun', 'failed', 'waiting'].map((id) => inbox.accept({ platform: 'teams', id, body: '{}' })),
    );
    const [begun, failed] = claims;
    if (!begun || !failed) throw new Error('they were there before');
    expect(await inbox.markSending(begun, true)).toBe(true);
    expect(await inbox.markSending(failed, true)).toBe(true);
    expect(await inbox.markSending(failed, false)).toBe(true);
    opened.time += hourMs;
    const taken = await inbox.claimAbandoned('teams', 10);
    expect(Object.fromEntries(taken.map(({ id, mayBeAnswered }) => [id, mayBeAnswered]))).toEqual({
      ...{ begun: true, failed: false, waiting: false },
    });
    expect(await inbox.markSending(begun, true)).toBe(false);
  });

  it('takes a delivery once, however often and from wherever it comes', async () => {
    const other = await opened.open();
    const delivery = { platform: 'slack', id: 'Ev1', body: '{"text":"hi"}' };
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 ? other : opened.stores).inbox.accept(delivery)),
    );
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
    expect(await opened.stores.inbox.accept({ ...delivery, platform: 'teams' })).toBeDefined();
    await other.close();
  });

  it('gives an abandoned delivery to one other process when its lease has run out', async () => {
    const other = await opened.open();
    await opened.stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
    opened.time += 1_000;
    await opened.stores.inbox.accept({ platform: 'slack', id: 'Ev2', body: 'two' });
    expect(await other.inbox.claimAbandoned('slack', 10)).toEqual([]);
    opened.time += 46_000;
    const claims = await Promise.all([
      opened.stores.inbox.claimAbandoned('slack', 10),
      other.inbox.claimAbandoned('slack', 10),
    ]);
    expect(claims.flat().map(({ id, body, attempt }) => [id, body, attempt])).toEqual([
      ['Ev1', 'one', 2],
      ['Ev2', 'two', 2],
    ]);
    await other.close();
  });

  it('does not give away what is finished, and finishes only for whoever holds the lease', async () => {
    const first = await opened.stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
    opened.time += 46_000;
    const [second] = await opened.stores.inbox.claimAbandoned('slack', 10);
    if (!first || !second) throw new Error('both are claimed');
    expect(await opened.stores.inbox.finish(first)).toBe(false);
    expect(await opened.stores.inbox.finish(second)).toBe(true);
    opened.time += 46_000;
    expect(await opened.stores.inbox.claimAbandoned('slack', 10)).toEqual([]);
    expect(await opened.stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' })).toBeUndefined();
  });

  it('renews a lease for whoever holds it, and for nobody else', async () => {
    const held = await opened.stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
    const lost = await opened.stores.inbox.accept({ platform: 'slack', id: 'Ev2', body: 'two' });
    if (!held || !lost) throw new Error('both are claimed');
    opened.time += 40_000;
    const renewed = await opened.stores.inbox.renew(held);
    expect(renewed?.leaseUntil).toBe(held.leaseUntil + 40_000);
    opened.time += 10_000;
    expect((await opened.stores.inbox.claimAbandoned('slack', 10)).map(({ id }) => id)).toEqual(['Ev2']);
    expect(await Promise.all([opened.stores.inbox.renew(lost), opened.stores.inbox.renew(held)])).toEqual([
      undefined,
      { ...held, leaseUntil: held.leaseUntil + 50_000 },
    ]);
  });

  it('gives away at once what is released, as if it had not been tried', async () => {
    const claimed = await opened.stores.inbox.accept({ platform: 'slack', id: 'Ev1', body: 'one' });
    if (!claimed) throw new Error('it is claimed');
    await opened.stores.inbox.release(claimed);
    expect(await opened.stores.inbox.claimAbandoned('slack', 10)).toEqual([claimed]);
  });

  it('remembers a delivery for as long as it may be repeated, and no longer', async () => {
    const delivery = { platform: 'slack', id: 'Ev1', body: 'one' };
    await opened.stores.inbox.accept(delivery);
    opened.time += 24 * hourMs;
    await opened.stores.forgetExpired();
    expect(await opened.stores.inbox.accept(delivery)).toBeUndefined();
    opened.time += 2 * hourMs;
    await opened.stores.forgetExpired();
    expect(await opened.stores.inbox.accept(delivery)).toBeDefined();
  });

  it('keeps an answer for a week after it was given, also one that many are given', async () => {
    const answer = { question: 'q', blocks: [], citations: [], askedBy: feedback.account };
    await opened.stores.recentAnswers.keep({ ...answer, id: 'first' });
    opened.time += 23 * hourMs;
    await opened.stores.recentAnswers.keep({ ...answer, id: 'second', question: 'q?' });
    // Keyv counts with the clock of the machine, which goes on meanwhile.
    opened.time += 7 * 24 * hourMs - 60_000;
    await opened.stores.forgetExpired();
    await opened.reopen();
    expect(await opened.stores.recentAnswers.find('first')).toBeUndefined();
    expect(await opened.stores.recentAnswers.find('second')).toEqual({
      ...answer,
      id: 'second',
      question: 'q?',
    });
    opened.time += 120_000;
    expect(await opened.stores.recentAnswers.find('second')).toBeUndefined();
  });

  it('keeps what was chosen for a channel, the last choice, for that channel alone', async () => {
    const channel = { platform: 'slack', workspace: 'T1', id: 'C1' };
    const by = { platform: 'slack', workspace: 'T1', id: 'U1' };
    expect(await opened.stores.channelSettings.answeringIn(channel)).toBe('mentions');
    await opened.stores.channelSettings.choose(channel, 'every-question', by);
    await opened.stores.channelSettings.choose(channel, 'off', by);
    await opened.reopen();
    expect(await opened.stores.channelSettings.answeringIn(channel)).toBe('off');
    expect(await opened.stores.channelSettings.answeringIn({ ...channel, workspace: 'T2' })).toBe('mentions');
  });

  it('knows for a week which answer a message shows, and which was the last', async () => {
    const where = { from: { platform: 'teams', workspace: 'tenant', id: 'ada' }, conversation: 'a' };
    await opened.stores.shownAnswers.keep(where, 'message-1', 'answer-1');
    await opened.stores.shownAnswers.keep(where, 'message-2', 'answer-2');
    await opened.reopen();
    const { find } = opened.stores.shownAnswers;
    expect([await find(where, 'message-1'), await find(where, undefined)]).toEqual(['answer-1', 'answer-2']);
    expect(await find({ ...where, conversation: 'b' }, 'message-1')).toBeUndefined();
    opened.time += 8 * 24 * hourMs;
    expect(await find(where, 'message-1')).toBeUndefined();
  });

  it('keeps a file for some hours for the one whom it was offered to', async () => {
    const ada = { platform: 'teams', workspace: 'tenant', id: 'ada' };
    const bytes = Buffer.from([0, 255, 10, 13]);
    const { waitingFiles } = opened.stores;
    await waitingFiles.keep(ada, 'file-1', { name: 'a.csv', mediaType: 'text/csv', bytes });
    await waitingFiles.keep(ada, 'file-2', { name: 'b.csv', mediaType: 'text/csv', bytes });
    await opened.reopen();
    const { find, remove } = opened.stores.waitingFiles;
    expect(await find(ada, 'file-1')).toMatchObject({ name: 'a.csv', mediaType: 'text/csv', bytes });
    expect(await find({ ...ada, id: 'eve' }, 'file-1')).toBeUndefined();
    await remove(ada, 'file-1');
    expect(await find(ada, 'file-1')).toBeUndefined();
    opened.time += 13 * hourMs;
    expect(await find(ada, 'file-2')).toBeUndefined();
  });

  it('seals what lets the bot act in a workspace, and keeps it for that workspace alone', async () => {
    const acme = { platform: 'slack', id: 'T1' };
    const installs = opened.stores.installsSealedWith('a long secret');
    await installs.save(acme, 'xoxb-old');
    await installs.save(acme, 'xoxb-new “ü”');
    await installs.save({ platform: 'teams', id: 'T1' }, 'other');
    await opened.reopen();
    const reopened = opened.stores.installsSealedWith('a long secret');
    expect(await reopened.find(acme)).toBe('xoxb-new “ü”');
    expect(await reopened.find({ platform: 'slack', id: 'T2' })).toBeUndefined();
    await expect(opened.stores.installsSealedWith('another secret').find(acme)).rejects.toThrow();
    await reopened.remove(acme);
    expect(await reopened.find(acme)).toBeUndefined();
    expect(await reopened.find({ platform: 'teams', id: 'T1' })).toBe('other');
  });

  it('reads what the secret before sealed, and seals it anew', async () => {
    const [acme, emca] = [
      { platform: 'slack', id: 'T1' },
      { platform: 'slack', id: 'T2' },
    ];
    const before = opened.stores.installsSealedWith('the first secret');
    await before.save(acme, 'xoxb-1');
    await opened.stores.installsSealedWith('a lost secret').save(emca, 'xoxb-2');
    const between = opened.stores.installsSealedWith('the second secret', 'the first secret');
    expect(await between.find(acme)).toBe('xoxb-1');
    await expect(between.find(emca)).rejects.toThrow(
      /set that one as SLACK_STATE_SECRET_OLD and start again/,
    );
    expect(await between.sealAnew()).toEqual({ sealed: 1, unreadable: 1 });
    expect(await between.sealAnew()).toEqual({ sealed: 0, unreadable: 1 });
    await opened.reopen();
    const after = opened.stores.installsSealedWith('the second secret');
    expect(await after.find(acme)).toBe('xoxb-1');
    await expect(opened.stores.installsSealedWith('the first secret').find(acme)).rejects.toThrow(
      /install the bot again/,
    );
    await after.save(emca, 'xoxb-3');
    expect(await after.sealAnew()).toEqual({ sealed: 0, unreadable: 0 });
  });

  it('finishes an installation that was begun a short time ago, once', async () => {
    const { begin, finish } = opened.stores.begunInstalls;
    await begin('one');
    await begin('two');
    expect([await finish('one'), await finish('one'), await finish('three')]).toEqual([true, false, false]);
    opened.time += hourMs;
    expect(await finish('two')).toBe(false);
  });

  it('is opened by several processes at once, of which one makes the tables', async () => {
    const empty = await opened.engine.create();
    const accounts = ['a', 'b', 'c', 'd'];
    const script = fileURLToPath(new URL('open-stores-once.ts', import.meta.url));
    const words = [script, JSON.stringify(empty.place)];
    const ran = await Promise.all(
      accounts.map((account) => execFile(process.execPath, [...words, account], { encoding: 'utf8' })),
    );
    expect(ran.map(({ stderr }) => stderr)).toEqual(accounts.map(() => ''));
    const first = await openStores({ place: empty.place, now: () => opened.time, onError: fail });
    expect((await first.feedback.all()).map(({ account }) => account.id).sort()).toEqual(accounts);
    await first.close();
    await empty.remove();
  });
});
