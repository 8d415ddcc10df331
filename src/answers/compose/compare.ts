import type { Block } from '../../chat/reply.ts';
import { expectationOf } from '../../framework/lookups.ts';
import { type Expectation, type RoleLevel, skillLevels } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import { nextRoleLevel } from '../career.ts';
import { capital } from './describe.ts';
import {
  type Citations,
  createCitations,
  heading,
  inWords,
  levelText,
  list,
  paragraph,
  placeOnLadder,
  suggest,
  title,
} from './draft.ts';

/** What two role levels share and where they differ. */
export function answerCompare(a: RoleLevel, b: RoleLevel): Answer {
  const citations = createCitations();
  const blocks: Block[] = [
    title(`${a.name} and ${b.name}`),
    ...[a, b].flatMap((each) => summary(each, citations)),
  ];
  const onlyA = a.expectations.filter(({ skill }) => !expectationOf(b, skill));
  const onlyB = b.expectations.filter(({ skill }) => !expectationOf(a, skill));
  const shared = a.expectations.flatMap((mine) => {
    const other = expectationOf(b, mine.skill);
    return other ? [{ mine, other }] : [];
  });
  const different = shared.filter(({ mine, other }) => mine.level !== other.level);
  const same = shared.filter(({ mine, other }) => mine.level === other.level);
  blocks.push(...skillList(`Skills only in ${a.name}`, a, onlyA, citations));
  blocks.push(...skillList(`Skills only in ${b.name}`, b, onlyB, citations));
  if (different.length > 0) {
    const rows = different.map(({ mine, other }) => ({
      cells: [mine.skill.name, levelText(mine.level), levelText(other.level)],
      cites: [...citations.expectation(a, mine), ...citations.expectation(b, other)],
    }));
    blocks.push(heading('Shared, at different levels'), {
      type: 'table',
      columns: ['Skill', a.name, b.name],
      rows,
      detail: false,
    });
  }
  blocks.push(
    ...skillList(
      'Shared, at the same level',
      a,
      same.map(({ mine }) => mine),
      citations,
    ),
  );
  return {
    kind: 'answer',
    blocks,
    citations: citations.all,
    suggestions: [a, b].map((roleLevel) =>
      suggest({ kind: 'describe', roleLevel }, `What ${roleLevel.name} does`),
    ),
    topic: {
      kind: 'compare',
      roleLevels: [a, b].map(({ role, name }) => ({ role: role.name, roleLevel: name })),
    },
  };
}

function summary(roleLevel: RoleLevel, citations: Citations): Block[] {
  const spoken = roleLevel.description.length > 0 ? roleLevel.description : roleLevel.role.description;
  const first = spoken[0];
  const cites = citations.roleLevel(roleLevel);
  return first ? [paragraph(first.words, cites)] : [];
}

function skillList(
  text: string,
  roleLevel: RoleLevel,
  expectations: readonly Expectation[],
  citations: Citations,
): Block[] {
  if (expectations.length === 0) return [];
  const items = expectations.map((expectation) => ({
    text: `${expectation.skill.name}: ${levelText(expectation.level)}`,
    cites: citations.expectation(roleLevel, expectation),
  }));
  return [heading(text), ...list(items)];
}

/** What the next role level, or a named one, asks that this one does not. */
export function answerNextStep(from: RoleLevel, named: RoleLevel | undefined): Answer {
  const citations = createCitations();
  const to = named ?? nextRoleLevel(from);
  if (!to) return answerTop(from);
  const blocks: Block[] = [
    title(to.name, named ? `from ${from.name}` : `next after ${from.name} · ${placeOnLadder(to)}`),
  ];
  blocks.push(...summary(to, citations));
  const own = citations.roleLevel(from);
  const added = to.expectations.filter(({ skill }) => !expectationOf(from, skill));
  const dropped = from.expectations.filter(({ skill }) => !expectationOf(to, skill));
  const moved = to.expectations.flatMap((next) => {
    const now = expectationOf(from, next.skill);
    return now && now.level !== next.level ? [{ now, next }] : [];
  });
  const raised = moved.filter(({ now, next }) => rank(next) > rank(now));
  const lowered = moved.filter(({ now, next }) => rank(next) <= rank(now));
  const count = `Compared with ${from.name}: ${inWords(added.length)} skill${added.length === 1 ? '' : 's'} added, ${inWords(raised.length)} raised${lowered.length > 0 ? `, ${inWords(lowered.length)} lowered` : ''}${dropped.length > 0 ? `, ${inWords(dropped.length)} no longer asked` : ''}.`;
  blocks.push(paragraph(count, own));
  blocks.push(...skillList('Skills added', to, added, citations));
  for (const [text, pairs] of [
    ['Levels raised', raised],
    ['Levels lowered', lowered],
  ] as const) {
    if (pairs.length === 0) continue;
    const rows = pairs.map(({ now, next }) => ({
      cells: [next.skill.name, levelText(now.level), levelText(next.level)],
      cites: [...citations.expectation(from, now), ...citations.expectation(to, next)],
    }));
    blocks.push(heading(text), {
      type: 'table',
      columns: ['Skill', from.name, to.name],
      rows,
      detail: false,
    });
  }
  blocks.push(...skillList('No longer asked', from, dropped, citations));
  const after = nextRoleLevel(to);
  return {
    kind: 'answer',
    blocks,
    citations: citations.all,
    suggestions: [
      suggest({ kind: 'describe', roleLevel: to }, `What ${to.name} does`),
      suggest({ kind: 'skills', roleLevel: to }, `Skills of ${to.name}`),
      ...(after ? [suggest({ kind: 'next step', from: to }, `After ${to.name}`)] : []),
    ],
    topic: {
      kind: 'next step',
      roleLevels: [from, to].map(({ role, name }) => ({ role: role.name, roleLevel: name })),
    },
  };
}

function rank({ level }: Expectation): number {
  return level ? skillLevels.indexOf(level) : -1;
}

function answerTop(from: RoleLevel): Answer {
  const citations = createCitations();
  const cites = citations.roleLevel(from);
  const count = from.role.roleLevels.length;
  const text =
    count > 1
      ? `${from.name} is the highest of the ${inWords(count)} role levels of ${from.role.name}. The documents name no role level after it.`
      : `The documents have one role level of ${from.role.name} and name none after it.`;
  return {
    kind: 'answer',
    blocks: [title(from.name, capital(placeOnLadder(from))), paragraph(text, cites)],
    citations: citations.all,
    suggestions: [
      suggest({ kind: 'describe', roleLevel: from }, `What ${from.name} does`),
      suggest({ kind: 'levels', role: from.role }, `Role levels of ${from.role.name}`),
    ],
    topic: { kind: 'next step', roleLevels: [{ role: from.role.name, roleLevel: from.name }] },
  };
}
