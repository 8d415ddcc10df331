// npm run pictures: takes the README's pictures of the product, as it is tried out in a browser, into docs/pictures.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startFlags } from '../bench/run-node.ts';
import { startApp } from '../bench/running-app.ts';
import { launchBrowser } from '../browser.ts';
import { ask, written } from '../platforms/web/open-page.ts';

const pictures = 'docs/pictures';
/** Wide enough for the page's head in one line. */
const width = 860;
const folder = mkdtempSync(join(tmpdir(), 'rolecall-pictures-'));
const rolecall = await startApp('Rolecall', [...startFlags, 'src/main.ts', 'serve'], {
  ...{ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info' },
});
const browser = await launchBrowser();

mkdirSync(pictures, { recursive: true });

try {
  await take('answer', 1_040, async (page) => {
    await ask(page, 'what does an IT service manager do?');
  });
  await take('summary', 1_300, async (page) => {
    await tryAs(page, 1);
    await ask(page, 'how is my team doing on skills?');
  });
  await take('check-in', 860, async (page) => {
    await tryAs(page, 2);
    await page.getByRole('button', { name: 'Send this week’s check-in now' }).click();
    await written(page).first().waitFor();
  });
} finally {
  await browser.close();
  rolecall.child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

/** The first of the sample team leads it. */
async function tryAs(page: Page, index: number): Promise<void> {
  await page.getByRole('combobox', { name: 'Try it as' }).selectOption({ index });
}

async function take(name: string, height: number, show: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(new URL('/chat', rolecall.url).href);
  await show(page);
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path });
  console.log(path);
  await page.close();
}
