import { expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import {
  composeEnd,
  composeMore,
  composeNote,
  composePractice,
  composeQuestion,
} from '../../src/check-ins/compose-check-in.ts';
import { composeHome } from '../../src/check-ins/compose-home.ts';
import {
  composeRole,
  composeSharing,
  composeTimes,
  composeWelcome,
} from '../../src/check-ins/compose-set-up.ts';
import { composeChoice, composeNextRole, composeSkills } from '../../src/check-ins/compose-skills.ts';
import type { Rating } from '../../src/check-ins/rating.ts';
import { composeRhythm, composeSettings } from '../../src/check-ins/settings.ts';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { RoleLevel } from '../../src/framework/model.ts';
import type { Person } from '../../src/people/person.ts';
import { toOneAdaptiveCard } from '../../src/platforms/adaptive-cards/answer-card.ts';
import { checkMessage } from '../../src/platforms/slack/check-message.ts';
import { toSlackMessages } from '../../src/platforms/slack/to-messages.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { checkCard } from './adaptive-cards/check-card.ts';

const times = { day: 2, time: '10:00', timeZone: 'Europe/London', workingDays: [1, 2, 3, 4, 5] } as const;

/** Every card of check-ins for somebody with this role level. */
function cardsFor(roleLevel: RoleLevel): Reply[] {
  const person: Person = {
    ...{ id: 'ada', name: 'Ada', times, enrolment: 'weekly', enrolledAt: 0, team: 'T'.repeat(100) },
    ...{ role: roleLevel.role.name, roleLevel: roleLevel.name, setUp: 'role' },
  };
  const names = roleLevel.expectations.map(({ skill }) => skill.name);
  const longest = [...names].sort((a, b) => b.length - a.length).slice(0, 2);
  const purpose = 'This is for your own development. Only you see what you answer.';
  const said = names.map(
    (skill): Rating => ({
      ...{ personId: 'ada', pressId: 'p', week: '2026-W48', skill, value: 'does-not-apply', at: new Date(0) },
      ...{ answered: 'rated', role: 'R', roleLevel: 'L', frameworkVersion: 'v', words: 'w', isLate: true },
      note: 'n',
    }),
  );
  const questions = roleLevel.expectations.flatMap(({ skill }) => {
    const left = [skill.name, ...longest.slice(0, 1)].map((each) => ({
      asks: 'level' as const,
      skill: each,
    }));
    const step = { week: '2026-W48', left, done: longest };
    const asked = { roleLevel, skill, step, before: `Saved: ${longest[0]}.`, purpose, canWait: true };
    const last = said.find((one) => one.skill === skill.name);
    return [composeQuestion({ ...asked, last }), composePractice(asked), composeMore(step, true)];
  });
  const step = { week: '2026-W48', left: [], done: longest };
  return [
    ...questions,
    composeEnd('Saved.', step),
    composeNote({ ...step, skill: longest[0] ?? '' }, 'n'.repeat(1_000)),
    ...[composeWelcome, composeTimes(person, ''), composeSharing(person, ''), composeRhythm('How often?')],
    composeRole(person, roleLevel.role.roleLevels, 'Which is yours?'),
    composeSkills({ person, roleLevel }, said, Date.now()),
    composeChoice({ person, roleLevel }, 'work-on'),
    composeNextRole(roleLevel, []),
    composeHome({ person, roleLevel }, { standing: said, leads: true, now: Date.now() }),
    composeSettings(
      { ...person, workingOn: longest[0] ?? '', sharing: 'with-manager' },
      { said: 'Kept.', leads: true, now: Date.now() },
    ),
  ];
}

/** What Teams or Slack would refuse, or leave out. */
function problemsOf(reply: Reply): string[] {
  const card = toOneAdaptiveCard(reply);
  const messages = toSlackMessages(reply);
  const buttons = messages.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])),
  );
  return [
    ...(card ? checkCard(card) : ['it does not fit a card']),
    ...messages.flatMap(checkMessage),
    ...(messages.length === 1 ? [] : [`it takes ${messages.length} messages in Slack`]),
    ...(buttons.length >= reply.suggestions.length ? [] : ['Slack leaves out buttons']),
  ];
}

it.each([
  ['the document that comes with the project', ownKnowledge, true],
  ['the whole framework', `${sharedFolder}/framework`, hasShared],
])('draws each card of a check-in over %s so that it arrives whole', async (_, folder, isThere) => {
  if (!isThere) return;
  const { roleLevels } = await loadFramework(folder);
  const problems = roleLevels.flatMap((roleLevel) =>
    cardsFor(roleLevel).flatMap((reply) =>
      problemsOf(reply).map((problem) => `${roleLevel.name}: ${problem}`),
    ),
  );
  expect([...new Set(problems)]).toEqual([]);
});
