import { expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { say } from './manager-replies.ts';
import { answers, ask, describePage, focused, openPage } from './open-page.ts';

const asking = (question: string, label: string): Reply => ({
  ...say(question),
  suggestions: [{ label, action: 'rate', value: question }],
  inPlace: true,
});

describePage('a card of the try-out page that is answered in its place', () => {
  it('is replaced by what a press on it says, and has the focus then', async () => {
    const { page, served } = await openPage(async (incoming) =>
      incoming.kind === 'press'
        ? asking('Saved. And strategic thinking?', 'Expert')
        : asking('User focus?', 'Working'),
    );
    await ask(page, 'check-in');
    await page.getByRole('button', { name: 'Working' }).click();
    await page.getByText('Saved. And strategic thinking?').waitFor();
    expect(await answers(page).count()).toBe(1);
    expect(await page.getByText('User focus?').count()).toBe(0);
    expect(await focused(page)).toMatch(/Saved\. And strategic thinking\?/);
    expect(served.received.at(-1)).toMatchObject({ kind: 'press', action: 'rate', value: 'User focus?' });
  });
});
