import { Counter, type Registry } from 'prom-client';
import type { SentCheckIns } from '../check-ins/sent-check-ins.ts';
import { type Finished, type Kind, kinds, type Outbox } from '../schedule/outbox.ts';
import type { SummaryStore } from '../summaries/suppression/shown-before.ts';
import { startAtNothing, toLabel } from './labels.ts';

interface Counted {
  readonly outbox: Outbox;
  readonly sentCheckIns: SentCheckIns;
  readonly summaries: SummaryStore;
}

const states = ['sent', 'nothing', 'unreachable', 'unknown'] as const satisfies Finished['state'][];

/** The same stores, which count what is sent, answered and shown as they write it down. Once for each registry. */
export function countInStores<Stores extends Counted>(stores: Stores, registry: Registry): Stores {
  const { countFinished, answered, shown } = createCounters(registry);
  const { outbox, sentCheckIns, summaries } = stores;
  return {
    ...stores,
    outbox: {
      ...outbox,
      async finish(claimed, finished) {
        const isOurs = await outbox.finish(claimed, finished);
        if (isOurs) countFinished(claimed.kind, finished.state);
        return isOurs;
      },
    },
    sentCheckIns: {
      ...sentCheckIns,
      async markAnswered(personId, week) {
        const isFirst = await sentCheckIns.markAnswered(personId, week);
        if (isFirst) answered.inc();
        return isFirst;
      },
    },
    summaries: {
      ...summaries,
      async keep(...summary) {
        const isKept = await summaries.keep(...summary);
        if (isKept) shown.inc();
        return isKept;
      },
    },
  };
}

function createCounters(registry: Registry) {
  const registers = [registry];
  const finished = new Counter({
    name: 'rolecall_deliveries_total',
    help: 'Messages of the bot’s own accord, by what became of them',
    ...{ labelNames: ['kind', 'state'] as const, registers },
  });
  startAtNothing(finished, { kind: kinds.map(toLabel), state: states });
  return {
    countFinished: (kind: Kind, state: Finished['state']) => finished.inc({ kind: toLabel(kind), state }),
    answered: new Counter({
      name: 'rolecall_check_ins_answered_total',
      help: 'Check-ins that somebody began to answer',
      registers,
    }),
    shown: new Counter({
      name: 'rolecall_summaries_total',
      help: 'Summaries with figures that a manager was shown',
      registers,
    }),
  };
}
