import { Counter, Histogram, type Registry } from 'prom-client';
import type { Usage } from '../answers/written/chat-model.ts';
import { type CountWriting, requestOutcomes, sentenceOutcomes } from '../answers/written/count-writing.ts';
import { startAtNothing, toLabel } from './labels.ts';

interface Dependencies {
  readonly registry: Registry;
  /** For a million tokens, in whatever currency; without them cost is not counted. */
  readonly prices?: Prices;
}

interface Prices {
  readonly input: number;
  readonly output: number;
}

/** The deadlines of a model are 5 and 45 seconds, unless told. */
const firstWordsSeconds = [0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 20, 45];

/** Once for each registry. */
export function createCountWriting({ registry, prices }: Dependencies): CountWriting {
  const registers = [registry];
  const requests = createOutcomes(registry, requestOutcomes, {
    name: 'rolecall_model_requests_total',
    help: 'Questions that a model might have answered, by what became of them',
  });
  const sentences = createOutcomes(registry, sentenceOutcomes, {
    name: 'rolecall_model_sentences_total',
    help: 'Sentences that models wrote, shown or dropped by a check',
  });
  const countTokens = createCountTokens(registry);
  const countCost = prices && createCountCost(registry, prices);
  const firstWords = new Histogram({
    name: 'rolecall_model_first_words_seconds',
    help: 'From asking a model to its first sentence that is shown',
    ...{ buckets: firstWordsSeconds, registers },
  });

  return (event) => {
    switch (event.what) {
      case 'request':
        requests.inc({ outcome: toLabel(event.outcome) });
        break;
      case 'sentence':
        sentences.inc({ outcome: toLabel(event.outcome) });
        break;
      case 'tokens':
        countTokens(event.usage);
        countCost?.(event.usage);
        break;
      case 'first words':
        firstWords.observe(event.seconds);
    }
  };
}

interface Named {
  readonly name: string;
  readonly help: string;
}

function createOutcomes(registry: Registry, outcomes: readonly string[], named: Named): Counter<'outcome'> {
  const counter = new Counter({ ...named, labelNames: ['outcome'], registers: [registry] });
  startAtNothing(counter, { outcome: outcomes.map(toLabel) });
  return counter;
}

function createCountTokens(registry: Registry): (usage: Usage) => void {
  const tokens = new Counter({
    name: 'rolecall_model_tokens_total',
    help: 'Tokens that models read (input) and wrote (output)',
    ...{ labelNames: ['direction'], registers: [registry] },
  });
  const count = ({ input, output }: Usage): void => {
    tokens.inc({ direction: 'input' }, input);
    tokens.inc({ direction: 'output' }, output);
  };
  count({ input: 0, output: 0 });
  return count;
}

const million = 1_000_000;

function createCountCost(registry: Registry, prices: Prices): (usage: Usage) => void {
  const cost = new Counter({
    name: 'rolecall_model_cost_total',
    help: 'What the tokens cost, in the currency of the prices',
    registers: [registry],
  });
  return ({ input, output }) => cost.inc((input * prices.input + output * prices.output) / million);
}
