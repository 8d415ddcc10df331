import type { Block, Reply } from '../chat/reply.ts';
import type { RoleLevel } from '../framework/model.ts';
import type { Rating } from './rating.ts';
import { labelOf } from './words.ts';

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
