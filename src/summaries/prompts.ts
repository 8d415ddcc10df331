import type { Citation, Line } from '../chat/reply.ts';
import { type Expectation, type SkillLevel, type Statement, skillLevels } from '../framework/model.ts';

/** Where a conversation may begin: the documents' own words, and where they stand. */
export interface Prompt {
  readonly line: Line;
  readonly citations: readonly Citation[];
}

/** For a gap: what is asked for. `n`: the number of its citation. */
export function promptForGap(expectation: Expectation, n: number): Prompt {
  return compose(expectation, expectation.level, 'What would help with that?', n);
}

/** For a strength: what the level above means. */
export function promptForStrength(expectation: Expectation, n: number): Prompt {
  const { level } = expectation;
  const next = level && (skillLevels[skillLevels.indexOf(level) + 1] ?? level);
  return compose(expectation, next, 'Where is there an opportunity for that?', n);
}

function compose(
  expectation: Expectation,
  level: SkillLevel | undefined,
  question: string,
  n: number,
): Prompt {
  const { skill, statements } = expectation;
  const ofLevel = sayable(level ? (skill.levels[level] ?? []) : []);
  const statement = ofLevel ?? sayable(statements) ?? sayable(skill.description);
  if (!statement) return { line: { text: skill.name, cites: [] }, citations: [] };
  const title = ofLevel ? `${skill.name}, ${level}` : skill.name;
  const { file, line, url } = statement.source;
  return {
    line: { text: `${title}: “${statement.words}” ${question}`, cites: [n] },
    citations: [{ n, title, quote: statement.words, file, line, ...(url === undefined ? {} : { url }) }],
  };
}

function sayable(statements: readonly Statement[]): Statement | undefined {
  return statements.find(({ form }) => form !== 'lead-in');
}
