import type { Block, Reply } from '../chat/reply.ts';
import { dayOf } from '../day-of.ts';
import type { RoleLevel } from '../framework/model.ts';
import { paragraph, table, title } from './blocks.ts';
import { didLabelOf } from './compose-check-in.ts';
import { freshnessOf } from './freshness.ts';
import type { Practice } from './practice.ts';
import type { Rated } from './rated.ts';
import type { Rating } from './rating.ts';
import { labelOf, ordinalOf } from './words.ts';

const onlyYou = paragraph('Only you see this.');

/** What somebody said of one skill, the latest first. */
export function composeHistory(said: readonly Rating[], practice: readonly Practice[]): Reply {
  const rows = said
    .toReversed()
    .map(({ at, week, value, roleLevel, note, isLate }) => [
      `${dayOf(at)} (${week}${isLate ? ', late' : ''})`,
      [labelOf(value), ...(note ? [`“${note}”`] : [])].join(': '),
      roleLevel,
    ]);
  const did = practice.toReversed().map(({ at, week, did }) => [`${dayOf(at)} (${week})`, didLabelOf(did)]);
  return {
    blocks: [
      title(said[0]?.skill ?? practice[0]?.skill ?? '', 'What you have said'),
      ...(rows.length > 0 ? [table(['When', 'You', 'As'], rows)] : []),
      ...(did.length > 0 ? [table(['When', 'What you did'], did)] : []),
      onlyYou,
    ],
    citations: [],
    suggestions: [],
  };
}

/** What the next role level asks for that somebody does not say of themselves yet. A list to talk about, no verdict. */
export function composeNextRole(next: RoleLevel, standing: readonly Rating[]): Reply {
  const last = new Map(standing.map((rating) => [rating.skill, rating]));
  const open = next.expectations.flatMap(({ skill, level }) => {
    const said = last.get(skill.name)?.value;
    const [has, asked] = [said && ordinalOf(said), level && ordinalOf(level)];
    if (has !== undefined && asked !== undefined && has >= asked) return [];
    return [[skill.name, said ? labelOf(said) : 'not rated yet', level ?? 'level not stated']];
  });
  const count = `${open.length} of its ${next.expectations.length} skills`;
  const text =
    open.length === 0
      ? 'You have said of yourself all that it asks for. Worth discussing with your manager.'
      : `Worth discussing: ${count} that you have not said of yourself at that level yet.`;
  return {
    blocks: [
      title(next.name, 'Your next role level'),
      paragraph(text),
      ...(open.length > 0 ? [table(['Skill', 'You', 'It asks for'], open)] : []),
      onlyYou,
    ],
    citations: [],
    suggestions: [],
  };
}

/** Every skill of the role level, with what they said last and what it asks for. */
export function composeSkills({ person, roleLevel }: Rated, standing: readonly Rating[], now: number): Reply {
  return {
    blocks: [title('Your skills', roleLevel.name), ...drawSkills(roleLevel, standing, now), onlyYou],
    citations: [],
    suggestions: [
      { label: 'Check in now', action: 'check-in', value: 'now' },
      { label: 'Rate a skill…', action: 'choose-skill', value: 'rate-skill' },
      {
        label: person.workingOn ? `You work on ${person.workingOn}…` : 'Work on a skill…',
        action: 'choose-skill',
        value: 'work-on',
      },
      { label: 'Next role', action: 'next-role', value: 'now' },
      { label: 'Settings', action: 'settings', value: 'now' },
    ],
  };
}

export function drawSkills(roleLevel: RoleLevel, standing: readonly Rating[], now: number): Block[] {
  const last = new Map(standing.map((rating) => [rating.skill, rating]));
  const rows = roleLevel.expectations.map(({ skill, level }) => {
    const rating = last.get(skill.name);
    return [skill.name, rating ? sayRating(rating, now) : 'not rated yet', level ?? 'level not stated'];
  });
  return [table(['Skill', 'You', 'Your role level asks for'], rows)];
}

function sayRating({ value, at }: Rating, now: number): string {
  const freshness = freshnessOf(at, now);
  const age = freshness === 'stale' || freshness === 'expired' ? ', stale' : '';
  return `${labelOf(value)} (${dayOf(at)}${age})`;
}

/** Chosen in place of a skill: a client leaves out an option without a value. */
export const noSkill = 'none';

/** Asks which skill is meant. `then`: the action that it goes to. */
export function composeChoice({ person, roleLevel }: Rated, then: 'rate-skill' | 'work-on'): Reply {
  const isWork = then === 'work-on';
  const names = roleLevel.expectations.map(({ skill }) => skill.name);
  const options = names.map((name) => ({ label: name, value: name }));
  const none = isWork ? [{ label: 'None at the moment', value: noSkill }] : [];
  const ask = isWork
    ? 'Which skill do you want to work on? When each of your skills has been rated once, I’ll ask every time what you did about it.'
    : 'Which skill do you want to rate, or rate again? What you said before is kept.';
  return {
    blocks: [title(isWork ? 'Work on a skill' : 'Rate a skill', roleLevel.name), paragraph(ask)],
    citations: [],
    suggestions: [],
    form: {
      title: isWork ? 'Work on a skill' : 'Rate a skill',
      inputs: [
        {
          ...{ type: 'choice', name: 'skill', label: 'Skill', options: [...none, ...options] },
          chosen: [isWork ? (person.workingOn ?? noSkill) : (names[0] ?? '')],
          isSeveral: false,
        },
      ],
      submit: { label: isWork ? 'Save' : 'Go on', action: then, value: 'chosen' },
      open: { label: isWork ? 'Work on a skill…' : 'Rate a skill…', action: 'choose-skill', value: then },
    },
    inPlace: true,
  };
}
