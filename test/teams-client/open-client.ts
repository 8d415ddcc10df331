import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { serve } from '../cli/serve.ts';
import { createFolder } from '../cli/start-rolecall.ts';
import { startClient } from './start-client.ts';

/** Where the pictures are kept, for people to look at. */
export const pictures = 'test/teams-client/pictures';

const heights = { width: 1_400, height: 1_300 };

/** Rolecall as `npm start` serves it, and Microsoft's client in a browser, looking at the personal chat. */
export async function openClient() {
  const folder = createFolder();
  const rolecall = await serve({ DATA_DIR: folder });
  const client = await openClientAt(rolecall.url);
  await client.sees('Hello! Ask me about a role');
  return { ...rolecall, ...client, folder };
}

/** Microsoft's client in a browser, for a bot of this process or another one. */
export async function openClientAt(url: string) {
  const client = await startClient(new URL('/api/messages', url).href);
  onTestFinished(() => client.stop());
  const browser = await launchBrowser(heights);
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const actions = actionsOn(page);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await actions.picture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });
  await page.goto(client.url);
  return { page, ...actions };
}

function actionsOn(page: Page) {
  const box = () => page.locator('[contenteditable=true]').first();
  return {
    /** The last place that has the text: the list of chats begins with the latest message too. */
    sees: (text: string | RegExp) => page.getByText(text).last().waitFor(),
    /** Mentions the bot, and goes on typing. */
    async mention(text: string) {
      await box().click();
      await page.keyboard.type('@');
      const people = page.getByText('Megan Bowen').locator('xpath=ancestor::*[contains(., "Test Bot")][1]');
      await people.getByText('Test Bot').click();
      await page.keyboard.type(` ${text}`);
    },
    async ask(text: string) {
      await box().click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    go: (place: string) =>
      page
        .getByRole('button', { name: place, exact: true })
        .or(page.getByText(place, { exact: true }))
        .last()
        .click(),
    async picture(name: string) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}/${name}.png` });
    },
  };
}
