import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Line } from '../../../src/chat/reply.ts';
import { respondInSteps, sentences } from './live-reply.ts';
import { managerReply, say } from './manager-replies.ts';
import {
  answers,
  ask,
  describePage,
  field,
  fitsWidth,
  focused,
  openPage,
  questions,
  takeComplaints,
} from './open-page.ts';
import { sampleTeam } from './serve-web-chat.ts';

const question = 'What does an IT service manager do?';
const live = (page: Page) => page.getByRole('article', { name: 'Rolecall answers' });
const brokenOff = (page: Page) => page.getByRole('article', { name: 'Rolecall began to answer' });
const stop = (page: Page) => page.getByRole('button', { name: 'Stop' });
const status = (page: Page) => page.getByRole('status').first();
const note = 'Written by a model from the documents; each sentence was checked against its source.';
const unsourced = 'A model wrote what stands above; ask again for its sources.';

/** A page with a question that is worked on, of which so much is shown. */
async function openAsked(shown: readonly Line[] = sentences.slice(0, 2)) {
  const steps = respondInSteps();
  const opened = await openPage(steps.respond, sampleTeam);
  await field(opened.page).fill(question);
  await field(opened.page).press('Enter');
  const progress = await steps.progress;
  for (const sentence of shown) await progress.append(sentence);
  if (shown.length > 0) await live(opened.page).getByText('good a service has to be').waitFor();
  return { ...opened, ...steps, progress };
}

describePage('an answer while it is written', () => {
  it('shows what is being done, and then each sentence with its numbers before the answer is complete', async () => {
    const { page, progress, end } = await openAsked([]);
    progress.status('Reading the role documents…');
    await page.getByText('Reading the role documents…').waitFor();
    expect(await status(page).textContent()).toBe('Reading the role documents…');
    for (const sentence of sentences.slice(0, 2)) await progress.append(sentence);
    await live(page).getByText('good a service has to be').waitFor();
    expect((await live(page).textContent())?.replaceAll('\u00a0', ' ')).toBe(
      'An IT service manager looks after the services that people use at work. 1 They agree with users and suppliers how good a service has to be, and write it down. 1 2',
    );
    expect(await answers(page).count()).toBe(0);
    end();
    await answers(page).waitFor();
    expect(await live(page).count()).toBe(0);
    expect(await answers(page).getByText(note).isVisible()).toBe(true);
    expect(await answers(page).getByRole('button', { name: 'Sources (2)' }).isVisible()).toBe(true);
  });

  it('puts the card where the words were, without moving them', async () => {
    const { page, progress, end } = await openAsked(sentences.slice(0, 2));
    for (const sentence of sentences.slice(2)) await progress.append(sentence);
    await live(page).getByText('what the service costs').waitFor();
    const placeOf = (selector: string) =>
      page.evaluate<{ top: number; left: number; height: number }>(
        `(({ top, left, height }) => ({ top, left, height }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
      );
    const before = await placeOf('.live p');
    end();
    await answers(page).waitFor();
    const after = await placeOf('.answer .ac-textBlock p');
    expect(after).toEqual(before);
  });

  it('goes on in sight of whoever looks at the end, as long as the question stays in sight', async () => {
    const { respond, progress } = respondInSteps();
    const { page } = await openPage(async (incoming, told) =>
      incoming.kind === 'message' && incoming.text === 'next' ? respond(incoming, told) : managerReply,
    );
    await ask(page);
    await ask(page);
    await field(page).fill('next');
    await field(page).press('Enter');
    const { append } = await progress;
    const isInSight = (text: string) =>
      page.evaluate<boolean>(
        `(() => {
          const scroller = document.getElementById('scroller').getBoundingClientRect();
          const found = [...document.querySelectorAll('.question, .live span')].findLast((each) => each.textContent.startsWith(${JSON.stringify(text)})).getBoundingClientRect();
          return found.top >= scroller.top && found.bottom <= scroller.bottom;
        })()`,
      );
    for (const n of [1, 2, 3, 4]) {
      await append({ text: `Sentence ${n} ${'goes on and '.repeat(20)}ends.`, cites: [1] });
      await live(page).getByText(`Sentence ${n}`).waitFor();
      expect(await isInSight(`Sentence ${n}`)).toBe(true);
    }
    await append({ text: `The last ${'goes on and '.repeat(600)}ends.`, cites: [1] });
    await live(page).getByText('The last').waitFor();
    expect(await isInSight('next')).toBe(true);
    expect(await isInSight('The last')).toBe(false);
  });

  it('is read out sentence by sentence, and not once more when it is complete', async () => {
    const { page, end } = await openAsked();
    expect(await page.getByRole('log').first().getAttribute('aria-live')).toBe('polite');
    expect(await live(page).locator('p > span').count()).toBe(2);
    end();
    await answers(page).waitFor();
    expect(await answers(page).getAttribute('aria-live')).toBe('off');
    expect(await status(page).textContent()).toBe('The answer is complete.');
  });

  it('stops with a button in the place of "Send", and what was shown stays', async () => {
    const { page, progress } = await openAsked();
    await stop(page).waitFor();
    expect(await page.getByRole('button', { name: 'Send', exact: true }).isVisible()).toBe(false);
    await stop(page).click();
    await brokenOff(page).getByText('Stopped.').waitFor();
    expect(await brokenOff(page).textContent()).toMatch(/^An IT service manager looks after /);
    expect(await brokenOff(page).locator('.note').textContent()).toBe(`Stopped. ${unsourced}`);
    await expect.poll(() => progress.stopped.aborted).toBe(true);
    expect(await status(page).textContent()).toBe('');
    expect(await stop(page).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Send', exact: true }).isVisible()).toBe(true);
    expect(await focused(page)).toBe('question');
    expect(await field(page).inputValue()).toBe('');
  });

  it('takes the focus from "Send" to "Stop" and back to the question, and a double click on "Send" stops nothing', async () => {
    const { respond, progress, end } = respondInSteps();
    const { page } = await openPage(respond);
    await page.setViewportSize({ width: 360, height: 740 });
    await field(page).fill(question);
    await page.getByRole('button', { name: 'Send', exact: true }).dblclick();
    await stop(page).waitFor();
    expect(await focused(page)).toBe('Stop');
    expect((await progress).stopped.aborted).toBe(false);
    await (await progress).append(sentences[0] ?? { text: '', cites: [] });
    await live(page).getByText('people use at').waitFor();
    expect(await fitsWidth(page)).toBe(true);
    end();
    await answers(page).waitFor();
    expect(await focused(page)).toBe('question');
  });

  it('stops with Escape, also before anything was shown, and answers the next question', async () => {
    const { page, progress, end } = await openAsked([]);
    await field(page).press('Escape');
    await brokenOff(page).getByText('Stopped.').waitFor();
    expect(await brokenOff(page).textContent()).toBe('Stopped.');
    expect(await questions(page).allTextContents()).toEqual([question]);
    await expect.poll(() => progress.stopped.aborted).toBe(true);
    end(say('the next answer'));
    await ask(page, 'next');
    expect(await questions(page).allTextContents()).toEqual([question, 'next']);
  });

  it('closes with Escape what is open in an answer, and stops the next one only then', async () => {
    const { respond, progress } = respondInSteps();
    const { page } = await openPage(async (incoming, told) =>
      incoming.kind === 'message' && incoming.text === 'next' ? respond(incoming, told) : managerReply,
    );
    const marker = (await ask(page)).getByRole('button', { name: 'Source 1' }).first();
    await field(page).fill('next');
    await field(page).press('Enter');
    const { stopped } = await progress;
    await marker.click();
    await marker.press('Escape');
    expect(await answers(page).getByRole('note').count()).toBe(0);
    expect(stopped.aborted).toBe(false);
    await marker.press('Escape');
    await expect.poll(() => stopped.aborted).toBe(true);
  });

  it('has no button to stop what is answered at once', async () => {
    const { page } = await openPage(async () => say('at once'));
    await ask(page);
    expect(await stop(page).isVisible()).toBe(false);
  });

  it('keeps what was shown where the connection breaks, says so, and puts the question back', async () => {
    const { page, served } = await openAsked();
    await served.stop();
    await brokenOff(page).getByText('The answer broke off here.').waitFor();
    expect(await brokenOff(page).textContent()).toMatch(/^An IT service manager looks after /);
    expect(await brokenOff(page).locator('.note').textContent()).toBe(
      `The answer broke off here. ${unsourced}`,
    );
    expect(await page.locator('#problem').textContent()).toBe(
      'The connection broke before the answer was complete. Your words are kept; try again.',
    );
    expect(await field(page).inputValue()).toBe(question);
    await page.close();
    takeComplaints();
  });

  it('is stopped by a new conversation, in which nothing of it appears', async () => {
    const { page, progress } = await openAsked();
    await page.getByRole('button', { name: 'New conversation' }).click();
    await expect.poll(() => progress.stopped.aborted).toBe(true);
    expect(await page.getByText('An IT service manager looks after').count()).toBe(0);
    expect(await status(page).textContent()).toBe('');
    expect(await stop(page).isVisible()).toBe(false);
  });

  it('goes on while one looks at somebody else’s conversation, which has nothing to stop', async () => {
    const { page, progress, end } = await openAsked();
    await stop(page).waitFor();
    const person = page.getByRole('combobox');
    await person.selectOption({ index: 1 });
    expect(await stop(page).isVisible()).toBe(false);
    await field(page).press('Escape');
    expect(progress.stopped.aborted).toBe(false);
    end();
    await person.selectOption({ index: 0 });
    await answers(page).waitFor();
  });
});
