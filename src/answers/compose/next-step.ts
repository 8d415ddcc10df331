import type { RoleLevel } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import { nextRoleLevel } from '../career.ts';
import { capital, createCitations, inWords, paragraph, placeOnLadder, suggest, title } from './draft.ts';
import { introduce, levelTable, type SideBySide, setSideBySide, skillBlocks } from './side-by-side.ts';

/** What the next role level, or a named one, asks that this one does not. */
export function answerNextStep(from: RoleLevel, named: RoleLevel | undefined): Answer {
  const to = named ?? nextRoleLevel(from);
  if (!to) return answerTop(from);
  const citations = createCitations();
  const changes = setSideBySide(from, to);
  const pair = { a: from, b: to };
  const after = nextRoleLevel(to);
  return {
    kind: 'answer',
    blocks: [
      title(to.name, named ? `from ${from.name}` : `next after ${from.name} · ${placeOnLadder(to)}`),
      ...introduce(to, citations),
      paragraph(`Compared with ${from.name}: ${countChanges(changes)}.`, citations.roleLevel(from)),
      ...skillBlocks('Skills added', to, changes.onlyB, citations),
      ...levelTable('Levels raised', pair, changes.raised, citations),
      ...levelTable('Levels lowered', pair, changes.lowered, citations),
      ...skillBlocks('No longer asked', from, changes.onlyA, citations),
    ],
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

function countChanges({ onlyA, onlyB, raised, lowered }: SideBySide): string {
  const skills = onlyB.length === 1 ? 'skill' : 'skills';
  const counts = [`${inWords(onlyB.length)} ${skills} added`, `${inWords(raised.length)} raised`];
  if (lowered.length > 0) counts.push(`${inWords(lowered.length)} lowered`);
  if (onlyA.length > 0) counts.push(`${inWords(onlyA.length)} no longer asked`);
  return counts.join(', ');
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
