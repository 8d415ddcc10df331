import type { Framework } from '../../../framework/model.ts';
import type { Grounds } from '../grounds.ts';
import type { Sentence } from '../read-sentences.ts';
import { checkClaims } from './check-claims.ts';
import { areListsComplete } from './check-lists.ts';
import { createNameCheck } from './check-names.ts';
import { areQuotesVerbatim } from './check-quotes.ts';
import { areRelationsKnown } from './check-relations.ts';
import { areRequirementsRight, type Before } from './check-requirements.ts';
import { type Checked, createIndexGrounds } from './lines.ts';
import { createNameFinder } from './name-finder.ts';
import { type Claims, readClaims } from './read-claims.ts';
import { readRequirements } from './read-requirements.ts';

/** Why a sentence is not shown. */
export const faults = ['form', 'citation', 'quote', 'name', 'level', 'list', 'claim', 'repeat'] as const;
export type Fault = (typeof faults)[number];

/** Undefined where the sentence says nothing but what the passages say that it cites, and says it for the first time. */
export type CheckSentence = (sentence: Sentence) => Fault | undefined;

const longest = 500;
/** Links, mentions and marks of other languages: nothing of it is in a sentence of a document's words. */
const foreign = /https?:|www\.|@\w/i;
/** Signs that say something without a word, or that cannot be seen, are no part of a sentence. */
const odd =
  /[^\p{L}\p{M}\p{N} .,;:!'’‘‚„‛«»‹›"“”()\-–—‑/&·…]|[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/u;
const isEnded = /[.!:]["”’)]*$/;

/**
 * The check of one answer's sentences, in their order: "they" speaks of whom the sentence before spoke of. It compares
 * words and the structure, and does not understand: much that is true and said in other words is dropped.
 */
export function createCheckSentences(framework: Framework): (grounds: Grounds) => CheckSentence {
  const findNames = createNameFinder(framework);
  const indexGrounds = createIndexGrounds(findNames);
  const checks: readonly (readonly [Fault, (checked: Checked) => boolean])[] = [
    ['quote', areQuotesVerbatim],
    ['name', createNameCheck(framework)],
    ['name', areRelationsKnown],
    ['list', areListsComplete],
  ];
  return (given) => {
    const grounds = indexGrounds(given);
    let before: Before = { roles: [], skills: [] };
    return refuseRepeats(({ text, cites }) => {
      if (!hasForm(text)) return 'form';
      const cited = cites
        .flatMap((n) => grounds.byNumber.get(n) ?? [])
        .filter(({ ground }) => ground.isGiven);
      if (cites.length === 0 || cited.length < cites.length) return 'citation';
      const checked = { text, claims: readClaims(text, findNames), cited, grounds };
      const failed = checks.find(([, isRight]) => !isRight(checked));
      if (failed) return failed[0];
      const read = readWhole(checked, before);
      if (typeof read === 'string') return read;
      before = read;
      return undefined;
    });
  };
}

function refuseRepeats(check: CheckSentence): CheckSentence {
  const passed = new Set<string>();
  return (sentence) => {
    if (passed.has(sentence.text)) return 'repeat';
    const fault = check(sentence);
    if (!fault) passed.add(sentence.text);
    return fault;
  };
}

/** What a sentence that holds speaks of, or why it does not hold. */
function readWhole(checked: Checked, before: Before): Before | Fault {
  const { claims, cited } = checked;
  const quoted = cited.flatMap(({ lines }) => lines).filter(({ of }) => of);
  const { all, said } = readRequirements(claims, quoted);
  if (!areRequirementsRight(checked, all, before)) return 'level';
  const { isFalse, isMade, subjects } = checkClaims(checked, said, before.roles);
  const skills = all.flatMap((requirement) => requirement.skills);
  const isAsked = skills.length > 0 || (all.length > 0 && before.skills.length > 0);
  if (isFalse || !(isMade || isAsked || isList(claims))) return 'claim';
  return { roles: subjects, skills: skills.length > 0 ? skills : before.skills };
}

function hasForm(text: string): boolean {
  return (
    text.length <= longest && !foreign.test(text) && !odd.test(text.normalize('NFC')) && isEnded.test(text)
  );
}

/** "The role levels are A and B" claims nothing but what the check of lists has seen. */
function isList({ names, words }: Claims): boolean {
  return names.length > 1 && words.some(({ form }) => /^(roles|levels|skills)$/.test(form));
}
