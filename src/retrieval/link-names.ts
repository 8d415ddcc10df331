import type { Framework } from '../framework/model.ts';
import { alignName, countTelling, type Hit, type Way } from './align-name.ts';
import { createNameHits } from './name-hits.ts';
import { collectNames, type Name, type Named } from './names.ts';
import { singularOf, stopWords, type Word, wordsOf } from './words.ts';

/** A name found in a question. */
export interface Mention {
  /** The words of the question that it takes: from the first up to, not including, the second. */
  readonly from: number;
  readonly to: number;
  /** What may be meant: one where the name is plain, several where the words fit several names equally. */
  readonly readings: readonly Named[];
  /** Share of the name that was written, 0 to 1; 1 is the whole name without an error. */
  readonly score: number;
  /** The words of the name that the question leaves out. None: the name is complete. */
  readonly isComplete: boolean;
  /** At least one word of the name was misspelt. */
  readonly isCorrected: boolean;
}

interface Candidate {
  readonly name: Name;
  readonly hits: readonly Hit[];
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly mass: number;
  readonly missing: number;
}

const leastScore = 0.3;
const mostReadings = 12;

/** Finds names of roles, role levels, skills and families in the words of a question. */
export type LinkNames = (words: readonly Word[]) => Mention[];

export function createNameLinker(framework: Framework, isKnownWord: (form: string) => boolean): LinkNames {
  const names = collectNames(framework);
  const findHits = createNameHits(names, isKnownWord);
  const vagueMention = createVagueLinker(framework);
  const heads = new Set(framework.roles.map(({ name }) => wordsOf(name).at(-1)?.form ?? ''));
  return (words) => {
    const candidates: Candidate[] = [];
    const places = countTelling(words);
    for (const { name, weights, hits } of findHits(words, leastScore)) {
      for (const aligned of alignName(name, weights, hits, words, places)) {
        if (aligned.score >= leastScore) candidates.push({ name, ...aligned });
      }
    }
    const mentions = chooseMentions(
      candidates.filter((candidate) => !isOtherKind(candidate, words, heads)),
      words,
    );
    return mentions.length > 0 ? mentions : vagueMention(words);
  };
}

const mostVague = 9;
const beforeVague = /^(a|an|the|as|for|of|do|are|what|which|being)$/;
const roleNouns = /^(role|job|post|position|person|people|bod|folk|folks|chap|bloke)$/;

/** "The architect", "the content person": a word of several roles' names, where no name is written whole. */
function createVagueLinker(framework: Framework): LinkNames {
  const spoken = framework.roles.flatMap((role) => {
    const forms = wordsOf(role.name).map(({ form }) => form);
    return [...new Set(forms)].map((form) => ({ form, role, isLast: form === forms.at(-1) }));
  });
  const byAny = Map.groupBy(spoken, ({ form }) => form);
  return (words) => {
    for (const [at, { form }] of words.entries()) {
      const isBesideNoun = roleNouns.test(words[at + 1]?.form ?? '') && !stopWords.has(form);
      const isSpokenOf = singularOf(form) !== form || beforeVague.test(words[at - 1]?.form ?? '');
      const readings = (byAny.get(singularOf(form)) ?? [])
        .filter(({ isLast }) => isBesideNoun || isLast)
        .map(({ role }): Named => ({ type: 'role', role }));
      if (!(isBesideNoun || isSpokenOf) || readings.length < 2 || readings.length > mostVague) continue;
      return [{ from: at, to: at + 1, readings, score: vagueScore, isComplete: false, isCorrected: false }];
    }
    return [];
  };
}

const vagueScore = 0.5;

/** The heaviest candidates that do not share a word; the words of a chosen one are taken. */
function chooseMentions(candidates: readonly Candidate[], words: readonly Word[]): Mention[] {
  const byWorth = [...candidates].sort((a, b) => worthOf(b) - worthOf(a) || a.missing - b.missing);
  const taken = new Set<number>();
  const mentions: Mention[] = [];
  const isPart = createPartTest(candidates);
  const byStart = Map.groupBy(byWorth, ({ from }) => from);
  for (const best of byWorth) {
    if (isTaken(best, taken)) continue;
    if (isTooThin(best, words) || isPart(best)) continue;
    const rivals = (byStart.get(best.from) ?? []).filter(
      (other) => sharesWords(best, other) && (best.missing > 0 || other.missing === 0),
    );
    mentions.push(toMention(best, rivals));
    for (const hit of best.hits) for (let at = hit.at; at < hit.at + hit.span; at++) taken.add(at);
  }
  return mentions.sort((a, b) => a.from - b.from);
}

/** "A test analyst" is no test engineer: right behind the words found stands another last word of a title. */
function isOtherKind(
  { name, hits, to }: Candidate,
  words: readonly Word[],
  heads: ReadonlySet<string>,
): boolean {
  const next = singularOf(words[to]?.form ?? '');
  const last = name.forms.length - 1;
  const hasLast = hits.some(({ part, count }) => part + count > last);
  return !hasLast && heads.has(next) && heads.has(name.forms[last] ?? '') && next !== name.forms[last];
}

/** The one-word skill within "head of analysis" is part of a title, although the title is not written whole. */
function createPartTest(candidates: readonly Candidate[]): (candidate: Candidate) => boolean {
  const titles = candidates.filter(
    ({ name, hits, from, to }) =>
      hits[0]?.part === 0 &&
      hits.length > 1 &&
      to - from <= hits.length + 1 &&
      hits.every(({ way }) => isPlain(way)) &&
      name.named.some(({ type }) => type === 'roleLevel'),
  );
  return ({ name, hits: [only, ...others] }) => {
    if (!only || others.length > 0 || !name.named.every(({ type }) => type === 'skill')) return false;
    return titles.some(({ hits }) => hits.some(({ at }) => at === only.at));
  };
}

function worthOf(candidate: Candidate): number {
  return candidate.mass * candidate.score * candidate.score;
}

function isTaken(candidate: Candidate, taken: ReadonlySet<number>): boolean {
  return candidate.hits.some((hit) => taken.has(hit.at) || taken.has(hit.at + hit.span - 1));
}

const leastWordScore = 0.9;
const leastWhole = 0.68;
const familyNouns =
  /^(roles?|famil(y|ies)|jobs?|professions?|positions?|careers?|people|folks?|area|team|side)$/;
const nameEnds = /^(skills?|roles?|jobs?|levels?|please|pls|thanks?)$/;

/**
 * Too little to be a name: one everyday word out of a longer one ("manager"), a word that is only related ("develops"
 * for Developer), a family's everyday name where nobody speaks of roles ("data").
 */
function isTooThin({ name, hits, missing, score, to }: Candidate, words: readonly Word[]): boolean {
  const next = words[to]?.form;
  if (name.named.every(({ type }) => type === 'family') && !familyNouns.test(next ?? '')) return true;
  if (name.forms.length === 1) {
    // "Dev" is a developer, but not in "my dev plan".
    const goesOn = next !== undefined && !stopWords.has(next) && !nameEnds.test(next);
    return score < leastWordScore || (goesOn && hits.some(({ way }) => way === 'shortened'));
  }
  const written = hits.filter(({ way, at }) => isPlain(way) && !stopWords.has(words[at]?.form ?? ''));
  const isSkill = name.named.every(({ type }) => type === 'skill');
  // Words of a sentence that happen to make a name: "who manages and tests".
  if (missing === 0 && score < leastWhole && hits.some(({ way }) => way === 'related')) return true;
  // A manager is not management.
  if (isSkill && hits.some(({ way }) => way === 'related')) return true;
  if (missing === 0) return hits.every(({ way }) => way === 'related' || way === 'doubtful');
  return written.length < 2 && !written.some(({ count }) => count > 2);
}

function isPlain(way: Way): boolean {
  return way === 'exact' || way === 'inflected' || way === 'shortened';
}

/** The same words of the question, as well spelt, also belong to the other name. */
function sharesWords(best: Candidate, other: Candidate): boolean {
  if (other.hits.length !== best.hits.length) return false;
  const places = new Map(best.hits.map((hit) => [hit.at, hit.quality]));
  return other.hits.every((hit) => {
    const quality = places.get(hit.at);
    return quality !== undefined && hit.quality >= quality - 0.05;
  });
}

function toMention(best: Candidate, rivals: readonly Candidate[]): Mention {
  const groups = new Map<string, { missing: number; named: Named[] }>();
  for (const rival of rivals) {
    for (const named of rival.name.named) {
      const key = groupOf(named);
      const known = groups.get(key);
      if (!known || rival.missing < known.missing)
        groups.set(key, { missing: rival.missing, named: [named] });
      else if (rival.missing === known.missing) known.named.push(named);
    }
  }
  return {
    from: best.from,
    to: best.to,
    readings: [...groups.values()]
      .sort((a, b) => a.missing - b.missing)
      .flatMap(({ named }) => named)
      .slice(0, mostReadings),
    score: best.score,
    isComplete: best.missing === 0,
    isCorrected: best.hits.some(({ way }) => way === 'misspelt' || way === 'doubtful'),
  };
}

/** Of one role only the role levels whose names fit best are readings. */
function groupOf(named: Named): string {
  switch (named.type) {
    case 'role':
      return `role ${named.role.name}`;
    case 'roleLevel':
      return `role ${named.roleLevel.role.name}`;
    case 'skill':
      return `skill ${named.skill.name}`;
    case 'family':
      return `family ${named.family.name}`;
  }
}
