import type { RoleLevel } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import { createCitations, inWords, paragraph, suggest, title } from './draft.ts';
import { introduce, levelTable, setSideBySide, skillBlocks } from './side-by-side.ts';

/** What two role levels share and where they differ. */
export function answerCompare(a: RoleLevel, b: RoleLevel): Answer {
  const citations = createCitations();
  const { onlyA, onlyB, same, raised, lowered } = setSideBySide(a, b);
  const different = [...raised, ...lowered];
  const shared = same.length + different.length;
  const counts = `${a.name} alone asks for ${inWords(onlyA.length)}, ${b.name} alone for ${inWords(onlyB.length)}; they share ${inWords(shared)}, ${inWords(different.length)} of them at different levels.`;
  return {
    kind: 'answer',
    blocks: [
      title(`${a.name} and ${b.name}`),
      ...introduce(a, citations),
      ...introduce(b, citations),
      paragraph(`Skills: ${counts}`),
      ...skillBlocks(`Only in ${a.name}`, a, onlyA, citations),
      ...skillBlocks(`Only in ${b.name}`, b, onlyB, citations),
      ...levelTable('Shared, at different levels', { a, b }, different, citations),
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
