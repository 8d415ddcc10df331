import { expect, it } from 'vitest';
import { answers, ask, describePage, fitsWidth, focused, openPage } from './open-page.ts';

describePage('access to the try-out page', () => {
  it('can be used with the keyboard alone, in the order in which it is read', async () => {
    const { page } = await openPage();
    const visited: string[] = [];
    const walk = async (steps: number) => {
      for (let step = 0; step < steps; step += 1) {
        await page.keyboard.press('Tab');
        visited.push((await focused(page)).trim());
      }
    };
    await walk(2);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await answers(page).waitFor();
    await walk(15);
    expect(visited).toEqual([
      ...['Skip to your question', 'New conversation'],
      ...['1', '1', '1', '1', '1', '1', '1', '2', 'Show all', 'Sources (2)'],
      ...[
        'What comes next',
        'Compare with another role',
        'Other levels of this role',
        'Helpful',
        'Not helpful',
      ],
    ]);
  });

  it('follows the colour scheme of the system without drawing the answer again', async () => {
    const { page } = await openPage();
    await ask(page);
    const colours = () =>
      page.evaluate<string[]>(
        '[getComputedStyle(document.querySelector(".answer")).backgroundColor, getComputedStyle(document.querySelector(".answer [role=heading]")).color]',
      );
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(28, 36, 34)']);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colours()).toEqual(['rgb(26, 33, 32)', 'rgb(231, 236, 234)']);
  });

  it('fits 360 pixels without scrolling sideways, with everything open', async () => {
    const { page } = await openPage();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await fitsWidth(page)).toBe(true);
    const answer = await ask(page, `What about ${'x'.repeat(200)}?`);
    await answer.getByRole('button', { name: 'Show all' }).click();
    await answer.getByRole('button', { name: 'Sources (2)' }).click();
    await answer.getByRole('button', { name: 'Source 1', exact: true }).first().click();
    await answer.getByRole('button', { name: 'Not helpful' }).click();
    expect(await fitsWidth(page)).toBe(true);
  });

  it('gives a screen reader names, levels and states', async () => {
    const { page } = await openPage();
    await ask(page);
    const tree = await page.locator('body').ariaSnapshot();
    expect(tree).toContain('- heading "Rolecall" [level=1]');
    expect(tree).toContain('- log "Conversation":');
    expect(tree).toContain('- article "You asked": What does an IT service manager do?');
    expect(tree).toContain('- heading "IT service manager" [level=2]');
    expect(tree).toContain('- button "Sources (2)"');
    expect(tree).toContain('- group "Feedback"');
    expect(tree).toContain('- textbox "Your question"');
    expect(tree).toContain('- button "Send"');
  });
});
