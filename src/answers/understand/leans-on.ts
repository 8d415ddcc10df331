import { cues, hasStructuralCue } from './cues.ts';
import { matterWords } from './own-words.ts';
import { looksForWhoDoes } from './question-forms.ts';
import type { Reading } from './reading.ts';

/** Where a name stands that was carried over: nowhere in the message. */
export const nowhere = { from: -1, to: -1, score: 1, isComplete: true, isCorrected: false } as const;

const mostWords = 48;
export const mostCarriedWords = 14;
const fewWords = 6;

/** Short, and said with a pronoun, as a continuation, or as a bare word of asking ("skills?"). */
export function leansOn(reading: Reading): boolean {
  const { asks, askedAt, message } = reading;
  if (message.words.length > mostWords) return false;
  // "Which role writes test code?" looks for another one.
  if (looksForWhoDoes(asks) && !cues.followUp.test(asks) && matterWords(reading).length > 1) return false;
  const isNamed = (at: number) => message.mentions.some(({ from, to }) => at > from && at < to);
  const length = askedAt.filter((at) => !isNamed(at)).length;
  if (length <= fewWords || cues.followUp.test(asks)) return true;
  const startsOn = message.sentences.some((sentence) => cues.carriesOn.test(sentence.shape));
  return length <= mostCarriedWords && (hasStructuralCue(asks) || startsOn);
}
