import { expect, it } from 'vitest';
import { ask, describePage, focused, openPage, takeComplaints } from './open-page.ts';

describePage('feedback on the try-out page', () => {
  it('thanks for "helpful" and does not ask again', async () => {
    const { page, served } = await openPage();
    const answer = await ask(page);
    await answer.getByRole('button', { name: 'Helpful', exact: true }).click();
    await answer.getByText('Thank you.').waitFor();
    expect(served.received.at(-1)).toMatchObject({
      kind: 'press',
      action: 'feedback',
      value: 'answer-1',
      inputs: { verdict: 'helpful' },
    });
    expect(await answer.getByRole('button', { name: 'helpful' }).count()).toBe(0);
  });

  it('asks for the reason of "not helpful" and sends it', async () => {
    const { page, served } = await openPage();
    const answer = await ask(page);
    await answer.getByRole('button', { name: 'Not helpful' }).press('Enter');
    await page.keyboard.type('It is out of date');
    await answer.getByRole('button', { name: 'Send feedback' }).press('Enter');
    await answer.getByText('Thank you.').waitFor();
    expect(served.received.at(-1)).toMatchObject({
      inputs: { verdict: 'not-helpful', reason: 'It is out of date' },
    });
    expect(await focused(page)).toContain('Thank you.');
  });

  it('goes back from the reason without sending anything', async () => {
    const { page, served } = await openPage();
    const answer = await ask(page);
    await answer.getByRole('button', { name: 'Not helpful' }).click();
    await answer.getByRole('button', { name: 'Cancel' }).click();
    expect(await focused(page)).toBe('Not helpful');
    expect(served.received.length).toBe(1);
  });

  it('keeps feedback that could not be sent', async () => {
    const { page, served } = await openPage();
    const answer = await ask(page);
    await served.stop();
    await answer.getByRole('button', { name: 'Not helpful' }).click();
    await page.keyboard.type('wrong line');
    await answer.getByRole('button', { name: 'Send feedback' }).click();
    await answer.getByText('Rolecall can’t be reached.').waitFor();
    expect(await answer.getByRole('textbox').inputValue()).toBe('wrong line');
    expect([...new Set(takeComplaints())]).toEqual(['Failed to load resource: net::ERR_CONNECTION_REFUSED']);
  });
});
