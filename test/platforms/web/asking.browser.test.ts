import { expect, it } from 'vitest';
import { unseenProgress } from '../../../src/chat/progress.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from './manager-replies.ts';
import {
  answerAll,
  answers,
  ask,
  describePage,
  field,
  focused,
  openPage,
  questions,
  takeComplaints,
  textsOf,
} from './open-page.ts';
import { examples } from './serve-web-chat.ts';

describePage('asking on the try-out page', () => {
  it('welcomes a first visitor with four questions, of which one is asked by pressing it', async () => {
    const { page, served } = await openPage();
    const list = page.getByRole('list', { name: 'Questions to start with' });
    expect(await list.getByRole('button').allTextContents()).toEqual(examples);
    await list.getByRole('button').first().click();
    await answers(page).waitFor();
    expect(textsOf(served)).toEqual([examples[0]]);
    expect(await page.getByRole('heading', { name: 'What would you like to know?' }).isVisible()).toBe(false);
    expect(await focused(page)).toBe(examples[0]);
  });

  it('sends with Enter and starts a new line with Shift and Enter', async () => {
    const { page, served } = await openPage();
    await field(page).fill('one');
    await field(page).press('Shift+Enter');
    await field(page).pressSequentially('two');
    expect(served.received).toEqual([]);
    await field(page).press('Enter');
    await answers(page).waitFor();
    expect(textsOf(served)).toEqual(['one\ntwo']);
    expect(await field(page).inputValue()).toBe('');
  });

  it('does not send nothing', async () => {
    const { page, served } = await openPage();
    await field(page).fill('  \n ');
    await field(page).press('Enter');
    await ask(page, 'something');
    expect(textsOf(served)).toEqual(['something']);
  });

  it("puts a suggestion as the person's own message, in the same conversation", async () => {
    const { page, served } = await openPage();
    const answer = await ask(page, 'first');
    await answer.getByRole('button', { name: 'What comes next' }).click();
    await answers(page).nth(1).waitFor();
    expect(await questions(page).allTextContents()).toEqual([
      'first',
      'What comes after IT service manager?',
    ]);
    expect(textsOf(served)).toEqual(['first', 'What comes after IT service manager?']);
    expect(new Set(served.received.map(({ conversation }) => conversation)).size).toBe(1);
  });

  it('shows that it is thinking until the answer is there', async () => {
    const reply = Promise.withResolvers<Reply>();
    const { page } = await openPage(() => reply.promise);
    await field(page).fill('slow');
    await field(page).press('Enter');
    await page.getByRole('status').getByText('Thinking…').waitFor();
    reply.resolve(say('here it is'));
    await answers(page).waitFor();
    expect(await page.getByRole('status').textContent()).toBe('');
  });

  it('starts again with a new conversation, in which an answer to the old one does not appear', async () => {
    const late = Promise.withResolvers<Reply>();
    const { page, served } = await openPage((incoming) =>
      incoming.kind === 'message' && incoming.text === 'old'
        ? late.promise
        : answerAll(incoming, unseenProgress),
    );
    await field(page).fill('old');
    await field(page).press('Enter');
    await questions(page).waitFor();
    await page.getByRole('button', { name: 'New conversation' }).click();
    expect(await page.getByRole('heading', { name: 'What would you like to know?' }).isVisible()).toBe(true);
    expect(await focused(page)).toBe('question');
    late.resolve(say('too late'));
    await ask(page, 'new');
    expect(await answers(page).count()).toBe(1);
    expect(await page.getByText('too late').count()).toBe(0);
    const [old, next] = served.received;
    expect(old?.conversation).not.toBe(next?.conversation);
    expect(old?.from).toEqual(next?.from);
  });

  it('stays the same account when the page is loaded again', async () => {
    const { page, served } = await openPage();
    await ask(page);
    await page.reload();
    await ask(page);
    const [first, second] = served.received;
    expect(first?.from).toEqual(second?.from);
    expect(first?.conversation).not.toBe(second?.conversation);
  });

  it('asks to shorten a text above 4,000 characters and keeps it', async () => {
    const { page, served } = await openPage();
    await field(page).fill('x'.repeat(4_120));
    await field(page).press('Enter');
    expect(await page.getByRole('alert').textContent()).toBe(
      'That is a long one: 120 characters too many. Shorten it a little, or ask it in two parts.',
    );
    expect(await page.getByText('4,120 of 4,000 characters').isVisible()).toBe(true);
    expect((await field(page).inputValue()).length).toBe(4_120);
    expect(served.received).toEqual([]);
  });

  it('says that the server is gone and keeps what was typed', async () => {
    const { page, served } = await openPage();
    await served.stop();
    await field(page).fill('Is anybody there?');
    await field(page).press('Enter');
    await page.getByRole('alert').getByText('Rolecall can’t be reached.').waitFor();
    expect(await field(page).inputValue()).toBe('Is anybody there?');
    expect(await questions(page).count()).toBe(0);
    // Its stream of messages would be asked for again, and complain again.
    await page.close();
    // Chromium may first try the connection that the server has just closed.
    const closed = 'Failed to load resource: net::ERR_SOCKET_NOT_CONNECTED';
    const refused = 'Failed to load resource: net::ERR_CONNECTION_REFUSED';
    expect([...new Set(takeComplaints())].filter((each) => each !== closed)).toEqual([refused]);
  });
});
