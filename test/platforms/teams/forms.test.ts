import { expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import type { Incoming } from '../../../src/chat/incoming.ts';
import { nothing, type Reply } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { openTeams } from './open-teams.ts';
import type { Json } from './teams-front.ts';

const form: Form = {
  title: 'When',
  inputs: [
    {
      ...{ type: 'text', name: 'until', label: 'Until', hint: 'next Monday', value: '' },
      ...{ isLong: false, most: 100 },
    },
    {
      ...{ type: 'choice', name: 'days', label: 'Days', chosen: ['1'], isSeveral: true },
      options: [
        { label: 'Monday', value: '1' },
        { label: 'Tuesday', value: '2' },
      ],
    },
  ],
  submit: { label: 'Save', action: 'save-times', value: 'now' },
  open: { label: 'Choose when', action: 'times', value: 'now' },
};

async function open(reply: Reply = { ...say('When may I ask you?'), form }) {
  const received: Incoming[] = [];
  const opened = await openTeams(async (incoming) => {
    received.push(incoming);
    return reply;
  });
  const { invoke, personal, deliver, front } = opened;
  return {
    ...opened,
    received,
    execute: (data: unknown) => invoke('adaptiveCard/action', { action: { type: 'Action.Execute', data } }),
    /** As a client without `Action.Execute` does. */
    submit: (value: unknown) => deliver(personal({ text: undefined, value })),
    bodies: () =>
      front
        .messages()
        .flatMap(({ attachments }) => attachments as { content: { body: Json[] } }[])
        .map(({ content }) => content.body),
  };
}

const entered = { action: 'save-times', value: 'now', until: 'Friday', days: '1,2' };
const expected = { action: 'save-times', value: 'now', inputs: { until: 'Friday', days: '1,2' } };
const drawn = [
  { type: 'TextBlock', text: 'When may I ask you?' },
  { type: 'Input.Text', id: 'until', maxLength: 100 },
  { type: 'Input.ChoiceSet', id: 'days', value: '1' },
  { type: 'ActionSet', actions: [{ title: 'Save', data: { action: 'save-times', value: 'now' } }] },
];

it('draws a form on the card that is the message, with nothing above it that would stay', async () => {
  const { say: tell, front, bodies } = await open();
  await tell('when do you ask me?');
  await expect.poll(bodies).toMatchObject([drawn]);
  expect(front.messages()[0]).toMatchObject({ text: '', summary: 'When may I ask you?' });
});

it('says in a notification what a form without words is about', async () => {
  const { say: tell, front } = await open({ ...nothing, form });
  await tell('when do you ask me?');
  await expect.poll(() => front.messages()).toMatchObject([{ summary: 'When' }]);
});

it('brings what was entered to the core, and replaces the card by the reply', async () => {
  const { execute, received, front } = await open();
  const { body } = await execute(entered);
  expect(received).toMatchObject([{ kind: 'press', ...expected }]);
  expect(body).toMatchObject({ statusCode: 200, value: { body: drawn } });
  expect(front.messages()).toEqual([]);
});

it('brings it to the core from a client without Action.Execute too, and replies below', async () => {
  const { submit, received, bodies } = await open();
  await submit(entered);
  await expect.poll(() => received).toMatchObject([{ kind: 'press', ...expected }]);
  await expect.poll(bodies).toMatchObject([drawn]);
});

it('posts a form whose reply is too large for a card below it, once', async () => {
  const long = Array.from({ length: 200 }, (_, at) => say(`${at} ${'word '.repeat(40)}`).blocks).flat();
  const { execute, bodies } = await open({ ...nothing, blocks: long, form });
  expect((await execute(entered)).body).toMatchObject({ value: 'It follows below.' });
  await expect.poll(() => JSON.stringify(bodies()).match(/"Input\.Text"/g)).toEqual(['"Input.Text"']);
});

const keys = (count: number, text: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, text]));

it.each<[string, Json]>([
  ['a thousand inputs', { ...entered, ...keys(1_000, 'x') }],
  ['one input more than any form has', { ...entered, ...keys(19, 'x') }],
  ['a text that is too long', { ...entered, until: 'x'.repeat(4_001) }],
  ['a name that is too long', { ...entered, ['x'.repeat(4_001)]: '' }],
  ['an action that is no text', { ...entered, action: { toString: 'save-times' } }],
])('refuses %s', async (_, data) => {
  const { execute, submit, say: tell, received, front } = await open(say('Yes.'));
  expect((await execute(data)).body).toMatchObject({ statusCode: 400, value: { code: 'BadRequest' } });
  expect((await submit(data)).status).toBe(200);
  await tell('and this, dear bot?');
  await expect.poll(() => front.messages()).toHaveLength(2);
  expect(received.map(({ kind }) => kind)).toEqual(['message', 'message']);
});

it('leaves out what is no text, and takes as much as the largest form has', async () => {
  const { execute, received } = await open();
  const most = keys(20, 'x'.repeat(4_000));
  const odd = { object: { text: 'x' }, list: ['x'], number: 1, yes: true, none: null };
  await execute({ action: 'save-times', value: 'now', ...most, ...odd });
  expect(received).toMatchObject([{ kind: 'press', action: 'save-times' }]);
  expect(received[0]).toHaveProperty('inputs', most);
});

it('takes an input for nothing but an input, whatever it is called', async () => {
  const { execute, received } = await open();
  await execute(JSON.parse('{"action":"a","value":"b","__proto__":"x","kind":"message","from":"y"}'));
  expect(received).toMatchObject([
    { kind: 'press', action: 'a', from: { id: 'ada-in-entra' }, inputs: { kind: 'message', from: 'y' } },
  ]);
});
