import { expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { managerReply } from './manager-replies.ts';
import { ask, describePage, focused, openPage, questions } from './open-page.ts';

describePage('answers on the try-out page', () => {
  it('shows the short answer with its six duties first', async () => {
    const { page } = await openPage();
    const answer = await ask(page);
    expect(await answer.getByRole('heading').allTextContents()).toEqual([
      'IT service manager',
      'At this role level, you will:',
    ]);
    expect(await answer.getByRole('listitem').count()).toBe(6);
    expect(await answer.getByRole('table').isVisible()).toBe(false);
  });

  it('shows all and less again, and keeps the focus on the button', async () => {
    const { page } = await openPage();
    const answer = await ask(page);
    await answer.getByRole('button', { name: 'Show all' }).press('Enter');
    expect(await answer.getByRole('row').count()).toBe(10);
    expect(await focused(page)).toBe('Show less');
    await answer.getByRole('button', { name: 'Show less' }).press('Enter');
    expect(await answer.getByRole('table').isVisible()).toBe(false);
    expect(await focused(page)).toBe('Show all');
  });

  it('opens a source in place, below the words that it carries, and closes it again', async () => {
    const { page } = await openPage();
    const answer = await ask(page);
    const duty = answer.getByRole('listitem').nth(1);
    const marker = duty.getByRole('button', { name: 'Source 1' });
    await marker.click();
    const note = duty.getByRole('note', { name: 'Source 1' });
    expect(await note.textContent()).toContain(
      'An IT service manager is responsible for defining service level',
    );
    expect(await note.textContent()).toContain('it-service-manager.txt, line 5');
    expect(await marker.getAttribute('aria-expanded')).toBe('true');
    await marker.click();
    expect(await answer.getByRole('note').count()).toBe(0);
    expect(await marker.getAttribute('aria-expanded')).toBe('false');
  });

  it('closes an open source with Escape and gives the focus back to its number', async () => {
    const { page } = await openPage();
    const answer = await ask(page);
    const marker = answer.getByRole('button', { name: 'Source 1' }).first();
    await marker.press('Enter');
    await answer.getByRole('note').getByRole('link', { name: 'Open the page' }).press('Escape');
    expect(await answer.getByRole('note').count()).toBe(0);
    expect(await focused(page)).toBe('1');
  });

  it('opens the source of a table below the table', async () => {
    const { page } = await openPage();
    const answer = await ask(page);
    await answer.getByRole('button', { name: 'Show all' }).click();
    await answer.getByRole('columnheader').getByRole('button', { name: 'Source 2' }).click();
    expect(await answer.getByRole('note', { name: 'Source 2' }).textContent()).toContain(
      'see the bigger picture',
    );
  });

  it('lists all sources behind their button, which says whether it is open', async () => {
    const { page } = await openPage();
    const answer = await ask(page);
    const button = answer.getByRole('button', { name: 'Sources (2)' });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.click();
    expect(await answer.getByText('it-service-manager.txt, line 33').isVisible()).toBe(true);
    expect(await button.getAttribute('aria-expanded')).toBe('true');
  });

  it('opens the page of a source in a new tab', async () => {
    const { page } = await openPage();
    await page.context().route('https://example.org/**', (route) => route.fulfill({ body: 'the page' }));
    const answer = await ask(page);
    await answer.getByRole('button', { name: 'Sources (2)' }).click();
    const opened = page.context().waitForEvent('page');
    await answer.getByRole('link', { name: 'Open the page' }).click();
    const tab = await opened;
    expect(tab.url()).toBe('https://example.org/roles/it-service-manager');
    await tab.close();
  });

  const injected =
    '<script>alert(1)</script> <img src=x onerror=alert(2)> [tap](javascript:alert(3)) ![i](http://x/i.png) **bold** `c` \\ &lt;b&gt; [1] {{DATE(2020-01-01T00:00:00Z)}}';

  it('shows what looks like HTML, Markdown or a card function as text, in a question and in an answer', async () => {
    const line = { text: injected, cites: [1] };
    const hostile: Reply = {
      blocks: [
        { type: 'title', text: injected, note: injected, detail: false },
        { type: 'heading', text: injected, detail: false },
        { type: 'paragraph', line, detail: false },
        { type: 'list', items: [line], detail: false },
        { type: 'table', columns: [injected], rows: [{ cells: [injected], cites: [] }], detail: false },
      ],
      citations: [
        { n: 1, title: injected, quote: injected, file: injected, line: 1, url: 'javascript:alert(4)' },
      ],
      suggestions: [{ label: injected, action: 'ask', value: injected }],
    };
    const { page } = await openPage(async () => hostile);
    const answer = await ask(page, injected);
    await answer.getByRole('button', { name: 'Sources (1)' }).click();
    await answer.getByRole('button', { name: 'Source 1', exact: true }).first().click();
    expect(await questions(page).textContent()).toBe(injected);
    const shown = (await answer.textContent())?.split(injected);
    expect(shown).toHaveLength(15);
    expect(await page.getByRole('log').locator('script, img, a, strong, em, code').count()).toBe(0);
    expect(await answer.locator('.cite').count()).toBe(2);
  });

  it('draws a long answer on several cards, each with its own "Show all" and sources', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => ({
      cells: [`role ${index}`, 'y'.repeat(200)],
      cites: [1],
    }));
    const { page } = await openPage(async () => ({
      ...managerReply,
      blocks: [{ type: 'table', columns: ['Role', 'Why'], rows, detail: true }],
    }));
    const answer = await ask(page);
    const buttons = answer.getByRole('button', { name: 'Show all' });
    const cards = await buttons.count();
    expect(cards).toBeGreaterThan(1);
    for (let index = 0; index < cards; index += 1) await buttons.first().click();
    expect(await answer.getByRole('row').count()).toBe(150 + cards);
  });
});
