import { readFile } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../browser.ts';
import { serve } from '../../cli/serve.ts';
import { createFolder } from '../../cli/start-rolecall.ts';
import { answers, ask, describePage } from './open-page.ts';

/** The whole bot as it is tried out, and whoever leads the sample team at its page. */
async function open() {
  const { url } = await serve({ DATA_DIR: createFolder() });
  const browser = await launchBrowser({ width: 900, height: 1_400 });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(new URL('/chat', url).href);
  return { page };
}

describePage('a team summary on the try-out page', () => {
  it('is figures, a picture, a table and a file for whoever leads the team, and nothing for a member', async () => {
    const { page } = await open();
    const person = page.getByRole('combobox', { name: 'Try it as' });
    await person.selectOption({ index: 1 });
    const summary = await ask(page, 'how is my team doing on skills?');
    expect(await summary.textContent()).toMatch(/Largest gaps.*Ratings are confidential/s);
    const picture = summary.getByRole('img');
    expect(await picture.getAttribute('alt')).toMatch(/^Sample team, .*no current rating 40%/);
    expect((await picture.boundingBox())?.height).toBeGreaterThan(300);

    await summary.getByRole('button', { name: 'As a table' }).click();
    await answers(page).nth(1).waitFor();
    expect(await answers(page).nth(1).getByText('No current rating').count()).toBe(1);

    await summary.getByRole('button', { name: 'As a CSV file' }).click();
    const link = answers(page)
      .nth(2)
      .getByRole('link', { name: /^team-summary-.*\.csv$/ });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toMatch(/^\uFEFFSkill,At or above,Below,No current rating,Trend,Thin cover\r\n/);

    await person.selectOption({ index: 2 });
    expect(await (await ask(page, 'team summary')).textContent()).toMatch(
      /^You lead no team that I know of\./,
    );
  });
});
