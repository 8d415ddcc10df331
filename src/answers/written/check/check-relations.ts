import type { Checked } from './lines.ts';
import type { NameInText } from './name-finder.ts';
import type { Claims } from './read-claims.ts';
import { isAsking, isLevelWord } from './words-of-claims.ts';

/** What may stand between two of a kind. */
const joining = {
  role: /^(and|or|a|an|the|also|at|levels?|roles?|for|by|of)$/,
  skill: /^(and|or|a|an|the|also|at|levels?|skills?)$/,
} as const;
const owning = /^(skills?|levels?|for|of|by|with|in|has|have|from)$/;

/**
 * Whether names that only small words join are joined as the framework joins them: role levels need skills, and neither
 * is another one, has it or is for it.
 */
export function areRelationsKnown({ claims: { words, names, tokens, breaks } }: Checked): boolean {
  const claiming = new Set(tokens.flatMap(({ kind, at }) => (kind === 'word' ? [at] : [])));
  const isLevel = (at: number) => isLevelWord(words[at]?.form ?? '');
  return names.every((name, at) => {
    const next = names[at + 1];
    if (!next) return true;
    const since = Math.max(0, ...[...breaks].filter((each) => each <= name.from));
    // What stands after a word that claims something is compared with the passages as it stands.
    if ([...claiming].some((each) => each >= since && each < next.from && !isLevel(each))) return true;
    return isKnown([name, next], joinedBy([name, next], { words, breaks }));
  });
}

interface Joined {
  readonly between: readonly string[];
  readonly isParted: boolean;
}

function joinedBy(
  [one, other]: readonly [NameInText, NameInText],
  { words, breaks }: Pick<Claims, 'words' | 'breaks'>,
): Joined {
  const isParted = [...breaks].some((each) => each > one.from && each <= other.from);
  const before = words.slice(Math.max(0, one.from - wordsBefore), one.from);
  const isSkillsOf = kindOf(other) === 'skill' && before.some(({ form }) => /^skills?$/.test(form));
  const between = words.slice(one.to, other.from).map(({ form }) => form);
  return { between, isParted: isParted || isSkillsOf };
}

/** "The skills of a tester are". */
const wordsBefore = 3;

function isKnown([one, other]: readonly [NameInText, NameInText], { between, isParted }: Joined): boolean {
  const [kind, otherKind] = [kindOf(one), kindOf(other)];
  if (kind === 'family' || otherKind === 'family') return true;
  const asks = between.filter(isAsking);
  if (asks.length > 0) {
    // A skill is needed, and needs nothing.
    const isActive = asks.some((form) => !form.endsWith('ed'));
    return !(kind === 'skill' && isActive) && (kind !== otherKind || isParted);
  }
  if (between.some(isLevelWord)) return true;
  if (kind === otherKind) return between.every((form) => joining[kind].test(form));
  return isParted || between.some((form) => owning.test(form));
}

function kindOf({ named }: NameInText): 'skill' | 'role' | 'family' {
  const kinds = named.map(({ type }) => type);
  if (kinds.includes('skill')) return 'skill';
  return kinds.some((type) => type === 'role' || type === 'roleLevel') ? 'role' : 'family';
}
