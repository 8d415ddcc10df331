import type { Role } from '../framework/model.ts';
import { type Closeness, fuse, shareOfClosest } from './closeness.ts';
import { type Passage, roleOf } from './passages.ts';
import type { FoundRole, RoleSearch } from './role-search.ts';

/** The role that everyday words and the meaning of a question point at together. */
export type RoleByMeaning = (words: readonly string[], closeness: Closeness) => FoundRole | undefined;

/** A role is as close as the closest passage of its own description: its skills are other roles' too. */
export function createRoleByMeaning(passages: readonly Passage[], roleSearch: RoleSearch): RoleByMeaning {
  const placesOf = new Map<Role, number[]>();
  passages.forEach(({ sections }, at) => {
    for (const { section } of sections) {
      const role = roleOf(section);
      if (role) placesOf.set(role, [...(placesOf.get(role) ?? []), at]);
    }
  });
  return (words, { similarities, ordinary }) => {
    const byWords = roleSearch(words);
    const mostWords = byWords[0]?.score ?? 0;
    const found = new Map(byWords.map((one) => [one.role, one]));
    const roles = [...placesOf].map(([role, places]) => ({
      role,
      similarity: Math.max(...places.map((at) => similarities[at] ?? 0)),
    }));
    const nearest = Math.max(...roles.map(({ similarity }) => similarity));
    const fused = roles.map(({ role, similarity }): FoundRole => {
      const known = found.get(role) ?? { role, roleLevel: undefined, score: 0, coverage: 0, matched: 0 };
      const wordShare = mostWords > 0 ? known.score / mostWords : 0;
      return { ...known, score: fuse(wordShare, shareOfClosest(similarity, nearest, ordinary)) };
    });
    return fused.sort((a, b) => b.score - a.score)[0];
  };
}
