import type { OpenSearch } from '../../retrieval/open-search.ts';
import type { Asked, ChatSubject } from '../asked.ts';
import { matterIn } from './employment.ts';
import { allTellingWords, matterWords } from './own-words.ts';
import { looksForMention, looksForWhoDoes } from './question-forms.ts';
import type { Reading } from './reading.ts';
import type { namelessKinds, Wording } from './wording.ts';

export type NamelessKind = (typeof namelessKinds)[number];

// Measured on the development questions.
const sureOfWording = 0.3;
const plainlySaid = 0.85;

/** What a message asks that names no role and no skill: a duty, a matter of employment, or nothing of the documents. */
export function planNameless(
  reading: Reading,
  wording: Wording<NamelessKind>,
  openSearch: OpenSearch,
): Asked {
  const words = matterWords(reading);
  if (words.length === 0) return { kind: 'chat', about: chatSubjectOf(wording) ?? 'capabilities' };
  const open = { kind: 'open', words, allWords: allTellingWords(reading), looksForWho: true } as const;
  if (isSaidPlainly(reading, openSearch)) return open;
  const matter = matterIn(reading.asks);
  if (wording.margin >= sureOfWording) {
    if (wording.kind === 'near') return { kind: 'lacking', matter: matter?.name };
    if (wording.kind === 'unrelated') return { ...open, looksForWho: false };
    if (wording.kind === 'open') return open;
  }
  const looksForWho = looksForWhoDoes(reading.asks) || looksForMention(reading.asks);
  if (matter && !looksForWho) return { kind: 'lacking', matter: matter.name };
  return { ...open, looksForWho };
}

/** Whether a passage of the documents says nearly all that the message asks. */
export function isSaidPlainly(reading: Reading, openSearch: OpenSearch): boolean {
  const [best] = openSearch(matterWords(reading));
  return best !== undefined && best.coverage >= plainlySaid && best.matched > 1;
}

/** The small talk that a message's wording says it is. */
export function chatSubjectOf({ kind }: Wording<NamelessKind>): ChatSubject | undefined {
  return kind === 'near' || kind === 'unrelated' || kind === 'open' ? undefined : kind;
}
