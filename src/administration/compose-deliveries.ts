import type { Block, Line, Reply } from '../chat/reply.ts';
import { sayTime } from './compose-status.ts';
import type { DeliveryCount, UnknownDelivery } from './overview.ts';

export interface DeliveryHealth {
  readonly thisWeek: readonly DeliveryCount[];
  readonly lastWeek: readonly DeliveryCount[];
  readonly oldestDue: number | undefined;
  /** As many as can be read, and one more where there are more. */
  readonly unknown: readonly UnknownDelivery[];
  readonly unreachable: readonly { readonly reason: string; readonly people: number }[];
}

export const mostUnknown = 10;
const byCommandLine = 'npm run --silent check-ins -- status --csv says who they are.';
const settling = 'Nobody knows whether these arrived. Find out, and say so on the command line:';

/** What was sent and what was not, in counts. */
export function composeDeliveries(health: DeliveryHealth): Reply {
  const { oldestDue, unknown, unreachable } = health;
  const rows = toRows(health);
  const waits =
    oldestDue === undefined
      ? 'Nothing waits that should have been sent.'
      : `The oldest that waits was due on ${sayTime(new Date(oldestDue))}.`;
  return {
    blocks: [
      { type: 'title', text: 'Delivery health', note: 'This week and last, in UTC', detail: false },
      ...(rows.length > 0 ? [toTable(rows)] : []),
      paragraph(rows.length > 0 ? waits : `Nothing was due in these weeks. ${waits}`),
      ...(unknown.length > 0 ? [paragraph(settling), list(sayUnknown(unknown))] : []),
      ...(unreachable.length > 0 ? [paragraph(`Not reached. ${byCommandLine}`)] : []),
      ...(unreachable.length > 0
        ? [
            list(
              unreachable.map(
                ({ reason, people }) => `${people === 1 ? '1 person' : `${people} people`}: ${reason}`,
              ),
            ),
          ]
        : []),
    ],
    citations: [],
    suggestions: [],
  };
}

type Row = readonly [kind: string, state: string, thisWeek: string, lastWeek: string];

function toRows({ thisWeek, lastWeek }: DeliveryHealth): Row[] {
  const keys = new Set([...thisWeek, ...lastWeek].map(({ kind, state }) => `${kind}\n${state}`));
  const countIn = (counts: readonly DeliveryCount[], kind: string, state: string) =>
    String(counts.find((one) => one.kind === kind && one.state === state)?.count ?? 0);
  return [...keys].toSorted().map((key): Row => {
    const [kind = '', state = ''] = key.split('\n');
    return [kind, state, countIn(thisWeek, kind, state), countIn(lastWeek, kind, state)];
  });
}

function toTable(rows: readonly Row[]): Block {
  return {
    type: 'table',
    caption: 'Messages by kind and state',
    columns: ['Kind', 'State', 'This week', 'Last week'],
    rows: rows.map((cells) => ({ cells, cites: [] })),
    detail: false,
  };
}

function sayUnknown(unknown: readonly UnknownDelivery[]): string[] {
  const said = unknown
    .slice(0, mostUnknown)
    .map(({ kind, personId, week }) => `${kind}: npm run check-ins -- resolve ${personId} ${week} sent|due`);
  return unknown.length > mostUnknown ? [...said, 'There are more; settle these first.'] : said;
}

function paragraph(text: string): Block {
  return { type: 'paragraph', line: toLine(text), detail: false };
}

function list(texts: readonly string[]): Block {
  return { type: 'list', items: texts.map(toLine), detail: false };
}

function toLine(text: string): Line {
  return { text, cites: [] };
}
