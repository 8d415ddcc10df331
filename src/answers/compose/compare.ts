import type { RoleLevel } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import { createCitations, inWords, paragraph, skillsInWords, suggest, title } from './draft.ts';
import { introduce, levelTable, type SideBySide, setSideBySide, skillBlocks } from './side-by-side.ts';

/** What two role levels share and where they differ. */
export function answerCompare(a: RoleLevel, b: RoleLevel): Answer {
  const citations = createCitations();
  const sides = setSideBySide(a, b);
  const { onlyA, onlyB, same, raised, lowered } = sides;
  return {
    kind: 'answer',
    blocks: [
      title(`${a.name} and ${b.name}`),
      ...introduce(a, citations),
      ...introduce(b, citations),
      paragraph(sayCounts(a, b, sides)),
      ...skillBlocks(`Only in ${a.name}`, a, onlyA, citations),
      ...skillBlocks(`Only in ${b.name}`, b, onlyB, citations),
      ...levelTable('Shared, at different levels', { a, b }, [...raised, ...lowered], citations),
      ...skillBlocks(
        'Shared, at the same level',
        a,
        same.map((pair) => pair.a),
        citations,
        true,
      ),
    ],
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

/** Whom a number is of stands in its own sentence: a model may take one alone. */
function sayCounts(a: RoleLevel, b: RoleLevel, { onlyA, onlyB, same, raised, lowered }: SideBySide): string {
  const different = raised.length + lowered.length;
  const shared = same.length + different;
  const count = (skills: number) => (skills === 0 ? skillsInWords(0) : inWords(skills));
  const differing = shared > 0 ? `, ${inWords(different)} of them at different levels` : '';
  if (onlyA.length + onlyB.length === 0) return `They share ${skillsInWords(shared)}${differing}.`;
  return [
    `${a.name} alone asks for ${skillsInWords(onlyA.length)}.`,
    `${b.name} alone asks for ${count(onlyB.length)}.`,
    `They share ${count(shared)}${differing}.`,
  ].join(' ');
}
