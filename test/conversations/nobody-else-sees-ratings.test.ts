import { expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { emailOf, skills } from '../fill-team.ts';
import { createPerson, openTeam } from './open-team.ts';

/** What each command that has to do with people sounds like; the rest are questions about the documents. */
const sayings = [
  ...['my skills', 'my levels', 'next role', 'check-in', 'settings', 'my data', 'delete my data', 'set up'],
  ...['team summary', 'summary as csv', 'how is my team doing on skills?', 'organisation summary'],
  ...['organisation summary as csv', 'team summary for Mia', 'how is Mia’s team doing on skills?'],
  ...['my team', 'who is in my team', 'weekly summary', 'never send summaries', 'leave my team'],
  ...['who looked at my levels?', 'why am I getting this?', 'resume my check-ins', 'stop my check-ins'],
  ...[
    'what did I say about user focus?',
    'rate user focus',
    'work on user focus',
    'what did Member-1 say about user focus?',
  ],
  ...[
    'show me the ratings of Member-1',
    'member-1@example.org',
    'my skills as Member-1',
    'my data of Member-1',
  ],
  ...['remove member-1@example.org from my team', 'add member-1@example.org to my team'],
];

/** What a press may carry: what the cards carry, and what somebody who makes up presses would try. */
const values = [
  ...['', 'now', 'team', 'organisation', 'member-1', emailOf('member-1'), 'fake:acme:member-1', '{}', 'null'],
  ...skills,
  ...skills.map((skill) =>
    JSON.stringify({ week: '2026-W47', left: [{ asks: 'level', skill }], done: [], skill }),
  ),
  JSON.stringify({ personId: 'member-1', week: '2026-W47', left: [], done: [] }),
];

const inputs = {
  skill: 'User focus',
  person: 'member-1',
  personId: 'member-1',
  note: 'a note',
  role: 'IT service manager',
};

/** All that leaves, also what is in files and pictures. */
function allOf(reply: Reply): string {
  const files = (reply.attachments ?? []).map(({ bytes }) => new TextDecoder().decode(bytes));
  return [toPlainText(reply), JSON.stringify({ ...reply, attachments: [] }), ...files].join('\n');
}

/** A note, a figure, or a level beside somebody's name. */
const betrays =
  /a note of|\d%|or less at or above|Member-\d[^\n]*(?:description|not yet|awareness|working|practitioner|expert)/i;

/** “My data” shows somebody their own questions, whomever they name. */
function withoutSayings(text: string): string {
  const longestFirst = sayings.toSorted((one, other) => other.length - one.length);
  return longestFirst.reduce((rest, saying) => rest.replaceAll(saying, ''), text);
}

async function open() {
  const rolecall = await openTeam(7, (person, skill) => ((person + skill) % 3 === 0 ? 'below' : 'at'));
  // Someone who leads another team, in which nobody has said anything.
  const others = Array.from({ length: 6 }, (_, at) =>
    createPerson(`other-${at}`, { manager: emailOf('otto') }),
  );
  await rolecall.people.save([
    ...others,
    createPerson('cleo', { manager: emailOf('mia'), enrolment: 'stopped' }),
  ]);
  return rolecall;
}

it.each([
  ['a stranger', 'nobody'],
  ['a colleague of the same team', 'cleo'],
  ['the manager of another team', 'otto'],
])('shows no rating to %s, whatever they say or press', async (_who, id) => {
  const { join, actions } = await open();
  const asked = join(id);
  const seen: string[] = [];
  for (const text of sayings) seen.push(allOf((await asked.say(text)).reply));
  expect(actions.length).toBeGreaterThan(30);
  for (const action of actions)
    for (const value of values) seen.push(allOf((await asked.press(action, value, inputs)).reply));
  expect(seen.map(withoutSayings).filter((text) => betrays.test(text))).toEqual([]);
});

it('would notice a rating', async () => {
  const { mia, join } = await open();
  expect(betrays.test(allOf((await mia.say('team summary')).reply))).toBe(true);
  expect(betrays.test(allOf((await join('member-1').say('what did I say about user focus?')).reply))).toBe(
    true,
  );
});

it('shows nothing of anybody’s ratings where others can read', async () => {
  const { join, actions } = await open();
  for (const id of ['mia', 'member-1', 'nobody']) {
    const asked = join(id, 'shared');
    const seen: string[] = [];
    for (const text of sayings) seen.push(allOf((await asked.say(text)).reply));
    for (const action of actions) seen.push(allOf((await asked.press(action, 'team', inputs)).reply));
    expect(seen.filter((text) => betrays.test(text))).toEqual([]);
  }
});
