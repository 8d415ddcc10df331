import type { ModelError, Usage } from './chat-model.ts';
import { faults } from './check/check-sentences.ts';

/** Why a model failed. */
const reasons = [
  'unreachable',
  'rate-limited',
  'refused',
  'too slow',
  'nonsense',
  'resting',
] as const satisfies readonly ModelError['reason'][];

/**
 * What became of a question that a model might have answered, once for each. `replaced`: nothing that it wrote held, and
 * the documents' own words stood in for it. `over budget`: it was not asked, because of the allowance.
 */
export const requestOutcomes = [
  ...(['written', 'replaced', 'cached', 'stopped', 'over budget'] as const),
  ...reasons.map((reason) => `failed: ${reason}` as const),
] as const;
type RequestOutcome = (typeof requestOutcomes)[number];

/** What became of a sentence that a model wrote: shown, or dropped by the check that it failed. */
export const sentenceOutcomes = ['shown', ...faults.map((fault) => `dropped: ${fault}` as const)] as const;
export type SentenceOutcome = (typeof sentenceOutcomes)[number];

export type WritingEvent =
  | { readonly what: 'request'; readonly outcome: RequestOutcome }
  | { readonly what: 'sentence'; readonly outcome: SentenceOutcome }
  | { readonly what: 'tokens'; readonly usage: Usage }
  /** From asking the model to its first sentence that is shown. */
  | { readonly what: 'first words'; readonly seconds: number };

/** Counts what models do. Takes words of fixed lists and numbers alone, so that no text can get among them. */
export type CountWriting = (event: WritingEvent) => void;
