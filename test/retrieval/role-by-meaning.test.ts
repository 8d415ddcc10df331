import { describe, expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import type { Role } from '../../src/framework/model.ts';
import type { Closeness } from '../../src/retrieval/closeness.ts';
import type { Passage } from '../../src/retrieval/passages.ts';
import { createRoleByMeaning } from '../../src/retrieval/role-by-meaning.ts';

const [role] = (await loadFramework(ownKnowledge)).roles;
if (!role) throw new Error('no role');
const [statement] = role.description;
if (!statement) throw new Error('no statement');
const baker: Role = { ...role, name: 'Baker' };
const smith: Role = { ...role, name: 'Smith' };
const said = (words: string, of: Role): Passage => ({
  words,
  sections: [{ section: { type: 'role', role: of, statements: role.description }, statement }],
});
const passages = [said('kneads dough', baker), said('opens early', baker), said('strikes iron', smith)];
const found = (of: Role, score: number) => ({
  role: of,
  roleLevel: undefined,
  score,
  coverage: 0.5,
  matched: 2,
});
const close = (...similarities: readonly number[]): Closeness => ({
  similarities: Float32Array.from(similarities),
  ordinary: 0.2,
  telling: 0.4,
});

describe('the role that words and meaning point at', () => {
  it.each([
    {
      of: 'words alone',
      byWords: [found(smith, 9), found(baker, 3)],
      closeness: close(0.1, 0.2, 0.2),
      name: 'Smith',
    },
    { of: 'meaning alone', byWords: [], closeness: close(0.1, 0.7, 0.5), name: 'Baker' },
    {
      of: 'meaning, where words tell hardly',
      byWords: [found(smith, 9), found(baker, 8)],
      closeness: close(0.7, 0.1, 0.3),
      name: 'Baker',
    },
    {
      of: 'words, where they are far ahead',
      byWords: [found(smith, 9), found(baker, 3)],
      closeness: close(0.7, 0.1, 0.3),
      name: 'Smith',
    },
  ])('is told by $of', ({ byWords, closeness, name }) => {
    const roleByMeaning = createRoleByMeaning(passages, () => byWords);
    expect(roleByMeaning(['who'], closeness)?.role.name).toBe(name);
  });

  it('keeps what the words know of it', () => {
    const roleByMeaning = createRoleByMeaning(passages, () => [found(smith, 9)]);
    expect(roleByMeaning(['who'], close(0.1, 0.1, 0.7))).toMatchObject({ coverage: 0.5, matched: 2 });
    expect(roleByMeaning(['who'], close(0.1, 0.1, 0.7))?.score).toBeCloseTo(1);
  });

  it('is none where no role has words of its own', () => {
    expect(createRoleByMeaning([], () => [])(['who'], close())).toBeUndefined();
  });
});
