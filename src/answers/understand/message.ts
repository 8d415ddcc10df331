import type { SkillLevel } from '../../framework/model.ts';
import type { LinkNames, Mention } from '../../retrieval/link-names.ts';
import type { Word } from '../../retrieval/words.ts';
import { seniorityMeant } from '../seniority.ts';
import { correctedTo, deniedIn, dropTakenBack, type Seniority } from './corrections.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { skillLevelAt } from './skill-level-word.ts';

/** What somebody wrote, taken apart. Places count words from 0; `to` is the first word after. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  /** The forms of its words, but for what follows a "not". */
  readonly affirmed: ReadonlySet<string>;
  readonly sentences: readonly Sentence[];
  /** Names that are meant: without those that the person took back ("no wait, not X"). */
  readonly mentions: readonly Mention[];
  readonly levels: readonly { readonly at: number; readonly level: SkillLevel }[];
  /** Words such as "senior" that stand outside of a name. */
  readonly seniorities: readonly Seniority[];
  /** "A senior designer, sorry, the lead one": what somebody corrected only that word to. */
  readonly corrected: Seniority | undefined;
}

/** Reads a message, as plain text and its words, with the names of the framework. */
export function readMessage(text: string, words: readonly Word[], link: LinkNames): Message {
  // "Not the senior one": what is denied names nothing, unless nothing else is named.
  const all = link(words);
  const isDenied = deniedIn(text, words, all);
  const isAnyDenied = words.some(isDenied);
  const linked = isAnyDenied
    ? link(words.map((word) => (isDenied(word) ? { ...word, form: '' } : word)))
    : all;
  const isHalfDenied = ({ from, to }: Mention) =>
    words.slice(from, to).some(isDenied) && !words.slice(from, to).every(isDenied);
  const meant = linked.length > 0 ? linked : all.filter((mention) => !isHalfDenied(mention));
  const mentions = dropTakenBack(text, words, meant);
  const isInMention = (at: number) => mentions.some((mention) => at >= mention.from && at < mention.to);
  const levels = words.flatMap((_, at) => {
    const level = isInMention(at) ? undefined : skillLevelAt(words, at);
    return level ? [{ at, level }] : [];
  });
  const seniorities = words.flatMap((word, at) => {
    const isMeant = !isInMention(at) && !isVerb(words, at) && !isDenied(word);
    const seniority = isMeant ? seniorityMeant(word.form) : undefined;
    return seniority ? [{ at, seniority }] : [];
  });
  const corrected = correctedTo({ text, words, mentions, seniorities });
  const found = { mentions, levels, seniorities: corrected ? [corrected] : seniorities };
  const affirmed = new Set(words.filter((word) => !isDenied(word)).map(({ form }) => form));
  return { text, words, affirmed, sentences: splitSentences(text, words, found), corrected, ...found };
}

/** "Who leads", "where does it lead to". */
function isVerb(words: readonly Word[], at: number): boolean {
  if (words[at]?.form !== 'lead') return false;
  return (
    /^(to|on|a|an|by|with)$/.test(words[at + 1]?.form ?? '') ||
    /^(who|to|would|could|can|will|they|must)$/.test(words[at - 1]?.form ?? '')
  );
}
