import type { Token } from './read-claims.ts';

/**
 * What restricts these tokens among all: "under supervision" and its like in the same clause. A mere "and" ends no clause:
 * who can "collect and prepare data with support" collects with support.
 */
export function restrictionsOf(some: readonly Token[], all: readonly Token[]): string[] {
  return clausesOf(all)
    .filter((clause) => some.some((token) => clause.includes(token)))
    .flatMap((clause) => clause.flatMap(({ isRestriction, claim }) => (isRestriction ? [claim] : [])));
}

function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'break' && /[.,]/.test(token.claim)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses;
}
