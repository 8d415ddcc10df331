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

  it('shows the beginning of what comes next, after a card that was read to its end', async () => {
    const long = (begin: string): Reply => ({
      ...asking(begin, 'Working'),
      blocks: [
        { type: 'title', text: begin, note: '', detail: false },
        ...Array.from(
          { length: 40 },
          (_, at) => ({ type: 'heading', text: `Line ${at}`, detail: false }) as const,
        ),
      ],
    });
    const { page } = await openPage(async (incoming) =>
      incoming.kind === 'press' ? long('Strategic thinking?') : long('User focus?'),
    );
    await ask(page, 'check-in');
    await page.getByRole('button', { name: 'Working' }).click();
    const title = page.getByRole('heading', { name: 'Strategic thinking?' });
    await title.waitFor();
    const top = await page.evaluate<number>(
      'document.querySelector("#scroller").getBoundingClientRect().top',
    );
    expect((await title.boundingBox())?.y).toBeGreaterThan(top);
  });
});
