import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Respond } from '../../../src/chat/platform.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from './manager-replies.ts';
import { answers, ask, describePage, fitsWidth, focused, openPage, questions, written } from './open-page.ts';
import { sampleTeam } from './serve-web-chat.ts';

const delivery = { id: 'check-in:2026-W48:p1', deadline: new AbortController().signal };
const person = (page: Page) => page.getByRole('combobox', { name: 'Try it as' });
const amara = 'Amara Okafor, Head of service desk';
const tomasz = 'Tomasz Kowalski, Service desk analyst';
const to = (id: string) => ({ platform: 'web', workspace: 'local', id });
const openWithTeam = (respond?: Respond) => openPage(respond, sampleTeam);

describePage('being somebody else on the try-out page', () => {
  it('is oneself or one of the team', async () => {
    const { page, served } = await openWithTeam();
    expect(await person(page).getByRole('option').allTextContents()).toEqual(['You', amara, tomasz]);
    await ask(page, 'as myself');
    await person(page).selectOption(tomasz);
    await ask(page, 'as Tomasz');
    await person(page).selectOption('You');
    await ask(page, 'as myself again');
    const [own, other, again] = served.received;
    expect(other?.from).toEqual(to('sample-2'));
    expect(own?.from).toEqual(again?.from);
    expect(own?.from).not.toEqual(other?.from);
    expect(own?.conversation).toBe(again?.conversation);
    expect(own?.conversation).not.toBe(other?.conversation);
  });

  it('shows what was said with that person alone, and the welcome where nothing was', async () => {
    const { page } = await openWithTeam();
    await ask(page, 'as myself');
    await person(page).selectOption(amara);
    expect(await page.getByRole('log').getByRole('article').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'What would you like to know?' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'New conversation' }).click();
    await person(page).selectOption('You');
    expect(await questions(page).allTextContents()).toEqual(['as myself']);
    expect(await answers(page).count()).toBe(1);
  });

  it('has an answer where it was asked for, also when one has become somebody else meanwhile', async () => {
    const late = Promise.withResolvers<Reply>();
    const { page } = await openWithTeam(async (incoming) =>
      incoming.from.id === 'sample-1' ? late.promise : say('for me'),
    );
    await person(page).selectOption(amara);
    await page.getByRole('textbox', { name: 'Your question' }).fill('slow');
    await page.keyboard.press('Enter');
    await page.getByText('Thinking…').waitFor();
    await person(page).selectOption('You');
    expect(await page.getByText('Thinking…').count()).toBe(0);
    await ask(page, 'quick');
    late.resolve(say('for Amara'));
    await page.getByText('for Amara').waitFor({ state: 'attached' });
    expect(await answers(page).allTextContents()).toEqual(['for me']);
    await person(page).selectOption(amara);
    await answers(page).getByText('for Amara').waitFor();
    expect(await answers(page).count()).toBe(1);
    expect(await page.getByText('Thinking…').count()).toBe(0);
  });

  it('says for whom there is something new, until one looks', async () => {
    const { page, served } = await openWithTeam();
    await ask(page);
    await served.webChat.sendPrivately(to('sample-2'), say('User focus?'), delivery);
    await page.getByText('New for Tomasz Kowalski.').waitFor();
    expect(await written(page).count()).toBe(0);
    await person(page).selectOption(tomasz);
    expect(await written(page).allTextContents()).toEqual(['User focus?']);
    expect(await page.getByText('New for').count()).toBe(0);
    await served.webChat.sendPrivately(to('sample-1'), say('User focus?'), delivery);
    await served.webChat.sendPrivately(served.received[0]?.from ?? to('nobody'), say('And you?'), delivery);
    await page.getByText('New for Amara Okafor and you.').waitFor();
    expect(await written(page).count()).toBe(1);
  });

  it("asks for this week's check-in of the person that one is, and shows the reply", async () => {
    const { page, served } = await openWithTeam(async () => say('It comes in a moment.'));
    await person(page).selectOption(tomasz);
    const button = page.getByRole('button', { name: 'Send this week’s check-in now' });
    await button.press('Enter');
    await answers(page).getByText('It comes in a moment.').waitFor();
    expect(await focused(page)).toBe('Send this week’s check-in now');
    expect(served.received).toMatchObject([
      { kind: 'press', from: to('sample-2'), action: 'send-now', value: 'now', inputs: {} },
    ]);
  });

  it('is reached with the keyboard, after "New conversation"', async () => {
    const { page } = await openWithTeam();
    await page.getByRole('button', { name: 'New conversation' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await person(page).inputValue()).toBe('sample-1');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Send this week’s check-in now');
  });

  it('is not offered where there is no team', async () => {
    const { page } = await openPage();
    expect(await person(page).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Send this week’s check-in now' }).count()).toBe(0);
  });

  it.each([360, 1_100])('fits %i pixels without scrolling sideways', async (width) => {
    const { page, served } = await openWithTeam();
    await page.setViewportSize({ width, height: 740 });
    await ask(page);
    await served.webChat.sendPrivately(to('sample-2'), say('User focus?'), delivery);
    await page.getByText('New for Tomasz Kowalski.').waitFor();
    expect(await fitsWidth(page)).toBe(true);
  });
});
