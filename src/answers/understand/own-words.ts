import type { RoleLevel } from '../../framework/model.ts';
import type { Mention } from '../../retrieval/link-names.ts';
import type { OpenSearch } from '../../retrieval/open-search.ts';
import { isTelling } from './frame-words.ts';
import type { Reading } from './reading.ts';

/** How much of the known words of a duty a passage must hold, before the names in the question are set aside for it. */
const plainlySaid = 0.65;
const saidWithin = 0.6;
// More words than these make no question clearer, only slower to answer.
const mostTelling = 40;
const pointsBack = /\b(that|it|them|those|these|this|they)( \w+)?$/;

/** The words that say what is looked for: those of the asking sentences, else of the whole message. */
export function matterWords(reading: Reading): string[] {
  const { words } = reading.message;
  const asked = reading.askedAt.map((at) => words[at]?.form ?? '').filter(isTelling);
  if (asked.length > 1 && !pointsBack.test(reading.asks)) return asked.slice(0, mostTelling);
  return allTellingWords(reading);
}

/** The telling words of the whole message. */
export function allTellingWords({ message }: Reading): string[] {
  return message.words
    .map((word) => word.form)
    .filter(isTelling)
    .slice(0, mostTelling);
}

/** The telling words outside of a name: of the asking sentences, or of all where those only point back ("is it?"). */
export function ownWords({ message, askedAt, asks }: Reading, mention: Mention): string[] {
  const tellingAt = (places: readonly number[]) =>
    places
      .filter((at) => at < mention.from || at >= mention.to)
      .map((at) => message.words[at]?.form ?? '')
      .filter(isTelling)
      .slice(0, mostTelling);
  const asked = tellingAt(askedAt);
  return pointsBack.test(asks) ? tellingAt([...message.words.keys()]) : asked;
}

/** Whether a passage holds both the question's own words and those of the name. */
export function saysInOwnWords(reading: Reading, mention: Mention, openSearch: OpenSearch): boolean {
  const own = ownWords(reading, mention);
  if (own.length === 0) return false;
  const named = reading.message.words.slice(mention.from, mention.to).map(({ form }) => form);
  const isSaid = (words: readonly string[]) =>
    openSearch(words).some(({ knownCoverage }) => knownCoverage >= plainlySaid);
  return isSaid(own) && isSaid([...own, ...named.filter(isTelling)]);
}

/** Whether the documents of one role level hold most of these words. */
export function saysWithin(own: readonly string[], roleLevel: RoleLevel, openSearch: OpenSearch): boolean {
  const [best] = openSearch(own, roleLevel);
  if (!best) return false;
  return best.knownCoverage >= saidWithin && best.matched >= Math.min(2, own.length);
}

/** Whether one passage of a role level's documents holds all of these words. */
export function saysAllWithin(own: readonly string[], roleLevel: RoleLevel, openSearch: OpenSearch): boolean {
  const [best] = openSearch(own, roleLevel);
  return best !== undefined && best.coverage >= saidWhole;
}

const saidWhole = 0.95;
