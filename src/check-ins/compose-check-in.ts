import type { Block, Button, Reply } from '../chat/reply.ts';
import type { RoleLevel, Skill } from '../framework/model.ts';
import type { Week } from '../schedule/weeks.ts';
import type { Rating } from './rating.ts';
import { choicesFor, expectedLevel, labelOf, wordsFor } from './words.ts';

/** What a button of a check-in carries. */
export interface Pressed {
  readonly week: Week;
  readonly skill: string;
  /** What is asked after it. */
  readonly next: readonly string[];
  /** Undefined where it is skipped. */
  readonly value?: Rating['value'];
  readonly answered?: Rating['answered'];
}

interface Asked {
  readonly roleLevel: RoleLevel;
  readonly skill: Skill;
  readonly week: Week;
  readonly next: readonly string[];
  /** What they said the last time. */
  readonly last: Rating | undefined;
  /** What became of the question before. */
  readonly before: string;
}

const purpose = 'This is for your own development. Only you see what you answer.';

/** One question of a check-in, with the document's words beside each choice. */
export function composeQuestion({ roleLevel, skill, week, next, last, before }: Asked): Reply {
  const pressed = (more: Partial<Pressed>): string =>
    JSON.stringify({ week, skill: skill.name, next, ...more });
  const choices = choicesFor(skill);
  const hasLevels = choices.some(({ words }) => words.length > 0);
  const ask = hasLevels
    ? 'Which describes best what you can do now?'
    : 'The documents do not describe levels of this skill. Where are you, compared with what they say?';
  const described: Block[] = hasLevels
    ? choices.flatMap(({ label, words }) => (words.length === 0 ? [] : [heading(label), list(words)]))
    : [list(wordsFor(roleLevel, skill))];
  return {
    blocks: [
      ...(before === '' ? [] : [paragraph(before)]),
      { type: 'title', text: skill.name, note: `Check-in · ${roleLevel.name}`, detail: false },
      paragraph(ask),
      ...described,
      paragraph(purpose),
    ],
    citations: [],
    suggestions: [
      ...choices.map(
        ({ value, label }): Button => ({
          label,
          action: 'rate',
          value: pressed({ value, answered: 'rated' }),
        }),
      ),
      ...(last ? [sameAs(last, pressed)] : []),
      { label: 'Skip', action: 'rate', value: pressed({}) },
    ],
    inPlace: true,
  };
}

function sameAs(last: Rating, pressed: (more: Partial<Pressed>) => string): Button {
  const when = last.at.toISOString().slice(0, '2026-11-30'.length);
  return {
    label: `Same as last time: ${labelOf(last.value)}, ${when}`,
    action: 'rate',
    value: pressed({ value: last.value, answered: 'same' }),
  };
}

/** What was saved, and what the role level asks for, which is not shown before. */
export function saySaved(stands: Rating, roleLevel: RoleLevel, skill: Skill): string {
  const expected = expectedLevel(roleLevel, skill);
  const asks =
    stands.value === 'does-not-apply' || expected === undefined
      ? ''
      : ` Your role level asks for ${expected}.`;
  return `Saved: ${skill.name}, ${labelOf(stands.value)}.${asks}`;
}

export function composeEnd(before: string): Reply {
  return {
    blocks: [
      paragraph(before),
      paragraph('That is all for this week. “My skills” shows what you have said.'),
    ],
    citations: [],
    suggestions: [{ label: 'My skills', action: 'my-skills', value: 'now' }],
    inPlace: true,
  };
}

function paragraph(text: string): Block {
  return { type: 'paragraph', line: { text, cites: [] }, detail: false };
}

function heading(text: string): Block {
  return { type: 'heading', text, detail: false };
}

function list(texts: readonly string[]): Block {
  return { type: 'list', items: texts.map((text) => ({ text, cites: [] })), detail: false };
}
