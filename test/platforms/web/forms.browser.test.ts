import { expect, it } from 'vitest';
import type { Respond } from '../../../src/chat/platform.ts';
import { settingsReply } from './form-replies.ts';
import { say } from './manager-replies.ts';
import { answers, ask, describePage, fitsWidth, focused, openPage } from './open-page.ts';

const respond: Respond = async (incoming) =>
  incoming.kind === 'press' ? { ...say('Saved.'), inPlace: true } : settingsReply;
const asIs = { day: '2', time: '', days: '1,2', note: '' };

describePage('a form on the try-out page', () => {
  it('sends what is filled in under the names of its inputs, and is replaced by the reply', async () => {
    const { page, served } = await openPage(respond);
    const answer = await ask(page, 'settings');
    await answer.getByLabel('Day', { exact: true }).selectOption('Thursday');
    await answer.getByLabel('Time').fill('09:30');
    const working = answer.getByRole('group', { name: 'Days that you work' });
    await working.getByRole('checkbox', { name: 'Monday', exact: true }).uncheck();
    await working.getByRole('checkbox', { name: 'Sunday', exact: true }).check();
    await answer.getByLabel('Anything else (optional)').fill('<b>Not</b> at night\nplease');
    await answer.getByRole('button', { name: 'Save' }).click();
    await answers(page).getByText('Saved.').waitFor();
    expect(await answers(page).count()).toBe(1);
    expect(await focused(page)).toContain('Saved.');
    expect(served.received.at(-1)).toMatchObject({
      ...{ kind: 'press', action: 'save-settings', value: 'now' },
      inputs: { day: '4', time: '09:30', days: '2,7', note: '<b>Not</b> at night\nplease' },
    });
  });

  it('sends what stood there at first, with any button of its card', async () => {
    const { page, served } = await openPage(respond);
    const answer = await ask(page, 'settings');
    await answer.getByRole('button', { name: 'Pause' }).click();
    await answers(page).getByText('Saved.').waitFor();
    expect(served.received.at(-1)).toMatchObject({ action: 'pause', inputs: asIs });
  });

  it('can be filled in and sent with the keyboard alone', async () => {
    const { page, served } = await openPage(respond);
    const answer = await ask(page, 'settings');
    await answer.getByLabel('Day', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('08:15');
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('Shift+Tab');
    expect(served.received).toHaveLength(1);
    await page.keyboard.press('Enter');
    await answers(page).getByText('Saved.').waitFor();
    expect(served.received.at(-1)).toMatchObject({
      ...{ action: 'save-settings', inputs: { ...asIs, day: '3', time: '08:15', days: '1,2,3' } },
    });
  });

  it('starts a new line with Enter where there are several', async () => {
    const { page, served } = await openPage(respond);
    const answer = await ask(page, 'settings');
    const note = answer.getByLabel('Anything else (optional)');
    await note.pressSequentially('one\ntwo');
    expect(await note.inputValue()).toBe('one\ntwo');
    expect(served.received).toHaveLength(1);
  });

  it('takes no more than the form allows', async () => {
    const { page } = await openPage(respond);
    const answer = await ask(page, 'settings');
    await answer.getByLabel('Time').pressSequentially('10:00 in the morning');
    expect(await answer.getByLabel('Time').inputValue()).toBe('10:00');
  });

  it('keeps two of the same form apart', async () => {
    const { page, served } = await openPage(respond);
    const first = await ask(page, 'settings');
    const second = await ask(page, 'settings');
    await first.getByLabel('Time').fill('08:00');
    await second.getByLabel('Time').fill('09:00');
    await first.getByRole('checkbox', { name: 'Sunday' }).check();
    await second.getByRole('button', { name: 'Save' }).click();
    await answers(page).nth(1).getByText('Saved.').waitFor();
    expect(served.received.at(-1)).toMatchObject({ inputs: { ...asIs, time: '09:00' } });
    expect(await first.getByLabel('Time').inputValue()).toBe('08:00');
  });

  it('shows what looks like HTML, Markdown or a source as text', async () => {
    const odd = '<i>a</i> [1] **b** \\c & "d"';
    const option = { label: odd, value: 'x' };
    const labelled = { label: odd, chosen: [], options: [option] } as const;
    const { page } = await openPage(async () => ({
      ...settingsReply,
      form: {
        title: odd,
        inputs: [
          { type: 'text', name: 'a', label: odd, hint: odd, value: odd, isLong: false, most: 99 },
          { type: 'choice', name: 'b', ...labelled, isSeveral: false },
          { type: 'choice', name: 'c', ...labelled, isSeveral: true },
        ],
        submit: { label: odd, action: 'save', value: 'now' },
        open: { label: odd, action: 'open', value: 'now' },
      },
    }));
    const answer = await ask(page, 'settings');
    expect((await answer.textContent())?.split(odd)).toHaveLength(7);
    expect(await answer.getByRole('textbox').inputValue()).toBe(odd);
    expect(await answer.locator('i, b, strong, .cite').count()).toBe(0);
  });

  it.each([360, 1_100])('fits %i pixels without scrolling sideways', async (width) => {
    const { page } = await openPage(respond);
    await page.setViewportSize({ width, height: 740 });
    await ask(page, 'settings');
    expect(await fitsWidth(page)).toBe(true);
  });
});
