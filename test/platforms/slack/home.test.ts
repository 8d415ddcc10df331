import { expect, it } from 'vitest';
import type { Form } from '../../../src/chat/form.ts';
import type { Incoming } from '../../../src/chat/incoming.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from '../../../src/chat/say.ts';
import { createInteractions } from './interactions.ts';
import { openSlack } from './open-slack.ts';
import { deliver, eventOf } from './slack-workspace.ts';

const line = (text: string) => ({ text, cites: [] });
const detail = false;
const own: Reply = {
  blocks: [
    { type: 'title', text: 'Your role', note: 'IT service manager', detail },
    { type: 'paragraph', line: line('I ask you on Tuesdays.'), detail },
    { type: 'heading', text: 'Your skills', detail },
    { type: 'list', items: [line('User focus'), line('Service focus')], detail },
    {
      ...{ type: 'table', columns: ['Skill', 'You', 'Expected'], detail },
      rows: [{ cells: ['User focus', 'working', 'practitioner'], cites: [] }],
    },
    { type: 'paragraph', line: line('All about it'), detail: true },
  ],
  citations: [],
  suggestions: [{ label: 'Pause', action: 'pause', value: 'now' }],
};
const form: Form = {
  title: 'Your name',
  inputs: [{ type: 'text', name: 'name', label: 'Name', hint: '', value: '', isLong: false, most: 50 }],
  submit: { label: 'Save', action: 'save', value: 'name' },
  open: { label: 'Change it…', action: 'rename', value: 'now' },
};

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (action: string, text: string, value: string) => ({
  ...{ type: 'button', action_id: `${action}:0`, value, text: plain(text) },
});

async function open(home: Reply = own) {
  const received: Incoming[] = [];
  const slack = await openSlack(
    async (incoming) => {
      received.push(incoming);
      if (incoming.kind !== 'press') return say('Hello.');
      if (incoming.action === 'home') return home;
      return incoming.action === 'rename' ? { ...say('What is it?'), form } : say('Done.');
    },
    { examples: ['what does an IT service manager do?'] },
  );
  const { url, ada, direct, callsOf } = slack;
  const visit = () =>
    deliver(url, eventOf({ type: 'app_home_opened', user: ada, channel: direct, tab: 'home', ts: '1.1' }));
  const homes = () => callsOf('views.publish').map(({ view }) => JSON.parse(view ?? '').blocks);
  const actions = () => received.map((each) => (each.kind === 'press' ? each.action : each.kind));
  const { press, submit } = createInteractions(slack);
  return { ...slack, press, submit, received, visit, homes, actions };
}

it('shows what can be asked, and under it what the core says of the person who looks', async () => {
  const { visit, homes, received, ada, callsOf } = await open();
  await visit();
  await expect.poll(homes).toHaveLength(1);
  expect(received).toMatchObject([
    {
      ...{ kind: 'press', action: 'home', value: 'now', inputs: {}, audience: 'private' },
      ...{ conversation: ada, from: { platform: 'slack', workspace: 'T000000001', id: ada } },
    },
  ]);
  expect(callsOf('views.publish')[0]).toMatchObject({ user_id: ada });
  expect(homes()[0].slice(2)).toEqual([
    { type: 'section', text: plain('For example:') },
    {
      type: 'actions',
      elements: [button('ask', 'what does an IT service manager do?', 'what does an IT service manager do?')],
    },
    { type: 'divider' },
    { type: 'header', text: plain('Your role') },
    { type: 'section', text: plain('IT service manager\n\nI ask you on Tuesdays.') },
    { type: 'header', text: plain('Your skills') },
    {
      type: 'section',
      text: plain('• User focus\n• Service focus\n\n• User focus: You: working; Expected: practitioner'),
    },
    { type: 'actions', elements: [button('pause', 'Pause', 'now')] },
  ]);
});

it('shows what can be asked alone where there is nothing to say of a person', async () => {
  const { visit, homes } = await open({ ...own, blocks: [], suggestions: [] });
  await visit();
  await expect.poll(homes).toHaveLength(1);
  expect(homes()[0].at(-1).type).toBe('actions');
});

it('splits what Slack takes in no one section or header', async () => {
  const text = 'word '.repeat(1_500).trim();
  const { visit, homes } = await open({
    ...own,
    blocks: [
      { type: 'heading', text: 'h'.repeat(151), detail },
      { type: 'paragraph', line: line(text), detail },
    ],
  });
  await visit();
  await expect.poll(homes).toHaveLength(1);
  const sections = homes()[0].slice(5, -1);
  const told = sections.map((section: { text: { text: string } }) => section.text.text);
  expect(told.join(' ').replace(/\s+/g, ' ')).toBe(`${'h'.repeat(151)} ${text}`);
});

it('shows the home anew after what was pressed in it was answered in a direct message', async () => {
  const { press, homes, actions, callsOf, ada } = await open();
  await press({ action: 'pause', value: 'now' });
  await expect.poll(homes).toHaveLength(1);
  expect(callsOf('chat.postMessage')).toMatchObject([{ channel: ada, text: 'Done.' }]);
  expect(actions()).toEqual(['pause', 'home']);
});

it('shows the home anew after a form that was opened from it was sent', async () => {
  const { press, submit, homes, actions, callsOf, ada } = await open();
  await press(form.open);
  await expect.poll(() => callsOf('views.open')).toHaveLength(1);
  await expect.poll(homes).toHaveLength(1);
  expect(callsOf('chat.postMessage')).toEqual([]);
  const view = JSON.parse(callsOf('views.open')[0]?.['view'] ?? '');
  await submit(view, { name: { name: { type: 'plain_text_input', value: 'Ada' } } });
  await expect.poll(homes).toHaveLength(2);
  expect(actions()).toEqual(['rename', 'home', 'save', 'home']);
  expect(callsOf('chat.postMessage')).toMatchObject([{ channel: ada, text: 'Done.' }]);
});

it('leaves the home as it is after a press elsewhere', async () => {
  const { press, homes, callsOf, direct } = await open();
  await press({ action: 'pause', value: 'now' }, { channel: direct, ts: '7.7' });
  await expect.poll(() => callsOf('chat.postMessage')).toHaveLength(1);
  await press({ action: 'pause', value: 'now' });
  await expect.poll(homes).toHaveLength(1);
  expect(callsOf('chat.postMessage')).toHaveLength(2);
});

it('answers a press once, also where the home cannot be shown anew', async () => {
  const { press, actions, front, callsOf, log } = await open();
  front.fail({ method: 'views.publish', status: 500 });
  await press({ action: 'pause', value: 'now' });
  await expect.poll(log).toContain('a home in Slack shows what it showed before');
  await expect.poll(() => callsOf('chat.postMessage')).toHaveLength(1);
  expect(log()).not.toContain('a delivery was not answered');
  expect(actions()).toEqual(['pause', 'home']);
});
