import type { Token } from './read-claims.ts';
import { isCondition, isDoing, isHedge, isNaming, isPartOnly } from './words-of-claims.ts';

/**
 * Whether what is left out before it in its sentence holds for it too: who is "involved in identifying tools, deciding
 * when" decides nothing alone, who "might recruit and manage" may not manage, and what is done "in emergencies, …" is not
 * done always. What follows a dash explains what stands before it.
 */
export function isScoped(start: number, after: number, line: readonly Token[]): boolean {
  const sentence = sentenceBefore(start, line);
  const before = line.slice(Math.max(sentence, after) + 1, start);
  const isPart = isPartOf(before, line[start]);
  const isExplaining = before.some(({ kind, claim }) => kind === 'break' && claim === '-');
  const isOfInner = /(ing|ed)$/.test(line[start]?.form ?? '') && before.some(isInner);
  const isOfBeginning = sentence >= after && (isExplaining || opensWithCondition(before));
  return isPart || isOfInner || isOfBeginning || before.some(({ form }) => isHedge(form));
}

/** "Help to create and maintain", "involved in identifying tools, deciding when". */
function isPartOf(before: readonly Token[], first: Token | undefined): boolean {
  const helping = before.findLastIndex(({ form }) => isPartOnly(form));
  const isApart = before
    .slice(helping)
    .some(({ kind, claim, form }) => kind === 'break' && (claim !== '' || form === ''));
  // "Provides support to users, helping to maintain" helps there too.
  const isHelping = isPartOnly(first?.form ?? '');
  return helping !== -1 && (!isApart || (isDoing(first?.form) && !isHelping));
}

/** "Ensuring they are motivated, collaborating": they are. */
function isInner({ be }: Token, at: number, before: readonly Token[]): boolean {
  return /^(is|are)$/.test(be ?? '') && before.slice(0, at).some(({ kind }) => kind === 'word');
}

function opensWithCondition([first, second]: readonly Token[]): boolean {
  if (first?.kind !== 'joint') return isCondition(first?.form ?? '');
  return !(isNaming(first.claim) && second?.kind === 'name');
}

/** The place of the break after the sentence before. */
export function sentenceBefore(start: number, line: readonly Token[]): number {
  return line.slice(0, start).findLastIndex(({ kind, claim }) => kind === 'break' && claim === '.');
}
