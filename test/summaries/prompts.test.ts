import { expect, it } from 'vitest';
import type { Expectation } from '../../src/framework/model.ts';
import { promptForGap, promptForStrength } from '../../src/summaries/prompts.ts';
import { expectation, skillOf } from './sample-expectations.ts';

const described = skillOf('User focus', ['awareness', 'working', 'practitioner', 'expert']);
const help = 'What would help with that?';
const opportunity = 'Where is there an opportunity for that?';

it.each<[string, Expectation, string]>([
  [
    'the bullet of the level that is asked',
    expectation(described, 'working', ['of the role']),
    `User focus, working: “User focus at working” ${help}`,
  ],
  [
    'what the role level says where the level is not described',
    expectation(skillOf('User focus', ['expert']), 'working', ['of the role']),
    `User focus: “of the role” ${help}`,
  ],
  [
    'what the role level says where no level is stated',
    expectation(described, undefined, ['of the role']),
    `User focus: “of the role” ${help}`,
  ],
  [
    'what the skill is where nothing else is said',
    expectation(skillOf('User focus', []), undefined),
    `User focus: “User focus described” ${help}`,
  ],
])('begins the conversation about a gap with %s', (_, asked, text) => {
  expect(promptForGap(asked, 3).line).toEqual({ text, cites: [3] });
});

it.each<[string, Expectation, string]>([
  [
    'the level above',
    expectation(described, 'working'),
    `User focus, practitioner: “User focus at practitioner” ${opportunity}`,
  ],
  [
    'the same level where there is none above',
    expectation(described, 'expert'),
    `User focus, expert: “User focus at expert” ${opportunity}`,
  ],
  [
    'what the role level says where no level is stated',
    expectation(described, undefined, ['of the role']),
    `User focus: “of the role” ${opportunity}`,
  ],
])('begins the conversation about a strength with %s', (_, asked, text) => {
  expect(promptForStrength(asked, 3).line).toEqual({ text, cites: [3] });
});

it('cites the words where they stand', () => {
  expect(promptForGap(expectation(described, 'working'), 2).citations).toEqual([
    {
      ...{ n: 2, title: 'User focus, working', quote: 'User focus at working' },
      ...{ file: 'skills.csv', line: 7, url: 'https://example.org/skills' },
    },
  ]);
});

it('names a skill of which the documents say nothing, and cites nothing', () => {
  const silent = { ...skillOf('User focus', []), description: [] };
  expect(promptForGap(expectation(silent, 'working'), 1)).toEqual({
    line: { text: 'User focus', cites: [] },
    citations: [],
  });
});
