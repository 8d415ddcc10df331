import type { KnownVersion } from '../changes/version-store.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { sayInstant } from '../schedule/read-day.ts';
import type { DocumentCounts, DocumentsOnDisk, DocumentsState } from './documents.ts';
import type { Installation } from './installation.ts';
import type { PeopleCounts } from './overview.ts';

/** How everything stands. Undefined is what the database did not say, because it could not be reached. */
export interface Status {
  readonly installation: Installation;
  readonly documents: DocumentsState | DocumentsOnDisk;
  readonly counts: StatusCounts | undefined;
  readonly now: number;
}

export interface StatusCounts extends PeopleCounts {
  readonly unreachable: number;
  readonly known: number;
  readonly version: KnownVersion | undefined;
}

const engines = { sqlite: 'SQLite', postgres: 'Postgres' } as const;

export function composeStatus({ installation, documents, counts, now }: Status): Reply {
  const { version, process, model, engine } = installation;
  const texts = [
    ...sayDocuments(documents, counts?.version),
    ...(counts?.version ? sayLastChange(counts.version) : []),
    ...(counts ? [sayPeople(counts)] : []),
    model === undefined ? 'Model: none; answers are the documents’ own words.' : `Model: ${model}.`,
    `Database: ${engines[engine]}, ${counts ? 'reachable' : 'not reachable; the log says why'}.`,
  ];
  const uptime = process && sayDuration(now - process.startedAt.getTime());
  return {
    blocks: [
      {
        ...{ type: 'title', text: `Rolecall ${version}`, detail: false },
        note: process ? `This process does ${process.role}, and has run for ${uptime}` : '',
      },
      { type: 'list', items: texts.map((text) => ({ text, cites: [] })), detail: false },
    ],
    citations: [],
    suggestions: [
      { label: 'Delivery health', action: 'ask', value: 'delivery health' },
      { label: 'Export feedback', action: 'ask', value: 'export feedback' },
      { label: 'Reload documents', action: 'ask', value: 'reload documents' },
    ],
  };
}

/** What the last version of the documents changed. */
export function composeLastChange(version: KnownVersion | undefined): Reply {
  const [said = 'The documents have not changed since Rolecall first read them.'] = version
    ? sayLastChange(version)
    : [];
  return say(said);
}

function sayDocuments(documents: Status['documents'], known: KnownVersion | undefined): string[] {
  if ('loadedAt' in documents)
    return [
      `Documents: ${sayCounts(documents)}, read on ${sayTime(documents.loadedAt)}.`,
      ...(documents.refused.length > 0
        ? [`Documents read since then: ${sayProblems(documents.refused, '“Reload documents”')}`]
        : []),
    ];
  return [
    `Documents on this disk: ${'problems' in documents ? sayProblems(documents.problems, 'npm run admin -- reload') : `${sayCounts(documents)}.`}`,
    ...(known
      ? [`Documents last taken into use: version ${known.outline.version}, on ${sayTime(known.at)}.`]
      : []),
  ];
}

/** The first, for most have one cause; `reload` names them all, and changes nothing while there are any. */
function sayProblems([first, ...others]: readonly string[], reload: string): string {
  const more = others.length > 0 ? `, and ${countOf(others.length, 'other problem')}` : '';
  return `they cannot be used as they are: ${first}${more}. ${reload} names each.`;
}

function sayCounts({ roles, roleLevels, skills, differences, version }: DocumentCounts): string {
  const counted = [
    countOf(roles, 'role'),
    countOf(roleLevels, 'role level'),
    countOf(skills, 'skill'),
    ...(differences > 0 ? [`${countOf(differences, 'difference')} between documents`] : []),
  ];
  return `${counted.join(', ')}; version ${version}`;
}

function sayLastChange({ counted, at }: KnownVersion): string[] {
  return counted.length > 0
    ? [`Last change of the documents, found on ${sayTime(at)}: ${counted.join(', ')}.`]
    : [];
}

function sayPeople({ known, enrolled, paused, unreachable }: StatusCounts): string {
  return `People: ${known} known, ${enrolled} with check-ins, ${paused} of them paused; ${unreachable} not reached since the beginning of last week.`;
}

export function sayTime(at: Date): string {
  return `${sayInstant(at.getTime(), 'UTC')} UTC`;
}

function countOf(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

const minuteMs = 60_000;
const units = [
  ['day', 24 * 60 * minuteMs],
  ['hour', 60 * minuteMs],
  ['minute', minuteMs],
] as const;

function sayDuration(ms: number): string {
  for (const [unit, length] of units) if (ms >= length) return countOf(Math.floor(ms / length), unit);
  return 'less than a minute';
}
