import { expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from './manager-replies.ts';
import {
  answers,
  ask,
  describePage,
  field,
  focused,
  openPage,
  takeComplaints,
  written,
} from './open-page.ts';

const delivery = { id: 'check-in:2026-W48:p1', deadline: new AbortController().signal };
const asking: Reply = {
  ...say('User focus?'),
  suggestions: [{ label: 'Working', action: 'rate', value: 'user-focus' }],
  inPlace: true,
};

async function openAsSomebody(...open: Parameters<typeof openPage>) {
  const { page, served } = await openPage(...open);
  await ask(page, 'hello');
  const { from } = served.received[0] ?? {};
  if (!from) throw new Error('nothing was received');
  return { page, served, from };
}

describePage('what Rolecall writes of its own accord on the try-out page', () => {
  it('appears after what was said, leaves the focus alone, and is answered in its place', async () => {
    const { page, served, from } = await openAsSomebody(async (incoming) =>
      incoming.kind === 'press' ? { ...say('Saved.'), inPlace: true } : say('hello'),
    );
    await field(page).fill('half a sent');
    expect(await served.webChat.sendPrivately(from, asking, delivery)).toMatchObject({ outcome: 'sent' });
    await written(page).waitFor();
    await page.keyboard.type('ence');
    expect(await field(page).inputValue()).toBe('half a sentence');
    await written(page).getByRole('button', { name: 'Working' }).press('Enter');
    await answers(page).getByText('Saved.').waitFor();
    expect(await written(page).count()).toBe(0);
    expect(await focused(page)).toContain('Saved.');
    expect(served.received.at(-1)).toMatchObject({
      kind: 'press',
      from,
      action: 'rate',
      value: 'user-focus',
    });
  });

  it('stays where the reply to a press is a message of its own', async () => {
    const { page, served, from } = await openAsSomebody(async () => say('This is why.'));
    await served.webChat.sendPrivately(from, asking, delivery);
    await written(page).getByRole('button', { name: 'Working' }).click();
    await answers(page).nth(1).waitFor();
    expect(await page.getByRole('log').getByRole('article').allTextContents()).toEqual([
      ...['hello', 'This is why.', 'User focus?Working', 'This is why.'],
    ]);
  });

  it('is shown to a first visitor instead of the welcome', async () => {
    const { page, served } = await openPage();
    const account = await page.evaluate<string>('localStorage.getItem("rolecall-account")');
    const to = { platform: 'web', workspace: 'local', id: account };
    await expect
      .poll(() => served.webChat.sendPrivately(to, asking, delivery))
      .toMatchObject({ outcome: 'sent' });
    await written(page).waitFor();
    expect(await page.getByRole('heading', { name: 'What would you like to know?' }).isVisible()).toBe(false);
  });

  it('tells the time zone of the browser', async () => {
    const { page, served, from } = await openAsSomebody();
    const zone = await page.evaluate<string>('Intl.DateTimeFormat().resolvedOptions().timeZone');
    expect(await served.webChat.profileOf(from)).toEqual({ timeZone: zone });
  });

  it('is heard again after Rolecall stopped and was started again', async () => {
    const { page, served, from } = await openAsSomebody();
    await served.webChat.stop();
    await page.waitForResponse((response) => response.status() === 503);
    await served.webChat.start(async () => say('back'));
    await expect
      .poll(() => served.webChat.sendPrivately(from, asking, delivery))
      .toMatchObject({ outcome: 'sent' });
    await written(page).waitFor();
    const complaints = new Set(takeComplaints());
    expect([...complaints].filter((each) => !each.includes('503 (Service Unavailable)'))).toEqual([]);
  });
});
