import { setImmediate as othersTurn } from 'node:timers/promises';
import { dayOf } from '../../day-of.ts';
import type { Scope } from '../../people/teams.ts';
import {
  answerOf,
  contributionsOf,
  type Member,
  needingEach,
  type SkillContributions,
} from '../figures/contributions.ts';
import { type Figures, figuresOf } from '../figures/figures.ts';
import { middleOf, type ShownCourse, type ShownSkill, type ShownSummary } from '../shown-summary.ts';
import { whoMayBeNamed } from './name-levels.ts';
import { positionsOf, type SkillRelease, showSkill } from './show-skill.ts';
import type { FiguresRelease, NewlyShown, ShownBefore, SummaryStore } from './shown-before.ts';

interface Summarised {
  readonly viewerId: string;
  readonly scope: Scope;
  readonly title: string;
  readonly members: readonly Member[];
  /** Those who show their levels to the viewer. */
  readonly sharing: ReadonlySet<number>;
  /** Whether the documents describe a skill's levels. */
  readonly hasLevels: (skill: string) => boolean;
  readonly minimum: number;
  /** In milliseconds since 1970. */
  readonly now: number;
}

type Before = Pick<SummaryStore, 'ofSkills' | 'figures'>;

/** What may be shown, and what of it is new; to be kept before it is shown. */
export interface Outcome {
  readonly summary: ShownSummary;
  readonly newly: NewlyShown;
  /** By skill, whose levels may be shown by name, of those who share them. */
  readonly named: ReadonlyMap<string, ReadonlySet<number>>;
}

/** So many skills are looked at first. */
export const focusSkills = 3;
const fewestChanged = 5;
/** What was shown before is read of so many skills at once: of a team's all. */
const together = 16;

/** The step between figures and every rendering: what has not come through here is shown nowhere. */
export async function summarise(asked: Summarised, before: Before): Promise<Outcome> {
  const { viewerId, scope, title, members, hasLevels, minimum, now } = asked;
  const skills: SkillContributions[] = [];
  const looked: Looked[] = [];
  const needing = [...needingEach(members)];
  for (let from = 0; from < needing.length; from += together) {
    const some = needing.slice(from, from + together);
    const shownBefore = await before.ofSkills(
      viewerId,
      some.map(([skill]) => skill),
    );
    for (const [skill, theirs] of some) {
      const said = contributionsOf({ skill, hasLevels: hasLevels(skill), now }, theirs);
      skills.push(said);
      // An organisation has hundreds of skills, and thousands who need the same: answers go on in between.
      await othersTurn();
      const releases = shownBefore(skill);
      await othersTurn();
      looked.push(look(said, releases, asked));
      await othersTurn();
    }
  }
  const { figures, release } = showFigures(
    asked,
    figuresOf(members, skills, minimum),
    await before.figures(viewerId, scope),
  );
  const shown = looked.map((one) => one.shown).toSorted(byGap);
  const courses = shown
    .filter(({ covered }) => covered !== undefined)
    .slice(0, focusSkills)
    .flatMap(({ skill }) => looked.find((one) => one.shown.skill === skill)?.course ?? []);
  return {
    summary: { title, day: dayOf(now), minimum, ...figures, skills: shown, courses },
    named: new Map(looked.map((one) => [one.shown.skill, one.named])),
    newly: {
      ...{ scope, at: now },
      ...(release ? { figures: release } : {}),
      releases: looked.flatMap((one) => one.release ?? []),
      named: new Map(looked.map((one) => [one.shown.skill, one.newlyNamed])),
    },
  };
}

interface Looked {
  readonly shown: ShownSkill;
  readonly release: SkillRelease | undefined;
  readonly course: ShownCourse;
  readonly named: ReadonlySet<number>;
  readonly newlyNamed: readonly number[];
}

function look(skill: SkillContributions, { releases, named }: ShownBefore, asked: Summarised): Looked {
  const { scope, minimum, now } = asked;
  const before = releases.filter(({ hasLevels }) => hasLevels === skill.hasLevels);
  const positions = positionsOf(skill);
  const sharing = skill.now
    .filter(({ key }) => asked.sharing.has(key))
    .map((one) => ({ key: one.key, answer: answerOf(one, positions) }));
  const answers = sharing.map(({ answer }) => answer);
  const known = whoMayBeNamed({ before, known: named, sharing: answers, positions });
  const { shown, release } = showSkill({ now: skill, scope, before, known, minimum });
  const all = [...before.filter((one) => one.scope === scope), ...(release ? [{ ...release, at: now }] : [])];
  const points = all
    .filter((one) => one.minimum >= minimum)
    .flatMap(({ at, shown: { covered } }) => (covered ? [{ day: dayOf(at), covered }] : []));
  return {
    ...{ shown, release, course: { skill: skill.skill, points } },
    named: new Set(sharing.flatMap(({ key, answer }) => (known.has(answer) ? [key] : []))),
    newlyNamed: answers.filter((answer) => known.has(answer) && !named.has(answer)),
  };
}

/** As with skills: where one to four have come or gone the last ones are shown again. */
function showFigures(
  { members, minimum }: Pick<Summarised, 'members' | 'minimum'>,
  figures: Figures,
  last: FiguresRelease | undefined,
): { readonly figures: Figures; readonly release?: FiguresRelease } {
  const keys = members.map(({ key }) => key);
  const [before, now] = [new Set(last?.members), new Set(keys)];
  const changed = [...before, ...now].filter((key) => before.has(key) !== now.has(key)).length;
  if (members.length < minimum) return { figures: {} };
  if (last && changed > 0 && changed < fewestChanged)
    return { figures: last.minimum < minimum ? {} : last.figures };
  return { figures, release: { figures, members: keys, minimum } };
}

/** The largest gap first; hidden ones last, by name. */
function byGap(one: ShownSkill, other: ShownSkill): number {
  const gapOf = ({ covered }: ShownSkill) => (covered ? 100 - middleOf(covered) : -1);
  return gapOf(other) - gapOf(one) || one.skill.localeCompare(other.skill);
}
