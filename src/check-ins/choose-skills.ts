export interface Known {
  /** The skills that the role level asks for, by name, in its order. */
  readonly wanted: readonly string[];
  /** When each skill was last rated, as a day; one that was never rated is not there. */
  readonly lastRated: ReadonlyMap<string, string>;
  /** Skills that the person said do not apply to them. */
  readonly notApplicable: ReadonlySet<string>;
  /** What the person chose to work on, if anything. */
  readonly workingOn: string | undefined;
  /** The day of the check-in, such as `2026-11-30`. */
  readonly today: string;
}

/** A question of a check-in: how good somebody is at a skill, or whether they worked on it. */
export interface Question {
  readonly asks: 'level' | 'practice';
  readonly skill: string;
}

const atOnce = 2;
const freshDays = 90;

/**
 * What a week's check-in asks, at most two questions. Until every skill has been rated once: two that have not, in the
 * role level's order. After that: the one that was rated longest ago, not before 90 days, and what the person works on.
 * Nothing where nothing is due.
 */
export function chooseQuestions({ wanted, lastRated, notApplicable, workingOn, today }: Known): Question[] {
  const applicable = [...new Set(wanted)].filter((skill) => !notApplicable.has(skill));
  const unrated = applicable.filter((skill) => !lastRated.has(skill));
  if (unrated.length > 0) return unrated.slice(0, atOnce).map((skill) => ({ asks: 'level', skill }));
  const [oldest] = applicable
    .filter((skill) => daysBetween(lastRated.get(skill) ?? today, today) >= freshDays)
    // Stable: of those rated on the same day, in the role level's order.
    .sort((a, b) => (lastRated.get(a) ?? '').localeCompare(lastRated.get(b) ?? ''));
  const questions: Question[] = oldest === undefined ? [] : [{ asks: 'level', skill: oldest }];
  // Somebody who is asked how good they are at it need not say as well that they practised it.
  if (workingOn !== undefined && workingOn !== oldest && applicable.includes(workingOn))
    questions.push({ asks: 'practice', skill: workingOn });
  return questions;
}

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / (24 * 60 * 60 * 1_000);
}
