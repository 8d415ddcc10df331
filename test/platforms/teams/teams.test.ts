import { expect, it } from 'vitest';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { openWholeTeams } from './open-whole-teams.ts';
import type { Json } from './teams-front.ts';

const question = 'what does an IT service manager do?';

interface Card {
  readonly body: readonly Json[];
}

const cardOf = (message: Json | undefined): Card | undefined => {
  const [attachment] = (message?.['attachments'] ?? []) as { readonly content: Card }[];
  return attachment?.content;
};
/** The titles of a card's buttons, and their texts. */
const textsIn = (value: unknown) =>
  [...JSON.stringify(value ?? '').matchAll(/"(?:title|text)":("(?:[^"\\]|\\.)*")/g)].map(([, text]) =>
    JSON.parse(text ?? '""'),
  );
const suggestionIn = (card: Card | undefined, title: string): Json => {
  const actions = card?.body.flatMap(({ actions = [] }) => actions as Json[]) ?? [];
  const action = actions.find((one) => one['title'] === title);
  if (!action) throw new Error(`there is no button ${title}`);
  return action;
};

async function open(knowledge?: string) {
  const opened = await openWholeTeams(knowledge);
  const { front, say } = opened;
  /** Asks in the personal chat, and gives the answer with its id. */
  const ask = async (text: string, more?: Json) => {
    const before = front.messages().length;
    expect((await say(text, more)).status).toBe(200);
    await expect.poll(() => front.messages().length).toBeGreaterThan(before);
    const at = front.sent.findLastIndex(({ body }) => body['type'] === 'message');
    return { message: front.sent[at]?.body, id: `sent-${at + 1}`, path: front.sent[at]?.path };
  };
  const press = (data: Json, more: Json = {}) =>
    opened.invoke(
      'adaptiveCard/action',
      { action: { type: 'Action.Execute', verb: 'ask', data }, trigger: 'manual' },
      more,
    );
  const rate = (reaction: 'like' | 'dislike', feedbackText: string, more: Json = {}) =>
    opened.invoke(
      'message/submitAction',
      { actionName: 'feedback', actionValue: { reaction, feedback: JSON.stringify({ feedbackText }) } },
      more,
    );
  return { ...opened, ask, press, rate };
}

it('answers in a personal chat in the document’s words, with Teams’ own citations and a card for the rest', async () => {
  const { ask, front } = await open();
  const { message, path } = await ask(question);
  expect(message?.['text']).toMatch(
    /^\*\*IT service manager\*\*\n\n_IT operations · the only role level_\n\nAn IT service manager is responsible for defining service level agreements \(SLAs\).* \[1\]\n\nAt this role level, you will:\n\n- manage /,
  );
  expect(message).toMatchObject({
    ...{ type: 'message', textFormat: 'markdown', serviceUrl: front.serviceUrl },
    ...{ conversation: { id: 'a:personal', conversationType: 'personal' }, recipient: { id: '29:ada' } },
    channelData: { feedbackLoop: { type: 'default' } },
  });
  expect(path).toMatch(/^\/service\/v3\/conversations\/a%3Apersonal\/activities\/17638000\d+$/);
  const [root, ...others] = (message?.['entities'] ?? []) as Json[];
  expect(others).toEqual([]);
  expect(root).toMatchObject({
    ...{
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
    },
    citation: expect.arrayContaining([
      {
        ...{ '@type': 'Claim', position: 1 },
        appearance: {
          ...{ '@type': 'DigitalDocument', name: 'IT service manager, role level' },
          abstract: expect.stringMatching(
            /^An IT service manager is responsible for defining service level agreements/,
          ),
          keywords: ['it-service-manager.txt:5'],
        },
      },
    ]),
  });
  expect(root?.['citation']).toHaveLength(10);
  expect(root).not.toHaveProperty('additionalType');
  const buttons = textsIn(cardOf(message)).filter((text) => /^(Show|Sources|Skills)/.test(text));
  expect([...new Set(buttons)]).toEqual([...['Show all', 'Sources (11)', 'Show less', 'Skills in detail']]);
});

it('goes on from what was asked before', async () => {
  const { ask } = await open();
  await ask(question);
  const { message } = await ask('and what skills?');
  expect(message?.['text']).toMatch(/^\*\*IT service manager: skills\*\*.*Nine skills\.\n\n- \*\*Asset and/s);
});

it('answers a mention in the thread of a channel, and nothing that does not name it', async () => {
  const { deliver, group, front } = await open();
  const other = { id: '29:bob', name: 'Bob' };
  await deliver(group({ text: 'what does an IT service manager do, anyone?', entities: [] }));
  await deliver(
    group({
      text: '<at>Bob</at> do you know?',
      entities: [{ type: 'mention', mentioned: other, text: '<at>Bob</at>' }],
    }),
  );
  await deliver(
    group({ text: '<at>Rolecall</at>&nbsp;what skills does <at>an IT</at> service manager need?' }),
  );
  await expect
    .poll(() => front.messages())
    .toMatchObject([{ text: expect.stringMatching(/^\*\*IT service manager: skills\*\*/) }]);
  expect(front.sent[0]?.path).toMatch(
    /\/conversations\/19%3Achannel%40thread\.tacv2%3Bmessageid%3D1763800000\/activities\//,
  );
});

it('replaces the card by the answer where a suggestion is pressed', async () => {
  const { ask, press, front } = await open();
  const { message, id } = await ask(question);
  const action = suggestionIn(cardOf(message), 'Skills in detail');
  expect(action).toMatchObject({ type: 'Action.Execute', verb: 'ask', fallback: { type: 'Action.Submit' } });
  const { status, body } = await press(action['data'] as Json, { replyToId: id });
  expect({ status, ...body, value: undefined }).toEqual({
    ...{ status: 200, statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: undefined },
  });
  expect(textsIn(body.value).slice(0, 2)).toEqual([
    'What skills does an IT service manager need?',
    'IT service manager: skills',
  ]);
  expect(front.messages()).toHaveLength(1);
});

it('answers below where a client has no Action.Execute', async () => {
  const { ask } = await open();
  const { message } = await ask(question);
  const { fallback } = suggestionIn(cardOf(message), 'Skills in detail') as { fallback: { data: Json } };
  const { message: answer } = await ask('', { text: undefined, value: fallback.data });
  expect(answer?.['text']).toMatch(/^\*\*IT service manager: skills\*\*/);
});

it('says that it does not know a button of somebody else’s', async () => {
  const { press, invoke } = await open();
  expect((await press({ something: 'else' })).body).toMatchObject({
    statusCode: 400,
    value: { code: 'BadRequest' },
  });
  expect((await invoke('something/else', {})).status).toBe(501);
});

it.skipIf(!hasShared)(
  'posts all of an answer that is too long for one card, once, where it is asked for',
  async () => {
    const { ask, press, front, personal, deliver } = await open(`${sharedFolder}/framework`);
    const { message } = await ask('which roles need user focus?');
    const showAll = suggestionIn(cardOf(message), 'Show all');
    expect(showAll['type']).toBe('Action.Execute');
    const same = personal({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: showAll['data'] } },
    });
    expect(await (await deliver(same)).json()).toMatchObject({ value: 'It follows below.' });
    await deliver(same);
    const parts = () => textsIn(front.messages().map(cardOf)).filter((text) => /^Part \d/.test(text));
    const all = ['Part 1 of 3', 'Part 2 of 3', 'Part 3 of 3'];
    await expect.poll(parts).toEqual(all);
    await ask('thanks');
    expect(parts()).toEqual(all);
    expect((await press({ ...(showAll['data'] as Json), action: 'sources' })).body.value).toBe(
      'It follows below.',
    );
  },
);

it('keeps feedback with the answer that the message shows', async () => {
  const { ask, press, rate, stores } = await open();
  const first = await ask(question);
  await ask('what skills does an IT service manager need?');
  expect(await rate('dislike', 'too long', { replyToId: first.id })).toEqual({
    status: 200,
    body: undefined,
  });
  const action = suggestionIn(cardOf(first.message), 'Skills in detail');
  await press(action['data'] as Json, { replyToId: first.id });
  await rate('like', '', { replyToId: first.id });
  const kept = (await stores.feedback.all()).map(({ question: asked, verdict, reason, account }) => [
    ...[asked, verdict, reason, account.id],
  ]);
  expect(kept).toEqual([
    [question, 'not-helpful', 'too long', 'ada-in-entra'],
    ['What skills does an IT service manager need?', 'helpful', undefined, 'ada-in-entra'],
  ]);
});

it('takes feedback for the last answer where Teams does not say which message it is about', async () => {
  const { ask, rate, stores } = await open();
  await ask(question);
  await ask('and what skills?');
  await rate('like', '');
  expect((await stores.feedback.all()).map(({ question: asked }) => asked)).toEqual(['and what skills?']);
});

it('takes no feedback that nobody can give', async () => {
  const { rate, invoke, stores } = await open();
  expect((await rate('like', '', { replyToId: 'never-sent' })).status).toBe(200);
  expect(
    (await invoke('message/submitAction', { actionName: 'feedback', actionValue: { reaction: 'love' } }))
      .status,
  ).toBe(400);
  expect(await stores.feedback.all()).toEqual([]);
});

it('finds roles and skills for a message that somebody writes, and puts the chosen one into it', async () => {
  const { invoke } = await open();
  const search = (query: string) =>
    invoke('composeExtension/query', {
      ...{ commandId: 'search', queryOptions: { skip: 0, count: 3 } },
      parameters: [{ name: 'query', value: query }],
    });
  const initial = await invoke('composeExtension/query', {
    parameters: [{ name: 'initialRun', value: 'true' }],
    queryOptions: { skip: 0, count: 25 },
  });
  const listed = (found: { body: { composeExtension: { attachments: readonly Json[] } } }) =>
    found.body.composeExtension.attachments.map(({ preview }) => preview as { content: Json });
  expect(listed(initial).map(({ content }) => content['title'])).toEqual(['IT service manager']);
  const found = await search('strat');
  expect(listed(found)).toMatchObject([
    {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: 'Strategic thinking', text: 'Skill' },
    },
  ]);
  const [attachment] = found.body.composeExtension.attachments;
  expect(attachment.contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(textsIn(attachment.content).slice(0, 2)).toEqual(['Strategic thinking', 'Skill']);
  expect(JSON.stringify(attachment.content)).not.toMatch(/Action\.(Execute|Submit)/);
  expect((await search('zzzz')).body.composeExtension).toEqual({
    ...{ type: 'message', text: 'The documents have no role or skill like “zzzz”.' },
  });
  expect((await invoke('composeExtension/query', 'strat')).status).toBe(400);
});
