import type { Lookups } from '../../framework/lookups.ts';
import type { RoleLevel } from '../../framework/model.ts';
import type { LinkNames } from '../../retrieval/link-names.ts';
import type { OpenSearch } from '../../retrieval/open-search.ts';
import { plainText, wordsOf } from '../../retrieval/words.ts';
import type { Asked, ChatSubject, Topic, Understood } from '../asked.ts';
import { askWhoIsMeant } from './ask-who.ts';
import { shiftedLevel } from './carry-skill.ts';
import { chosenFrom } from './choice.ts';
import { cues, hasStructuralCue } from './cues.ts';
import { carryOver } from './follow-up.ts';
import { foreignLanguageOf } from './language.ts';
import { type Message, readMessage } from './message.ts';
import { matterWords } from './own-words.ts';
import { planFamilies } from './plan-families.ts';
import { planNamed } from './plan-named.ts';
import { isSaidPlainly, type NamelessKind, planNameless } from './plan-nameless.ts';
import { type Reading, readQuestion } from './reading.ts';
import { isDistress, smallTalkIn } from './small-talk.ts';
import { withUsableNames } from './usable.ts';
import { learnWording, namedKinds, namelessKinds, type Wording } from './wording.ts';

export interface UnderstandDependencies {
  readonly link: LinkNames;
  readonly isKnownWord: (form: string) => boolean;
  readonly openSearch: OpenSearch;
  readonly lookups: Lookups;
  readonly roleLevels: readonly RoleLevel[];
}

/** Longer messages are not read; people are asked for a shorter one. In characters and words. */
const longestMessage = 4_000;
const mostWords = 400;

/** From here on the wording outweighs that a passage has the same words. */
const sureOfSmallTalk = 0.6;

const sureOfOtherSubject = 0.4;

/** "Practitioner+", "working & up", "senior -> lead" in words. */
function spellSigns(text: string): string {
  return text
    .replace(plusAfterWord, ' plus')
    .replace(/&/g, ' and ')
    .replace(/\s*(->|=>|→|>>)\s*/g, ' to ');
}

const plusAfterWord = /(?<=\p{L}{3})\s?\+(?![\p{L}\d+])/gu;

let wordings: ReturnType<typeof learn> | undefined;

/** They know nothing of the documents: when these are read again, nothing is learnt again. */
function learnWordings() {
  wordings ??= learn();
  return wordings;
}

function learn() {
  return {
    readNamed: learnWording('named.tsv', namedKinds),
    readNameless: learnWording('nameless.tsv', namelessKinds),
  };
}

/** What a message asks, in the light of what the conversation was about. */
export type Understand = (text: string, topic: Topic | undefined) => Understood;

export function createUnderstand(dependencies: UnderstandDependencies): Understand {
  const { link, isKnownWord, lookups, openSearch, roleLevels } = dependencies;
  const { readNamed, readNameless } = learnWordings();

  const smallTalkUnlessSaid = (reading: Reading, wording: Wording<NamelessKind>) => {
    const isSaid = wording.margin < sureOfSmallTalk && isSaidPlainly(reading, openSearch);
    return isSaid ? undefined : smallTalkIn(reading, wording);
  };

  const plan = (message: Message, topic: Topic | undefined): Understood => {
    const alone = withUsableNames(readQuestion(message, topic));
    const wording = readNameless(shapeOf(message));
    const reading = leavesTopic(alone, wording) ? alone : carryOver(alone, lookups);
    const early = askWhoIsMeant(reading, roleLevels) ?? planFamilies(reading);
    if (early) return { asked: early, corrections: [] };
    const mayBeSmallTalk = namesNothing(alone) && !continues(reading) && !picksUp(message, topic);
    const about = mayBeSmallTalk ? smallTalkUnlessSaid(alone, wording) : undefined;
    if (about) return smallTalk({ about });
    const named = namesNothing(reading)
      ? undefined
      : planNamed(reading, { openSearch, readWording: readNamed });
    const asked = named ?? planNameless(reading, wording, openSearch);
    return { asked, corrections: correctionsOf(reading, asked) };
  };

  const understand: Understand = (text, topic) => {
    if (text.length > longestMessage) return smallTalk({ about: 'too long' });
    const plain = spellSigns(plainText(text));
    const words = wordsOf(plain);
    if (plain.length > longestMessage || words.length > mostWords) return smallTalk({ about: 'too long' });
    const message = readMessage(plain, words, link);
    if (isDistress(message)) return smallTalk({ about: 'distress' });
    const chosen = chosenFrom(topic?.offered ?? [], message);
    if (chosen) return understand(chosen, undefined);
    const language = foreignLanguageOf(message, isKnownWord);
    return language ? smallTalk({ about: 'language', language }) : plan(message, topic);
  };
  return understand;
}

function smallTalk(said: { about: ChatSubject; language?: string }): Understood {
  return { asked: { kind: 'chat', ...said }, corrections: [] };
}

/** Nothing is carried over into "is it going to rain tomorrow?". */
function leavesTopic(alone: Reading, { kind, margin }: Wording<NamelessKind>): boolean {
  const looksForOther = cues.whichRoles.test(alone.asks) && matterWords(alone).length > 1;
  const isStructural = hasStructuralCue(alone.asks) && !looksForOther;
  if (!namesNothing(alone) || isStructural || picksUp(alone.message, alone.topic)) return false;
  return kind === 'unrelated' && margin >= sureOfOtherSubject;
}

const pointsBack =
  /\b(first|second|third|former|latter|other) (one|role|level)\b|\b(he|she|him|her|his|hers)\b/;

/** "At expert?", "the seniors?", "what does she do?": about what was talked of. */
function picksUp({ levels, seniorities, sentences }: Message, topic: Topic | undefined): boolean {
  if (!topic) return false;
  if (topic.skill && sentences.some(({ shape }) => shiftedLevel(shape, topic.level))) return true;
  return levels.length + seniorities.length > 0 || sentences.some(({ shape }) => pointsBack.test(shape));
}

/** A word of asking ("skills?", "what comes next") about what was talked of before. */
function continues(reading: Reading): boolean {
  return !namesNothing(reading) && hasStructuralCue(reading.asks);
}

function namesNothing({ roles, skills }: Reading): boolean {
  return roles.length === 0 && skills.length === 0;
}

function shapeOf({ sentences }: Message): string {
  return sentences.map(({ shape }) => shape).join(' ');
}

/** Says which name is shown where another was written. */
function correctionsOf(reading: Reading, asked: Asked): string[] {
  if (asked.kind === 'clarify' || asked.kind === 'chat' || asked.kind === 'open') return [];
  if (asked.kind === 'describe' && cues.compare.test(reading.asks) && !reading.topic) {
    return [
      `Of what you name, the documents have only ${asked.roleLevel.name}, so there is nothing to compare it with.`,
    ];
  }
  return [...reading.roles, ...reading.skills].flatMap(({ mention, options }) => {
    const meant = options[0];
    if (!meant || options.length > 1 || mention.from < 0 || (mention.isComplete && !mention.isCorrected))
      return [];
    const { text, words } = reading.message;
    const written = text.slice(words[mention.from]?.start, words[mention.to - 1]?.end);
    return [`Showing ${meant.name} for “${written}”.`];
  });
}
