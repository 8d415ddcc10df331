import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Message } from '../../../src/chat/incoming.ts';
import type { Respond } from '../../../src/chat/platform.ts';
import type { SamplePerson } from '../../../src/platforms/web/web-chat.ts';
import { type Browser, launchBrowser, noBrowser } from '../../browser.ts';
import { managerReply, say } from './manager-replies.ts';
import { serveWebChat } from './serve-web-chat.ts';

type Served = Awaited<ReturnType<typeof serveWebChat>>;

/** The manager's answer to everything but a press. */
export const answerAll: Respond = async (incoming) =>
  incoming.kind === 'press' ? say('noted') : managerReply;

let browser: Browser;
const cleanups: (() => Promise<void>)[] = [];
/** What the browser complained about, content security policy included; a test that expects some takes it out. */
let complaints: string[] = [];

export function takeComplaints(): string[] {
  const taken = complaints;
  complaints = [];
  return taken;
}

export async function openPage(
  respond: Respond = answerAll,
  team: readonly SamplePerson[] = [],
): Promise<{ page: Page; served: Served }> {
  const served = await serveWebChat(respond, team);
  const page = await browser.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  cleanups.push(served.stop, () => page.close());
  await page.goto(`${served.url}/chat`);
  return { page, served };
}

export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Your question' });
export const answers = (page: Page): Locator => page.getByRole('article', { name: 'Rolecall answered' });
export const written = (page: Page): Locator => page.getByRole('article', { name: 'Rolecall wrote' });
export const questions = (page: Page): Locator => page.getByRole('article', { name: 'You asked' });

export async function ask(page: Page, text = 'What does an IT service manager do?'): Promise<Locator> {
  const before = await answers(page).count();
  await field(page).fill(text);
  await field(page).press('Enter');
  const answer = answers(page).nth(before);
  await answer.waitFor();
  return answer;
}

export const textsOf = (served: Served) => served.received.map((incoming) => (incoming as Message).text);
export const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.textContent || document.activeElement.id');
export const fitsWidth = (page: Page) =>
  page.evaluate<boolean>(
    '[document.documentElement, document.getElementById("scroller")].every((box) => box.scrollWidth <= box.clientWidth)',
  );

/** A suite with one browser; a test fails on anything that the browser complained about. */
export function describePage(name: string, tests: () => void): void {
  describe.skipIf(noBrowser)(noBrowser ? `${name} (skipped: ${noBrowser})` : name, () => {
    beforeAll(async () => {
      browser = await launchBrowser();
    });

    afterAll(() => browser.close());

    afterEach(async () => {
      for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
      expect(takeComplaints()).toEqual([]);
    });

    tests();
  });
}
