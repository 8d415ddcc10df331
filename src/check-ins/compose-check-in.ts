import type { Block, Button, Reply } from '../chat/reply.ts';
import { dayOf } from '../day-of.ts';
import type { RoleLevel, Skill } from '../framework/model.ts';
import { list, paragraph, title } from './blocks.ts';
import type { Question } from './choose-skills.ts';
import { type DidPractise, practices } from './practice.ts';
import type { Rating } from './rating.ts';
import type { Pressed, Step } from './step.ts';
import { choicesFor, expectedLevel, labelOf, wordsFor } from './words.ts';

interface Asked {
  readonly roleLevel: RoleLevel;
  readonly step: Step;
  readonly skill: Skill;
  /** What became of the question before; may be empty. */
  readonly before: string;
  readonly purpose: string;
  /** It can be asked later: somebody is asked by themselves, and has not begun to answer. */
  readonly canWait: boolean;
}

interface AskedLevel extends Asked {
  /** What they said the last time. */
  readonly last: Rating | undefined;
}

/** How good somebody is at a skill, with the document's words beside each choice. */
export function composeQuestion({ skill, last, ...asked }: AskedLevel): Reply {
  const { roleLevel, step } = asked;
  const choices = choicesFor(skill);
  const hasLevels = choices.some(({ words }) => words.length > 0);
  const ask = hasLevels
    ? 'Which describes best what you can do now?'
    : 'The documents do not describe levels of this skill. Where are you, compared with what they say?';
  const described: Block[] = hasLevels
    ? choices.flatMap(({ label, words }) => (words.length === 0 ? [] : [heading(label), list(words)]))
    : [list(wordsFor(roleLevel, skill))];
  return composeCard({ ...asked, skill }, ask, described, [
    ...choices.map(({ value, label }) => press(label, 'rate', { ...step, value, answered: 'rated' })),
    ...(last ? [sameAs(last, step)] : []),
  ]);
}

function sameAs(last: Rating, step: Step): Button {
  const label = `Same as last time: ${labelOf(last.value)}, ${dayOf(last.at)}`;
  return press(label, 'rate', { ...step, value: last.value, answered: 'same' });
}

const didLabels: Readonly<Record<DidPractise, string>> = {
  ...{ practised: 'I practised it', learned: 'I learned about it' },
  ...{ neither: 'Neither', blocked: 'Something is in the way' },
};

export function didLabelOf(did: DidPractise): string {
  return didLabels[did];
}

/** What somebody did about the skill that they work on. */
export function composePractice(asked: Asked): Reply {
  const choices = practices.map((did) => press(didLabels[did], 'practise', { ...asked.step, did }));
  return composeCard(asked, 'You chose to work on this skill. What did you do about it lately?', [], choices);
}

function composeCard(
  { roleLevel, step, skill, before, purpose, canWait }: Asked,
  ask: string,
  described: readonly Block[],
  choices: readonly Button[],
): Reply {
  return {
    blocks: [
      ...(before === '' ? [] : [paragraph(before)]),
      title(skill.name, `Check-in · ${roleLevel.name}`),
      paragraph(ask),
      ...described,
      paragraph(purpose),
    ],
    citations: [],
    suggestions: [
      ...choices,
      press('Skip', 'rate', step),
      ...(canWait ? [later('Later today', step, 'today'), later('Tomorrow', step, 'tomorrow')] : []),
      press('More…', 'check-in-more', step),
    ],
    inPlace: true,
  };
}

function later(label: string, { week }: Step, when: string): Button {
  return { label, action: 'ask-later', value: JSON.stringify({ week, when }) };
}

/** What can be done about a check-in besides answering it. */
export function composeMore(step: Step, isEnrolled: boolean): Reply {
  return {
    blocks: [title('Check-in', 'What would you like?')],
    citations: [],
    suggestions: [
      press('Back to the question', 'ask-next', step),
      ...(isEnrolled
        ? [now('Away until…', 'away'), now('Pause', 'pause'), now('Stop', 'stop-check-ins')]
        : [now('Ask me every week', 'enrol')]),
      press('Why am I getting this?', 'why', step),
      now('Settings', 'settings'),
    ],
    inPlace: true,
  };
}

/** What was saved, and what the role level asks for, which is not shown before. */
export function saySaved(stands: Rating, roleLevel: RoleLevel, skill: Skill): string {
  const expected = expectedLevel(roleLevel, skill);
  const asks =
    stands.value === 'does-not-apply' || expected === undefined
      ? ''
      : ` Your role level asks for ${expected}.`;
  const late = stands.isLate ? `, late for ${stands.week}` : '';
  return `Saved: ${skill.name}, ${labelOf(stands.value)}${late}.${asks}`;
}

/** Nothing is left to ask: what was answered can be changed, or a note added. */
export function composeEnd(before: string, step: Step): Reply {
  const { week, done } = step;
  const about = done.flatMap((skill): Button[] => {
    const again: Question[] = [{ asks: 'level', skill }];
    return [
      press(`Add a note: ${skill}`, 'note', { ...step, skill }),
      press(`Change: ${skill}`, 'ask-next', { week, left: again, done: done.filter((one) => one !== skill) }),
    ];
  });
  return {
    blocks: [
      ...(before === '' ? [] : [paragraph(before)]),
      paragraph('That is all for this week. “My skills” shows what you have said.'),
    ],
    citations: [],
    suggestions: [now('My skills', 'my-skills'), ...about],
    inPlace: true,
  };
}

const mostNote = 1_000;

/** Asks for a private note on what was rated. */
export function composeNote(step: Step & { readonly skill: string }, note: string): Reply {
  return {
    blocks: [
      title(step.skill, 'A private note'),
      paragraph('One example of it, for yourself. Leave out personal details. Only you see it.'),
    ],
    citations: [],
    suggestions: [press('Back', 'ask-next', step)],
    form: {
      title: 'Private note',
      inputs: [
        {
          ...{ type: 'text', name: 'note', label: 'Note', hint: 'For example: I ran the review of…' },
          value: note,
          isLong: true,
          most: mostNote,
        },
      ],
      submit: press('Save the note', 'save-note', step),
      open: press(`Add a note: ${step.skill}`, 'note', step),
    },
    inPlace: true,
  };
}

function press(label: string, action: string, carried: Pressed): Button {
  const { week, left, done, ...more } = carried;
  return { label, action, value: JSON.stringify({ week, left, done, ...more }) };
}

function now(label: string, action: string): Button {
  return { label, action, value: 'now' };
}

function heading(text: string): Block {
  return { type: 'heading', text, detail: false };
}
