import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Respond } from '../../../src/chat/platform.ts';
import { csv, picture, summaryReply } from '../summary-reply.ts';
import { say } from './manager-replies.ts';
import { answers, ask, describePage, fitsWidth, focused, openPage } from './open-page.ts';

const respond: Respond = async (incoming) =>
  incoming.kind === 'press' ? { ...say('Here it is.'), attachments: [csv] } : summaryReply;

describePage('a picture on the try-out page', () => {
  it('stands in the answer, with its alternative text and the same as a table', async () => {
    const { page } = await openPage(respond);
    const answer = await ask(page, 'team summary');
    const shown = answer.getByRole('img', { name: picture.alternativeText });
    await shown.waitFor();
    expect(await page.evaluate<number>('document.querySelector(".answer img").naturalWidth')).toBe(800);
    expect(await answer.getByRole('table').count()).toBe(1);
    expect(await fitsWidth(page)).toBe(true);
  });

  it('fits a narrow window', async () => {
    const { page } = await openPage(respond);
    await page.setViewportSize({ width: 360, height: 700 });
    const answer = await ask(page, 'team summary');
    const box = await answer.getByRole('img').boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(800 / 600, 1);
    expect(await fitsWidth(page)).toBe(true);
  });

  it('is shown in its own size where somebody taps it, and the keyboard opens and closes it', async () => {
    const { page } = await openPage(respond);
    const answer = await ask(page, 'team summary');
    await answer.getByRole('img').click();
    const large = page.getByRole('dialog', { name: 'Picture' });
    await large.getByRole('img', { name: picture.alternativeText }).waitFor();
    await large.getByRole('img').click();
    expect(await large.count()).toBe(0);
    await answer.getByRole('button', { name: 'Show larger' }).press('Enter');
    await large.waitFor();
    await page.keyboard.press('Escape');
    expect(await large.count()).toBe(0);
    expect(await focused(page)).toBe('Show larger');
  });

  it('comes with a file, which is saved under its name', async () => {
    const { page } = await openPage(respond);
    const answer = await ask(page, 'team summary');
    await answer.getByRole('button', { name: 'As a file' }).click();
    const link = answers(page).last().getByRole('link', { name: 'team-summary.csv' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('team-summary.csv');
    expect(await readFile(await download.path())).toEqual(csv.bytes);
  });
});
