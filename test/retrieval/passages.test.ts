import { beforeAll, describe, expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { createLookups } from '../../src/framework/lookups.ts';
import type { Framework } from '../../src/framework/model.ts';
import { collectPassages, type Passage } from '../../src/retrieval/passages.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';

const reason = hasShared ? '' : ' (skipped: the framework’s files do not stand beside the project)';
const knowledge = new URL('../../knowledge', import.meta.url).pathname;

describe.each([
  { of: 'the seed document', folder: knowledge, isThere: true },
  { of: `the whole framework${reason}`, folder: `${sharedFolder}/framework`, isThere: hasShared },
])('passages of $of', ({ folder, isThere }) => {
  let framework: Framework;
  let passages: Passage[];

  beforeAll(async () => {
    if (!isThere) return;
    framework = await loadFramework(folder);
    passages = collectPassages(framework);
  });

  it.skipIf(!isThere)('hold the same words once', () => {
    expect(new Set(passages.map(({ words }) => words)).size).toBe(passages.length);
  });

  it.skipIf(!isThere)('hold every sentence and bullet, but no lead-in', () => {
    const said = [
      ...framework.roles.flatMap(({ description }) => description),
      ...framework.roleLevels.flatMap(({ description }) => description),
      ...framework.roleLevels.flatMap(({ expectations }) =>
        expectations.flatMap(({ statements }) => statements),
      ),
      ...framework.skills.flatMap(({ description }) => description),
      ...framework.skills.flatMap(({ levels }) => Object.values(levels).flat()),
    ];
    const words = said.filter(({ form }) => form !== 'lead-in').map((statement) => statement.words);
    expect(new Set(passages.map((passage) => passage.words))).toEqual(new Set(words));
  });

  it.skipIf(!isThere)('stand in sections that say their very words', () => {
    const strayed = passages.filter(({ words, sections }) =>
      sections.some(
        ({ section, statement }) => statement.words !== words || !section.statements.includes(statement),
      ),
    );
    expect(strayed).toEqual([]);
  });

  it.skipIf(!isThere)('name every role level that asks for them', () => {
    const { holdersOf } = createLookups(framework);
    const key = (roleLevel: { name: string; role: { name: string } }) =>
      `${roleLevel.role.name}/${roleLevel.name}`;
    const incomplete = framework.skills.flatMap((skill) =>
      holdersOf(skill).flatMap(({ roleLevel, expectation }) =>
        expectation.statements
          .filter(({ form }) => form !== 'lead-in')
          .filter(({ words }) => {
            const passage = passages.find((each) => each.words === words);
            return !passage?.sections.some(
              ({ section }) =>
                section.type === 'expectation' &&
                section.skill === skill &&
                section.holders.some((holder) => key(holder.roleLevel) === key(roleLevel)),
            );
          })
          .map(({ words }) => `${key(roleLevel)}, ${skill.name}: ${words}`),
      ),
    );
    expect(incomplete).toEqual([]);
  });
});
