import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStores } from '../../src/storage/open-stores.ts';
import { noBrowser } from '../browser.ts';
import { runRolecall } from '../cli/start-rolecall.ts';
import { fillTeam } from '../fill-team.ts';
import { openClient, pictures } from './open-client.ts';
import { notice } from './start-client.ts';

const question = 'what does an IT service manager do?';

beforeAll(() => {
  console.log(`${notice}\nPictures are kept in ${pictures}.`);
});

const name = 'in Microsoft’s own client of Teams';

describe.skipIf(noBrowser)(noBrowser ? `${name} (skipped: ${noBrowser})` : name, () => {
  it('welcomes, answers with citations, and follows up', async () => {
    const { page, sees, ask, picture } = await openClient();
    await page.getByRole('button', { name: 'What does IT service manager do?' }).waitFor();
    await picture('1-welcome');
    await ask(question);
    await sees('An IT service manager is responsible for defining');
    await page.getByText('1', { exact: true }).first().hover();
    await sees('IT service manager, role level');
    await picture('2-answer-with-citation');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: 'Sources (11)' }).last().click();
    await sees('it-service-manager.txt, line 5');
    await picture('3-sources');
    await ask('and what skills?');
    await sees('IT service manager: skills');
    await picture('4-follow-up');
  });

  it('replaces the card by the answer to a suggestion', async () => {
    const { page, sees, ask, picture } = await openClient();
    await ask(question);
    await page.getByRole('button', { name: 'Skills in detail' }).click();
    await sees('What skills does an IT service manager need?');
    await sees('Stakeholder relationship management');
    expect(await page.getByRole('button', { name: 'Skills in detail' }).count()).toBe(0);
    await picture('5-card-replaced');
    await page.getByRole('button', { name: 'Asset and configuration management' }).click();
    await sees('What level of the skill Asset and configuration management');
    await picture('6-card-replaced-again');
  });

  it('keeps feedback', async () => {
    const { page, sees, ask, picture, log } = await openClient();
    await ask(question);
    await sees('An IT service manager is responsible for defining');
    await page.locator('.fai-FeedbackButtons__negativeFeedbackButton').first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('Too short for me.');
    await picture('7-feedback');
    await form.getByRole('button', { name: 'Submit' }).click();
    await expect
      .poll(() => log.filter(({ msg }) => msg === 'feedback saved'))
      .toMatchObject([{ verdict: 'not-helpful' }]);
  });

  it('answers in a group chat where it is mentioned', async () => {
    const { page, sees, ask, mention, go, picture } = await openClient();
    await go('Group Chat');
    await sees('Here I answer when you mention me.');
    await ask('nobody asked the bot this: what does an IT service manager do?');
    await mention('what skills does an IT service manager need?');
    await page.keyboard.press('Enter');
    await sees('IT service manager: skills');
    expect(await page.getByText('An IT service manager is responsible for defining').count()).toBe(0);
    await picture('8-group-chat');
  });

  it('answers in the thread of a channel where it is mentioned', async () => {
    const { page, sees, mention, go, picture } = await openClient();
    await go('General');
    await sees('Here I answer when you mention me.');
    await picture('9-channel-welcome');
    await mention(question);
    await page.getByRole('button', { name: 'Post' }).click();
    await sees('An IT service manager is responsible for defining');
    await picture('10-channel');
  });

  it('finds a role for a message that somebody writes', async () => {
    const { page, sees, picture } = await openClient();
    await page.getByRole('button', { name: 'Trigger Message Extension App' }).first().click();
    await page.getByText('Search Command').click();
    await page.getByPlaceholder('Enter a search term').fill('strat');
    await page.keyboard.press('Enter');
    await sees('Strategic thinking');
    await picture('11-search');
    await page.getByText('Strategic thinking').first().click();
    await sees('asks for Strategic thinking');
    await picture('12-search-card');
  });

  it('asks about skills, and replaces the card by what was saved', async () => {
    const { page, sees, ask, picture } = await openClient();
    await ask('my role is IT service manager');
    await sees('Your role level is IT service manager.');
    await page.getByRole('button', { name: 'Check in now' }).click();
    await sees('Where are you, compared with what they say?');
    await picture('13-check-in');
    await page.getByRole('button', { name: 'At the description' }).click();
    await sees('Saved: Asset and configuration management, At the description.');
    await picture('14-check-in-saved');
  });

  it('asks by itself when a check-in is due, and replaces the card by what was saved', async () => {
    const { page, sees, ask, picture, folder } = await openClient();
    await ask('my role is IT service manager');
    await sees('Your role level is IT service manager');
    await makeDue(folder);
    await ask('ask me every week');
    await sees(/ask you/i);
    const answer = page.getByRole('button', { name: 'At the description' });
    await answer.waitFor({ timeout: 180_000 });
    await picture('15-check-in-due');
    const cards = page.locator('.ac-adaptiveCard');
    const before = await cards.count();
    await answer.click();
    await sees('Saved:');
    expect(await cards.count()).toBe(before);
    await picture('16-check-in-due-saved');
  });

  it('shows a manager the summary of their team, with its picture and a table, and nothing before they lead one', async () => {
    const { page, sees, ask, picture, folder } = await openClient();
    await ask('my role is IT service manager');
    await sees('Your role level is IT service manager');
    await ask('team summary');
    await sees('You lead no team that I know of.');
    await picture('22-no-team');
    const place = { engine: 'sqlite', file: join(folder, 'rolecall.sqlite') } as const;
    const stores = await openStores({ place, now: Date.now, onError: console.error });
    await fillTeam(stores, await accountIn(folder));
    await stores.close();
    await ask('how is my team doing on skills?');
    const bars = page.getByRole('img', { name: /^Your team, .*User focus: 20–80%/ });
    await bars.waitFor();
    await bars.scrollIntoViewIfNeeded();
    await picture('23-team-summary-picture');
    await sees('Largest gaps');
    await picture('24-team-summary');
    await page.getByRole('button', { name: 'As a table' }).last().click();
    await sees('No current rating');
    await picture('25-team-summary-table');
  });
});

/** Whoever is known there, as a roster writes it. */
async function accountIn(folder: string): Promise<string> {
  const { stdout } = await runRolecall(['people', 'list'], { cwd: folder, env: { DATA_DIR: folder } });
  return /teams:[^,\s]+/.exec(stdout)?.[0] ?? '';
}

/** Whoever is known and has not chosen their times is asked in two minutes, as an administrator sets it. */
async function makeDue(folder: string): Promise<void> {
  const people = async (...words: readonly string[]) =>
    (await runRolecall(['people', ...words], { cwd: folder, env: { DATA_DIR: folder } })).stdout;
  const account = await accountIn(folder);
  const due = new Date(Date.now() + 120_000);
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][due.getUTCDay()];
  const roster = [
    'account,role level,time zone,day,time,working days',
    `${account},IT service manager,UTC,${day},${due.toISOString().slice(11, 16)},Mon Tue Wed Thu Fri Sat Sun`,
  ];
  writeFileSync(join(folder, 'roster.csv'), roster.join('\n'));
  expect(await people('import', 'roster.csv', '--apply')).toContain('1 changed');
}
