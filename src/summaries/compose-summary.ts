import type { Block, Button, Citation, Line, Picture, Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { paragraph } from '../check-ins/blocks.ts';
import { labelOf } from '../check-ins/words.ts';
import type { Scope } from '../people/teams.ts';
import { sayDay } from '../schedule/read-day.ts';
import type { Made, Shared } from './make-summary.ts';
import { type Prompt, promptForGap, promptForStrength } from './prompts.ts';
import { summaryBars, summaryParts } from './rendering/summary-bars.ts';
import { summaryColumns, summaryRows } from './rendering/summary-table.ts';
import { sayShare, sayTooFew } from './rendering/words.ts';
import { middleOf, type ShownSkill, type ShownSummary } from './shown-summary.ts';
import { focusSkills } from './suppression/summarise.ts';

/** From there on a skill is a strength. */
const strongFrom = 50;

interface Composed {
  readonly made: Made;
  readonly scope: Scope;
  /** Undefined where all is hidden, or it could not be drawn. */
  readonly picture: Picture | undefined;
  readonly leadsLeaders: boolean;
}

/** The whole summary, short enough for a phone; the table, the file and the course are one press away. */
export function composeSummary({ made, scope, picture, leadsLeaders }: Composed): Reply {
  const { summary, shared, expectationOf } = made;
  const { gaps, strengths } = focusOf(summary);
  const citations: Citation[] = [];
  const linesFor = (skills: readonly ShownSkill[], toPrompt: typeof promptForGap): Line[] =>
    skills.flatMap((skill) => {
      const expectation = expectationOf(skill.skill);
      if (!expectation) return [];
      const prompt = toPrompt(expectation, citations.length + 1);
      citations.push(...prompt.citations);
      return [toLine(skill, prompt)];
    });
  const gapLines = linesFor(gaps, promptForGap);
  const strengthLines = linesFor(strengths, promptForStrength);
  return {
    blocks: [
      { type: 'title', text: summary.title, note: `Skill summary, ${sayDay(summary.day)}`, detail: false },
      paragraph(sayFigures(summary)),
      ...part('Largest gaps', gapLines),
      ...part('Strengths', strengthLines),
      ...(picture ? [toChart(summary, picture)] : []),
      ...sharedPart(shared),
      paragraph(howShown(summary)),
    ],
    citations,
    suggestions: suggestionsFor(scope, summary.skills.some(isShown), leadsLeaders),
  };
}

/** The same, as a table. */
export function composeTable(summary: ShownSummary, scope: Scope): Reply {
  const rows = summaryRows(summary).map((cells) => ({ cells, cites: [] }));
  return {
    blocks: [
      { type: 'title', text: summary.title, note: `Skill summary, ${sayDay(summary.day)}`, detail: false },
      { type: 'table', caption: 'Skills by gap', columns: summaryColumns, rows, detail: false },
      paragraph(howShown(summary)),
    ],
    citations: [],
    suggestions: [press('As a CSV file', 'summary-csv', scope)],
  };
}

/** How the skills to look at first have gone; a picture for each. */
export function composeCourses(
  { courses }: ShownSummary,
  pictures: readonly (Picture | undefined)[],
  scope: Scope,
): Reply {
  return {
    blocks: courses.flatMap(({ skill, points }, at): Block[] => {
      const picture = pictures[at];
      if (!picture) return [];
      const bars = points.map(({ day, covered }) => ({ label: sayDay(day), values: [middleOf(covered)] }));
      return [{ type: 'chart', title: skill, series: ['At or above'], bars, picture, detail: false }];
    }),
    citations: [],
    suggestions: [press('Summary', 'team-summary', scope)],
  };
}

/** Where nothing can be shown yet. */
export function sayNothingYet(size: number, minimum: number): Reply {
  const people = size === 1 ? 'One person is' : `${size} people are`;
  return say(
    `${people} in your team, and there is nothing to show yet. Each figure needs ${minimum} people at least who have rated the skill, so that nobody’s answers can be told from it.`,
  );
}

function focusOf({ skills }: ShownSummary) {
  const shown = skills.filter(isShown);
  const middle = ({ covered }: ShownSkill) => (covered ? middleOf(covered) : 0);
  const gaps = shown.filter((skill) => middle(skill) < 100).slice(0, focusSkills);
  const leastStrong = Math.max(strongFrom, ...gaps.map((skill) => middle(skill) + 1));
  const strengths = shown
    .filter((skill) => middle(skill) >= leastStrong)
    .slice(-focusSkills)
    .toReversed();
  return { gaps, strengths };
}

function isShown({ covered }: ShownSkill): boolean {
  return covered !== undefined;
}

function toLine({ covered }: ShownSkill, { line }: Prompt): Line {
  return { ...line, text: `${covered ? `${sayShare(covered)} at or above. ` : ''}${line.text}` };
}

function sayFigures(summary: ShownSummary): string {
  const { participation, completeness, freshness } = summary;
  const hidden = `hidden (${sayTooFew(summary)})`;
  const tookPart = participation === undefined ? hidden : `${participation}%`;
  const current = completeness === undefined ? hidden : `${completeness}% of those that are needed`;
  const ages = freshness
    ? `, of these ${freshness.fresh}% fresh, ${freshness.ageing}% ageing and ${freshness.stale}% stale`
    : '';
  return `Took part in the last four weeks: ${tookPart}. Current ratings: ${current}${ages}.`;
}

function howShown({ minimum }: ShownSummary): string {
  return `Ratings are confidential. Each figure is of ${minimum} people at least and rounded; where new ones could give somebody away, the last ones are shown again, or none.`;
}

function toChart(summary: ShownSummary, picture: Picture): Block {
  return {
    ...{ type: 'chart', title: 'Skills by gap', series: summaryParts, bars: summaryBars(summary) },
    ...{ picture, detail: false },
  };
}

function sharedPart(shared: readonly Shared[]): Block[] {
  if (shared.length === 0) return [];
  const rows = shared.flatMap(({ person, roleLevel, levels }) =>
    levels.map(({ skill, value, asked }) => ({
      cells: [person.name || roleLevel.name, skill, labelOf(value), asked ?? 'level not stated'],
      cites: [],
    })),
  );
  return [
    { type: 'heading', text: 'Shared with you by name', detail: false },
    paragraph('These people chose to show you their levels. They see that you looked, and when.'),
    { type: 'table', columns: ['Who', 'Skill', 'Level', 'Asked for'], rows, detail: false },
  ];
}

function suggestionsFor(scope: Scope, hasFigures: boolean, leadsLeaders: boolean): Button[] {
  return [
    ...(hasFigures
      ? [
          press('As a table', 'summary-table', scope),
          press('As a CSV file', 'summary-csv', scope),
          press('Over time', 'summary-courses', scope),
        ]
      : []),
    ...(scope === 'organisation' ? [press('My team', 'team-summary', 'team')] : []),
    ...(scope === 'team' && leadsLeaders ? [press('My organisation', 'team-summary', 'organisation')] : []),
    press('How often…', 'summary-rhythm', 'ask'),
  ];
}

function part(text: string, items: readonly Line[]): Block[] {
  return items.length === 0
    ? []
    : [
        { type: 'heading', text, detail: false },
        { type: 'list', items, detail: false },
      ];
}

function press(label: string, action: string, value: string): Button {
  return { label, action, value };
}
