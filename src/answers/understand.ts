import type { Lookups } from '../framework/lookups.ts';
import type { LinkNames } from '../retrieval/link-names.ts';
import type { OpenSearch } from '../retrieval/open-search.ts';
import type { Asked, Topic, Understood } from './asked.ts';
import { carryOver } from './follow-up.ts';
import { foreignLanguageOf } from './language.ts';
import { type Message, readMessage } from './message.ts';
import { planFamilies } from './plan-families.ts';
import { planNamed } from './plan-named.ts';
import { planNameless } from './plan-nameless.ts';
import { type Reading, readQuestion } from './reading.ts';
import { isDistress, smallTalkIn } from './small-talk.ts';
import { withUsableNames } from './usable.ts';
import { learnWording, namedKinds, namelessKinds } from './wording.ts';

export interface UnderstandDependencies {
  readonly link: LinkNames;
  readonly isKnownWord: (form: string) => boolean;
  readonly openSearch: OpenSearch;
  readonly lookups: Lookups;
}

/** Longer messages are not read; people are asked for a shorter one. In characters. */
const longestMessage = 4_000;

/** What a message asks, in the light of what the conversation was about. */
export type Understand = (text: string, topic: Topic | undefined) => Understood;

export function createUnderstand(dependencies: UnderstandDependencies): Understand {
  const { link, isKnownWord, lookups, openSearch } = dependencies;
  const readNamed = learnWording('named.tsv', namedKinds);
  const readNameless = learnWording('nameless.tsv', namelessKinds);
  return (text, topic) => {
    if (text.length > longestMessage) return { asked: { kind: 'chat', about: 'too long' }, corrections: [] };
    const message = readMessage(text, link);
    const alone = withUsableNames(readQuestion(message, topic));
    if (isDistress(message)) return { asked: { kind: 'chat', about: 'distress' }, corrections: [] };
    const language = foreignLanguageOf(message, isKnownWord);
    if (language) return { asked: { kind: 'chat', about: 'language', language }, corrections: [] };
    const wording = readNameless(shapeOf(message));
    const about = namesNothing(alone) ? smallTalkIn(alone, wording) : undefined;
    if (about) return { asked: { kind: 'chat', about }, corrections: [] };
    const reading = carryOver(alone, lookups);
    const named = namesNothing(reading)
      ? undefined
      : planNamed(reading, { openSearch, readWording: readNamed });
    const asked = planFamilies(reading) ?? named ?? planNameless(reading, wording, openSearch);
    return { asked, corrections: correctionsOf(reading, asked) };
  };
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
  return [...reading.roles, ...reading.skills].flatMap(({ mention, options }) => {
    const meant = options[0];
    if (!meant || options.length > 1 || mention.from < 0 || (mention.isComplete && !mention.isCorrected))
      return [];
    const { text, words } = reading.message;
    const written = text.slice(words[mention.from]?.start, words[mention.to - 1]?.end);
    return [`Showing ${meant.name} for “${written}”.`];
  });
}
