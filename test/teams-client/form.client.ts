import { beforeAll, describe, expect, it } from 'vitest';
import type { Form } from '../../src/chat/form.ts';
import type { Press } from '../../src/chat/incoming.ts';
import { say } from '../../src/chat/say.ts';
import { noBrowser } from '../browser.ts';
import { openTeams } from '../platforms/teams/open-teams.ts';
import { openClientAt } from './open-client.ts';
import { notice } from './start-client.ts';

const form: Form = {
  title: 'When',
  inputs: [
    {
      ...{ type: 'text', name: 'note', label: 'One example', hint: 'Leave out personal details', value: '' },
      ...{ isLong: true, most: 500 },
    },
    {
      ...{ type: 'choice', name: 'day', label: 'Day', chosen: ['2'], isSeveral: false },
      options: [
        { label: 'Monday', value: '1' },
        { label: 'Tuesday', value: '2' },
      ],
    },
    {
      ...{ type: 'choice', name: 'works', label: 'You work on', chosen: ['1', '2'], isSeveral: true },
      options: [
        { label: 'Mondays', value: '1' },
        { label: 'Tuesdays', value: '2' },
        { label: 'Wednesdays', value: '3' },
      ],
    },
  ],
  submit: { label: 'Save', action: 'save-times', value: 'now' },
  open: { label: 'Choose when', action: 'times', value: 'now' },
};

beforeAll(() => console.log(notice));

const name = 'in Microsoft’s own client of Teams, with a core of this test';

describe.skipIf(noBrowser)(noBrowser ? `${name} (skipped: ${noBrowser})` : name, () => {
  it('brings what is filled in to the core, and replaces the form by the reply', async () => {
    const presses: Press[] = [];
    const { url } = await openTeams(
      async (incoming) => {
        if (incoming.kind === 'message') return { ...say('When may I ask you?'), form };
        presses.push(incoming);
        return say('Saved: Mondays, at work.');
      },
      { isTryOut: true },
    );
    const { page, sees, picture } = await openClientAt(url);
    await sees('When may I ask you?');
    await page.getByLabel('One example').fill('Wrote it down.\nTwice.');
    await page.getByText('Wednesdays').click();
    await page.getByRole('combobox', { name: 'Day' }).click();
    await page.getByRole('option', { name: 'Monday' }).click();
    await picture('17-form');
    await page.getByRole('button', { name: 'Save' }).click();
    await sees('Saved: Mondays, at work.');
    expect(presses).toMatchObject([{ action: 'save-times', value: 'now' }]);
    expect(presses[0]?.inputs).toEqual({ note: 'Wrote it down.\nTwice.', day: '1', works: '1,2,3' });
    expect(await page.getByText('When may I ask you?').count()).toBe(0);
    await picture('18-form-saved');
  });

  it('knows who somebody is, and where, when they write', async () => {
    const profiles: object[] = [];
    const { url, teams } = await openTeams(
      async (incoming) => {
        if (incoming.kind === 'message' && incoming.text !== 'hello')
          profiles.push(await teams.profileOf(incoming.from));
        return say('Hello.');
      },
      { isTryOut: true },
    );
    const { sees, ask } = await openClientAt(url);
    await sees('Hello.');
    await ask('who am I?');
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    await expect
      .poll(() => profiles)
      .toEqual([{ name: 'Alex Wilber', email: expect.stringMatching(/^alexw@/), timeZone }]);
  });
});
