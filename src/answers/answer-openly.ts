import type { Framework } from '../framework/model.ts';
import type { Closeness } from '../retrieval/closeness.ts';
import type { Found, OpenSearch } from '../retrieval/open-search.ts';
import { roleOf } from '../retrieval/passages.ts';
import type { RoleByMeaning } from '../retrieval/role-by-meaning.ts';
import type { FoundRole, RoleSearch } from '../retrieval/role-search.ts';
import type { SearchByMeaning } from '../retrieval/search-by-meaning.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './asked.ts';
import { answerLacking, answerUnknown } from './compose/not-covered.ts';
import { answerOpen } from './compose/open.ts';
import { answerSoundsLike, answerWhichSounds } from './compose/sounds-like.ts';
import { plainRoleLevel } from './seniority.ts';

export interface OpenDependencies {
  readonly framework: Framework;
  readonly openSearch: OpenSearch;
  readonly roleSearch: RoleSearch;
  readonly searchByMeaning: SearchByMeaning;
  readonly roleByMeaning: RoleByMeaning;
}

// Measured on the development questions (npm run evaluate): below these, what is found is more often beside the point.
const least = { said: 0.6, saidWords: 2, plain: 0.6, sounds: 0.22, soundsWords: 2, aheadOfNext: 1.1 };
const shareOfBest = 0.8;
const mostPassages = 5;
const mostRoles = 3;
// A passage that says nearly all of the question in its own words is what was meant.
const plainlySaid = 0.85;

type Open = Extract<Asked, { kind: 'open' }>;

/** Answers a duty in words of its own: by the passages that say it, else by the roles that it sounds like. */
export function answerOpenly(asked: Open, dependencies: OpenDependencies, closeness?: Closeness): Answer {
  const { framework, openSearch } = dependencies;
  const found = openSearch(asked.words, asked.within);
  const [best] = found;
  if (asked.within) {
    return best ? answerOpen(near(found), asked.within) : answerLacking(undefined, asked.within, framework);
  }
  const isInWords = best !== undefined && isSaid(best, asked);
  const mayBeMeant = asked.looksForWho && !(isInWords && best.coverage >= plainlySaid);
  const meant = mayBeMeant && closeness && answerMeant(asked, isInWords, dependencies, closeness);
  if (meant) return meant;
  const answer = isInWords ? answerOpen(near(found), undefined) : answerBySound(asked, dependencies);
  return mayBeMeant && !closeness ? { ...answer, isByWordsAlone: true } : answer;
}

/** The roles that the everyday words of a question sound like. */
function answerBySound(asked: Open, { framework, roleSearch }: OpenDependencies): Answer {
  const roles = roleSearch(asked.allWords);
  const [first, second] = roles;
  if (!asked.looksForWho || !first || !isLikely(first, asked)) {
    return answerUnknown(
      framework,
      roles.slice(0, mostRoles).map(({ role }) => plainRoleLevel(role)),
    );
  }
  const isAhead = !second || first.score >= second.score * least.aheadOfNext;
  return isAhead ? answerSoundsLike([first]) : answerWhichSounds(roles.slice(0, mostRoles));
}

/** Answers by words and meaning together; not at all where neither speaks of what is asked. */
function answerMeant(
  asked: Open,
  isInWords: boolean,
  { searchByMeaning, roleByMeaning }: OpenDependencies,
  closeness: Closeness,
): Answer | undefined {
  const found = searchByMeaning(asked.words, closeness);
  if (isInWords) return answerOpen(near(found), undefined);
  const telling = found.filter(({ similarity }) => similarity >= closeness.telling);
  if (telling.length === 0) return undefined;
  const role = roleByMeaning(asked.allWords, closeness);
  const ofRole = telling.filter(({ passage }) =>
    passage.sections.some(({ section }) => role && roleOf(section) === role.role),
  );
  if (ofRole.length === 0 && role && isLikely(role, asked)) return answerSoundsLike([role]);
  return answerOpen([...new Set([...near(ofRole), ...near(telling)])].slice(0, mostPassages), undefined);
}

/** Whether a passage says what is asked, and not only some of its words. */
function isSaid(found: Found, { words, looksForWho }: Open): boolean {
  if (found.matched < Math.min(least.saidWords, words.length)) return false;
  return found.coverage >= least.plain || (looksForWho && found.score >= least.said);
}

function isLikely({ coverage, matched }: FoundRole, { allWords }: Open): boolean {
  return coverage >= least.sounds && matched >= Math.min(least.soundsWords, allWords.length);
}

function near<One extends Found>(found: readonly One[]): One[] {
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best * shareOfBest).slice(0, mostPassages);
}
