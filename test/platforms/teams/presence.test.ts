import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Account } from '../../../src/chat/incoming.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { openTeams } from './open-teams.ts';
import { type Json, tenantId } from './teams-front.ts';

const ada = { platform: 'teams', workspace: tenantId, id: 'ada-in-entra' };
const bob = { platform: 'teams', workspace: tenantId, id: 'bob-in-entra' };
const team = { platform: 'teams', workspace: tenantId, id: '19:channel@thread.tacv2' };
const bot = { id: '28:11111111-2222-3333-4444-555555555555' };

async function open(now?: () => number) {
  const opened = await openTeams(async () => say('Hello.'), now ? { now } : {});
  const { front, deliver, personal, group, teams } = opened;
  const where = { personal, team: group };
  const deliverAll = async (...activities: readonly Json[]) => {
    for (const activity of activities) expect((await deliver(activity)).status).toBe(200);
  };
  return {
    ...opened,
    deliverAll,
    /** The two activities that tell of an installation. Names are missing, as in some of Teams' own. */
    installed: (scope: keyof typeof where): Json[] => [
      where[scope]({ type: 'installationUpdate', action: 'add', entities: undefined }),
      where[scope]({ type: 'conversationUpdate', membersAdded: [bot], entities: undefined }),
    ],
    texts: () => front.messages().map(({ text }) => text),
    write: (to: Account, reply: Reply) =>
      teams.sendPrivately(to, reply, { id: 'delivery', deadline: new AbortController().signal }),
  };
}

it('welcomes whoever installs it once, although Teams tells it twice and again', async () => {
  const { deliverAll, installed, texts } = await open();
  const twice = installed('personal');
  await deliverAll(...twice, ...twice);
  await expect.poll(texts).toEqual(['Hello.']);
  await wait(200);
  expect(texts()).toEqual(['Hello.']);
});

it('welcomes a team in its first channel, and says how it is asked there', async () => {
  const { deliverAll, installed, texts, front } = await open();
  await deliverAll(...installed('team'));
  await expect
    .poll(texts)
    .toEqual(['Hello.\n\nHere I answer when you mention me. In a chat with me alone you need not.']);
  expect(front.sent[0]?.path).toMatch(/\/conversations\/19%3Achannel%40thread\.tacv2[^/]*\/activities$/);
});

it('welcomes again after it was removed', async () => {
  const { deliverAll, installed, personal, texts, write } = await open();
  await deliverAll(...installed('personal'));
  await expect.poll(texts).toHaveLength(1);
  await deliverAll(personal({ type: 'installationUpdate', action: 'remove' }));
  await expect
    .poll(() => write(ada, say('Hello again.')))
    .toEqual({
      ...{ outcome: 'unreachable' },
      reason: 'the bot is not installed for this person, and they have not written to it',
    });
  await deliverAll(...installed('personal'));
  await expect.poll(texts).toHaveLength(2);
});

it('writes to somebody who has written, on its own', async () => {
  const { say: tell, write, front, stores } = await open();
  await tell('hello there, bot');
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  await expect.poll(() => front.messages()).toHaveLength(1);
  expect(await write(ada, say('How are you?'))).toEqual({
    outcome: 'sent',
    reference: 'sent-2',
  });
  expect(front.sent[1]).toMatchObject({
    path: '/service/v3/conversations/a%3Apersonal/activities',
    body: { text: 'How are you?', recipient: { id: '29:ada' } },
  });
  expect(JSON.stringify(await stores.addresses.find(ada))).not.toMatch(/Ada/);
});

it('begins a conversation with somebody who only came to a team', async () => {
  const { deliverAll, group, write, front, stores } = await open();
  const membersAdded = [{ id: '29:bob', aadObjectId: 'bob-in-entra' }];
  await deliverAll(group({ type: 'conversationUpdate', membersAdded }));
  await expect.poll(() => stores.addresses.find(bob)).toBeDefined();
  front.answerNext({ status: 201, body: { id: 'a:bob' } });
  expect(await write(bob, say('How are you?'))).toMatchObject({ outcome: 'sent' });
  expect(front.sent).toMatchObject([
    {
      path: '/service/v3/conversations',
      body: {
        isGroup: false,
        members: [{ id: '29:bob' }],
        bot,
        tenantId,
        channelData: { tenant: { id: tenantId } },
      },
    },
    { path: '/service/v3/conversations/a%3Abob/activities', body: { text: 'How are you?' } },
  ]);
});

it('does not take a person’s own chat from them because they came to a team', async () => {
  const { say: tell, deliverAll, group, write, front, stores } = await open();
  await tell('hello there, bot');
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  await deliverAll(
    group({ type: 'conversationUpdate', membersAdded: [{ id: '29:ada', aadObjectId: ada.id }] }),
  );
  await expect.poll(() => front.messages()).toHaveLength(1);
  await write(ada, say('How are you?'));
  expect(front.sent.at(-1)?.path).toBe('/service/v3/conversations/a%3Apersonal/activities');
});

it('knows that somebody blocked it, with the reason, until they write again', async () => {
  const { say: tell, write, front, stores } = await open();
  const reason = 'this person has blocked or removed the bot';
  await tell('hello there, bot');
  await expect.poll(() => front.messages()).toHaveLength(1);
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  front.answerNext({ status: 403, body: { error: { code: 'MessageWritesBlocked', message: 'Blocked.' } } });
  expect(await write(ada, say('How are you?'))).toEqual({ outcome: 'unreachable', reason });
  expect(await stores.addresses.find(ada)).toMatchObject({ unreachable: reason });
  const before = front.sent.length;
  expect(await write(ada, say('How are you?'))).toEqual({ outcome: 'unreachable', reason });
  expect(front.sent.length).toBe(before);
  await tell('hello once more, bot');
  await expect.poll(async () => (await stores.addresses.find(ada))?.unreachable).toBeUndefined();
  expect(await write(ada, say('How are you?'))).toMatchObject({ outcome: 'sent' });
});

it('knows a shared conversation, and forgets it when it is removed from it', async () => {
  const { deliverAll, installed, group, stores } = await open();
  await deliverAll(...installed('team'));
  await expect.poll(() => stores.addresses.find(team)).toBeDefined();
  await deliverAll(group({ type: 'conversationUpdate', membersRemoved: [bot] }));
  await expect.poll(() => stores.addresses.find(team)).toBeUndefined();
});

const unknown = { outcome: 'unknown', reason: 'Teams did not say whether it arrived' };

it.each([
  ['a server error', { status: 500 }, unknown],
  ['nothing, and ends the connection', { status: 'cut off' } as const, unknown],
  [
    'that there is nobody',
    { status: 404, body: { error: { code: 'ConversationNotFound', message: 'None.' } } },
    { outcome: 'unreachable', reason: 'this person is not there any more' },
  ],
])('says what became of a message where Teams answers %s', async (_, answer, outcome) => {
  const { say: tell, write, front, stores } = await open();
  await tell('hello there, bot');
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  await expect.poll(() => front.messages()).toHaveLength(1);
  front.answerNext(answer);
  expect(await write(ada, say('How are you?'))).toEqual(outcome);
  expect(front.sent).toHaveLength(2);
});

it('tries again to welcome somebody whom the welcome did not reach', async () => {
  const { deliverAll, personal, front, stores } = await open();
  front.answerNext({ status: 400 });
  await deliverAll(personal({ type: 'installationUpdate', action: 'add' }));
  await expect.poll(() => front.sent).toHaveLength(1);
  await expect.poll(() => stores.addresses.find(ada)).toBeUndefined();
  await deliverAll(personal({ type: 'conversationUpdate', membersAdded: [bot] }));
  await expect.poll(() => front.sent).toHaveLength(2);
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
});

it('can write to somebody who mentioned it in a channel, in a chat of their own', async () => {
  const { deliver, group, write, front, stores } = await open();
  await deliver(group());
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  await expect.poll(() => front.messages()).toHaveLength(1);
  front.answerNext({ status: 201, body: { id: 'a:new' } });
  expect(await write(ada, say('How are you?'))).toMatchObject({ outcome: 'sent' });
  expect(front.sent.at(-1)?.path).toBe('/service/v3/conversations/a%3Anew/activities');
});

it('sends its token nowhere but to the hosts on the list, also to an address that was kept before', async () => {
  const { say: tell, write, front, stores } = await open();
  await tell('hello there, bot');
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  await expect.poll(() => front.messages()).toHaveLength(1);
  const kept = (await stores.addresses.find(ada))?.address ?? '';
  await stores.addresses.keep(ada, kept.replace('/service/', '/').replace('127.0.0.1', '127.0.0.2'));
  await expect(write(ada, say('How are you?'))).rejects.toThrow(
    /^Teams refused a message: ForeignAddressError$/,
  );
  expect(front.sent).toHaveLength(1);
});

it('says that a message may be tried again where there is no connection', async () => {
  const { say: tell, write, front, stores } = await open();
  await tell('hello there, bot');
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  await expect.poll(() => front.messages()).toHaveLength(1);
  front.goAway();
  // Until the client has seen that its own connections are closed.
  await wait(200);
  expect(await write(ada, say('How are you?'))).toEqual({ outcome: 'retry', afterMs: 60_000 });
});

it('says that a message may be tried again where the login service gives no token', async () => {
  const { say: tell, write, front, stores } = await open();
  front.breakLogin();
  await tell('hello there, bot');
  await expect.poll(() => stores.addresses.find(ada)).toBeDefined();
  expect(await write(ada, say('How are you?'))).toEqual({ outcome: 'retry', afterMs: 60_000 });
  expect(front.sent).toEqual([]);
});
