import type { Block, Reply } from '../chat/reply.ts';
import type { RoleLevel } from '../framework/model.ts';
import type { Rating } from './rating.ts';
import { labelOf, ordinalOf } from './words.ts';

const onlyYou: Block = { type: 'paragraph', line: { text: 'Only you see this.', cites: [] }, detail: false };

/** What somebody said of one skill, the latest first. */
export function composeHistory(said: readonly Rating[]): Reply {
  const rows = said.toReversed().map(({ at, week, value, roleLevel, isLate }) => ({
    cells: [`${at.toISOString().slice(0, 10)} (${week}${isLate ? ', late' : ''})`, labelOf(value), roleLevel],
    cites: [],
  }));
  return {
    blocks: [
      { type: 'title', text: said[0]?.skill ?? '', note: 'What you have said', detail: false },
      { type: 'table', columns: ['When', 'You', 'As'], rows, detail: false },
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
    return [
      { cells: [skill.name, said ? labelOf(said) : 'not rated yet', level ?? 'level not stated'], cites: [] },
    ];
  });
  const count = `${open.length} of its ${next.expectations.length} skills`;
  const text =
    open.length === 0
      ? 'You have said of yourself all that it asks for. Worth discussing with your manager.'
      : `Worth discussing: ${count} that you have not said of yourself at that level yet.`;
  return {
    blocks: [
      { type: 'title', text: next.name, note: 'Your next role level', detail: false },
      { type: 'paragraph', line: { text, cites: [] }, detail: false },
      ...(open.length > 0
        ? [{ type: 'table', columns: ['Skill', 'You', 'It asks for'], rows: open, detail: false } as const]
        : []),
      onlyYou,
    ],
    citations: [],
    suggestions: [],
  };
}

/** Every skill of the role level, with what they said last and what it asks for. */
export function composeSkills(roleLevel: RoleLevel, standing: readonly Rating[]): Reply {
  const last = new Map(standing.map((rating) => [rating.skill, rating]));
  const rows = roleLevel.expectations.map(({ skill, level }) => {
    const rating = last.get(skill.name);
    const said = rating
      ? `${labelOf(rating.value)} (${rating.at.toISOString().slice(0, 10)})`
      : 'not rated yet';
    return { cells: [skill.name, said, level ?? 'level not stated'], cites: [] };
  });
  return {
    blocks: [
      { type: 'title', text: 'Your skills', note: roleLevel.name, detail: false },
      { type: 'table', columns: ['Skill', 'You', 'Your role level asks for'], rows, detail: false },
      onlyYou,
    ],
    citations: [],
    suggestions: [{ label: 'Check in now', action: 'check-in', value: 'now' }],
  };
}
