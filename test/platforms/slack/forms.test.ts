import { expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import type { Incoming } from '../../../src/chat/incoming.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { createInteractions } from './interactions.ts';
import { openSlack } from './open-slack.ts';

const form: Form = {
  title: 'Your check-ins',
  inputs: [
    {
      ...{ type: 'choice', name: 'day', label: 'On which day?', isSeveral: false },
      options: [
        { label: 'Monday', value: 'monday' },
        { label: 'Tuesday', value: 'tuesday' },
      ],
      chosen: ['tuesday'],
    },
    {
      ...{ type: 'choice', name: 'working', label: 'Which days do you work?', isSeveral: true },
      options: ['1', '2', '3'].map((value) => ({ label: `Day ${value}`, value })),
      chosen: ['1', '2'],
    },
    {
      ...{ type: 'text', name: 'note', label: 'A note', hint: 'For you alone', isLong: true, most: 500 },
      value: 'so far',
    },
  ],
  submit: { label: 'Save', action: 'save', value: 'times' },
  open: { label: 'Change the times…', action: 'times', value: 'now' },
};
const card: Reply = { ...say('When shall I ask you?'), form };
const saved: Reply = { ...say('Saved.'), inPlace: true };

async function open(replyTo: (incoming: Incoming) => Reply = replyOf) {
  const received: Incoming[] = [];
  const slack = await openSlack(async (incoming) => {
    received.push(incoming);
    return replyTo(incoming);
  });
  const { press, submit } = createInteractions(slack);
  const { callsOf, direct } = slack;
  const card1 = { channel: direct, ts: '7.7' };
  const views = () => callsOf('views.open').map(({ view }) => JSON.parse(view ?? ''));
  /** Presses the button that brings the form, and gives the modal. */
  const openForm = async (where: Parameters<typeof press>[1] = card1) => {
    const before = views().length;
    await press(form.open, where);
    await expect.poll(() => views().length).toBe(before + 1);
    return views().at(-1);
  };
  const presses = () => received.filter(({ kind }) => kind === 'press');
  return { ...slack, press, submit, views, openForm, card: card1, presses };
}

function replyOf(incoming: Incoming): Reply {
  return incoming.kind === 'press' && incoming.action === 'save' ? saved : card;
}

const entered = {
  day: { day: { type: 'static_select', selected_option: { value: 'monday' } } },
  working: { working: { type: 'checkboxes', selected_options: [{ value: '1' }, { value: '3' }] } },
  note: { note: { type: 'plain_text_input', value: 'after lunch' } },
};
const plain = (text: string) => ({ type: 'plain_text', text });

it('opens a modal where somebody has pressed, and posts nothing', async () => {
  const { openForm, callsOf } = await open();
  const { private_metadata, ...view } = await openForm();
  const days = { monday: plain('Monday'), tuesday: plain('Tuesday') };
  const working = ['1', '2', '3'].map((value) => ({ text: plain(`Day ${value}`), value }));
  expect(view).toEqual({
    ...{ type: 'modal', callback_id: 'form', title: plain('Your check-ins') },
    ...{ submit: plain('Save'), close: plain('Cancel') },
    blocks: [
      { type: 'section', text: plain('When shall I ask you?') },
      {
        ...{ type: 'input', block_id: 'day', label: plain('On which day?'), optional: false },
        element: {
          ...{ type: 'static_select', action_id: 'day' },
          options: Object.entries(days).map(([value, text]) => ({ text, value })),
          initial_option: { text: days.tuesday, value: 'tuesday' },
        },
      },
      {
        ...{ type: 'input', block_id: 'working', label: plain('Which days do you work?'), optional: true },
        element: {
          ...{ type: 'checkboxes', action_id: 'working' },
          ...{ options: working, initial_options: working.slice(0, 2) },
        },
      },
      {
        ...{ type: 'input', block_id: 'note', label: plain('A note'), optional: true },
        hint: plain('For you alone'),
        element: {
          ...{ type: 'plain_text_input', action_id: 'note', multiline: true },
          ...{ max_length: 500, initial_value: 'so far' },
        },
      },
    ],
  });
  expect(callsOf('chat.postMessage', 'chat.update')).toEqual([]);
});

it('brings what was entered as a press, and replaces the card whose button opened the form', async () => {
  const { openForm, submit, presses, callsOf, ada, direct } = await open();
  await submit(await openForm(), entered, { id: 'V7' });
  await expect.poll(() => callsOf('chat.update')).toHaveLength(1);
  expect(presses()[1]).toEqual({
    ...{ kind: 'press', id: 'V7', from: { platform: 'slack', workspace: 'T000000001', id: ada } },
    ...{ conversation: direct, audience: 'private', action: 'save', value: 'times' },
    inputs: { day: 'monday', working: '1,3', note: 'after lunch' },
  });
  expect(callsOf('chat.update')).toMatchObject([{ channel: direct, ts: '7.7', text: 'Saved.' }]);
  expect(callsOf('chat.postMessage')).toEqual([]);
});

it('brings what was left empty as nothing', async () => {
  const { openForm, submit, presses } = await open();
  await submit(await openForm(), {
    ...{ day: entered.day, note: { note: { type: 'plain_text_input', value: null } } },
    working: { working: { type: 'checkboxes', selected_options: [] } },
  });
  await expect.poll(() => presses()[1]).toMatchObject({ inputs: { day: 'monday', working: '', note: '' } });
});

it('takes a modal once, however often it comes', async () => {
  const { openForm, submit, presses, callsOf } = await open();
  const view = await openForm();
  await submit(view, entered, { id: 'V8', trigger: 't1' });
  await submit(view, entered, { id: 'V8', trigger: 't1' });
  await submit(view, entered, { id: 'V8', trigger: 't2' });
  await submit(view, entered, { id: 'V9' });
  await expect.poll(() => callsOf('chat.update')).toHaveLength(2);
  expect(presses().map(({ id }) => id)).toEqual([expect.stringContaining('interaction'), 'V8', 'V9']);
});

it('posts a reply that replaces nothing in the thread of the card', async () => {
  const { openForm, submit, callsOf, direct } = await open((incoming) =>
    incoming.kind === 'press' && incoming.action === 'save' ? say('Thanks.') : card,
  );
  await submit(await openForm({ channel: direct, ts: '7.7', thread: '5.5' }), entered);
  await expect
    .poll(() => callsOf('chat.postMessage'))
    .toMatchObject([{ channel: direct, thread_ts: '5.5', text: 'Thanks.' }]);
});

it('posts the form’s button where the three seconds are over, and opens the form by that', async () => {
  const { press, front, openForm, callsOf, card: where, direct } = await open();
  front.fail({ method: 'views.open', status: 200, error: 'expired_trigger_id' });
  await press(form.open, where);
  await expect
    .poll(() => callsOf('chat.postMessage'))
    .toMatchObject([{ channel: direct, text: 'When shall I ask you?' }]);
  const [{ blocks = '' } = {}] = callsOf('chat.postMessage');
  expect(JSON.parse(blocks)).toEqual([
    { type: 'markdown', text: 'When shall I ask you?' },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'times:0', value: 'now', text: plain('Change the times…') }],
    },
  ]);
  expect((await openForm()).title).toEqual(plain('Your check-ins'));
});

it('posts nothing where the modal was opened by a call without an answer', async () => {
  const { press, front, card: where, callsOf, views, openForm } = await open();
  front.fail({ method: 'views.open', status: 200, error: 'exchanged_trigger_id' });
  await press(form.open, where);
  await expect.poll(views).toHaveLength(1);
  await openForm();
  expect(callsOf('chat.postMessage')).toEqual([]);
});

it('lets somebody choose what comes with a form before it opens, and opens it by its own button', async () => {
  const choice = { label: 'Tuesdays', action: 'choose', value: 'tuesday' };
  const {
    press,
    callsOf,
    openForm,
    card: where,
    direct,
  } = await open(() => ({
    ...card,
    inPlace: true,
    suggestions: [choice],
  }));
  await press({ action: 'set-up', value: 'start' }, where);
  await expect.poll(() => callsOf('chat.update')).toMatchObject([{ channel: direct, ts: where.ts }]);
  const { elements } = JSON.parse(callsOf('chat.update')[0]?.['blocks'] ?? '').at(-1);
  expect(elements.map(({ text }: { text: { text: string } }) => text.text)).toEqual([
    ...['Change the times…', 'Tuesdays'],
  ]);
  expect((await openForm()).title).toEqual(plain('Your check-ins'));
});

it('shows a form by its button where nobody has pressed anything', async () => {
  const { ask, slack, ada, direct, callsOf, history } = await open();
  await ask('when?');
  await expect.poll(() => callsOf('chat.postMessage')).toMatchObject([{ channel: direct }]);
  const to = { platform: 'slack', workspace: 'T000000001', id: ada };
  await slack.sendPrivately(to, card, { id: 'd', deadline: new AbortController().signal });
  expect(JSON.stringify((await history())[0]?.blocks)).toContain('"action_id":"times:0"');
  for (const { blocks } of callsOf('chat.postMessage')) expect(blocks).toContain('Change the times…');
});

it('asks again by a button where what was entered brings the form once more', async () => {
  const { openForm, submit, callsOf, views } = await open(() => ({ ...card, inPlace: true }));
  await submit(await openForm(), entered);
  await expect.poll(() => callsOf('chat.update')).toHaveLength(1);
  expect(callsOf('chat.update')[0]?.['blocks']).toContain('Change the times…');
  expect(views()).toHaveLength(1);
});

it('keeps what was begun in a channel there, and what one person alone sees with them', async () => {
  const { openForm, submit, presses, callsOf, channel, ada } = await open();
  await submit(await openForm({ channel, ts: '7.7', thread: '5.5' }), entered);
  await expect.poll(() => callsOf('chat.update')).toMatchObject([{ channel, ts: '7.7' }]);
  expect(presses()[1]).toMatchObject({ conversation: `${channel}:5.5`, audience: 'shared' });
  await submit(await openForm({ channel, ts: '8.8', isEphemeral: true }), entered);
  await expect.poll(() => callsOf('chat.postEphemeral')).toMatchObject([{ channel, user: ada }]);
  expect(presses()[3]).toMatchObject({ conversation: `${channel}:${ada}`, audience: 'private' });
  expect(callsOf('chat.update')).toHaveLength(1);
});

it('does not show everybody in a channel what replaces a card for one alone', async () => {
  const { press, channel, channelSettings, callsOf, ada } = await open(() => saved);
  const where = { platform: 'slack', workspace: 'T000000001', id: channel };
  await channelSettings.choose(where, 'asker-only', { ...where, id: ada });
  await press(form.submit, { channel, ts: '7.7' });
  await expect.poll(() => callsOf('chat.postEphemeral')).toMatchObject([{ user: ada, text: 'Saved.' }]);
  expect(callsOf('chat.update')).toEqual([]);
});

it('has room for every choice that there is', async () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ label: `${at} ${'x'.repeat(100)}`, value: `v${at}` }));
  const input = { type: 'choice', label: 'Which?' } as const;
  const big: Form = {
    ...form,
    inputs: [
      { ...input, name: 'one', isSeveral: false, options: many(250), chosen: ['v249'] },
      { ...input, name: 'few', isSeveral: true, options: many(11), chosen: [] },
      { ...input, name: 'more', isSeveral: true, options: many(101), chosen: ['v0', 'v100'] },
    ],
  };
  const { openForm } = await open(() => ({ ...card, form: big }));
  // What Slack would refuse of it fails the test where it ends.
  const elements = (await openForm()).blocks.slice(1).map(({ element }: { element: object }) => element);
  expect(elements.map(({ type }: { type: string }) => type)).toEqual([
    ...['static_select', 'multi_static_select', 'multi_static_select'],
  ]);
  const sizes = elements[0].option_groups.map(({ options }: { options: object[] }) => options.length);
  expect(sizes).toEqual([100, 100, 50]);
  expect(elements[0].option_groups[2].label.text).toBe('200… – 249…');
});

it('leaves a modal alone that it cannot read', async () => {
  const { submit, presses, openForm } = await open();
  await submit({ callback_id: 'form', private_metadata: 'nonsense' }, entered);
  await submit({ callback_id: 'form', private_metadata: '{"action":"save"}' }, entered);
  await openForm();
  expect(presses()).toHaveLength(1);
});
