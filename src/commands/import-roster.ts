import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { PeopleCommand } from '../cli/command.ts';
import type { Config } from '../config.ts';
import { KnowledgeError } from '../framework/knowledge-error.ts';
import { loadFramework } from '../framework/load-framework.ts';
import type { Framework } from '../framework/model.ts';
import { readPieces } from '../framework/read-file.ts';
import { hasLeft, type Person, type PersonStore } from '../people/person.ts';
import { planImport } from '../people/plan-import.ts';
import { readRoster } from '../people/read-roster.ts';
import { RosterError } from '../people/roster-error.ts';
import type { LineProblem } from '../people/roster-row.ts';
import { toSafeLine } from '../terminal/safe-text.ts';
import { describePerson } from './describe-person.ts';

interface Dependencies {
  readonly config: Config;
  readonly write: (text: string) => void;
  readonly people: PersonStore;
}

type Import = Extract<PeopleCommand['does'], { what: 'import' }>;

/** A hundred times the roster of 10,000 people. */
const maximumBytes = 128 * 1024 * 1024;

/** As many may leave a small team at once. */
const fewPeople = 10;

/** Says what a roster changes, and changes it where it is told to. Gives the exit code. */
export async function importRoster(
  { file, isApplied, skipsBad, isWhole, mayRemoveMost }: Import,
  { config, write, people }: Dependencies,
): Promise<number> {
  const framework = await loadFramework(config.knowledgeFolder);
  const known = await people.all();
  const { entries, bad, doubtful } = read(await readText(file), { framework, known, file });
  for (const { line, problem } of bad) write(`${toSafeLine(`${file}:${line}: ${problem}`)}\n`);
  for (const { line, problem } of doubtful) write(`${toSafeLine(`${file}:${line}: Warning: ${problem}`)}\n`);
  const comparing = { newId: randomUUID, isWhole, now: Date.now() };
  const { added, changed, unchanged, left, others } = planImport(known, entries, comparing);
  for (const person of added) write(`+ ${describePerson(person)}\n`);
  for (const { before, after } of changed)
    write(`~ ${describePerson(after)} (${differencesOf(before, after)})\n`);
  for (const person of left) write(`- ${describePerson(person)}\n`);
  write(`${added.length} new, ${changed.length} changed, ${unchanged} as they are`);
  if (left.length > 0) write(`, ${left.length} left`);
  write(others > 0 ? `; ${others} not in the file stay as they are.\n` : '.\n');
  if (added.length > 0)
    write(
      'Whoever is new is invited, at their own time, to set up their check-ins; nobody is asked before.\n',
    );
  if (left.length > 0) write(whatLeavingMeans(config.retention.leaversDays));
  const there = known.filter((person) => !hasLeft(person)).length;
  const problem =
    whyNotWritten({ bad, skipsBad, isWhole, entries: entries.length }) ??
    (mayRemoveMost ? undefined : whyNotRemoved(left.length, there));
  if (problem !== undefined) {
    write(`Nothing is written: ${problem}\n`);
    return 1;
  }
  if (!isApplied) {
    write('Nothing is written yet: --apply writes it.\n');
    return 0;
  }
  await people.save([...added, ...changed.map(({ after }) => after), ...left]);
  write('Written.\n');
  return 0;
}

function whatLeavingMeans(days: number): string {
  return `Whoever left is asked nothing any more, and counts in no team. All that is theirs is deleted after ${days} days; until then a roster that names them, or “bring-back”, undoes it.\n`;
}

interface Written {
  readonly bad: readonly LineProblem[];
  readonly skipsBad: boolean;
  readonly isWhole: boolean;
  readonly entries: number;
}

function whyNotWritten({ bad, skipsBad, isWhole, entries }: Written): string | undefined {
  if (bad.length > 0 && isWhole)
    return `mend ${countOf(bad)}: with --remove-missing, whoever stands in one that cannot be used would have left.`;
  if (bad.length > 0 && !skipsBad)
    return `mend ${countOf(bad)}, or add --skip-bad to leave out what cannot be used.`;
  return isWhole && entries === 0 ? 'the roster names nobody, so that everybody would have left.' : undefined;
}

interface Reading {
  readonly framework: Framework;
  readonly known: readonly Person[];
  readonly file: string;
}

/** An export that broke off looks like an organisation that nearly everybody has left. */
function whyNotRemoved(left: number, there: number): string | undefined {
  if (left <= fewPeople || left <= there / 2) return undefined;
  return `${left} of the ${there} people who are known would have left. See that the file holds the whole organisation; if it does, add --remove-most.`;
}

function read(text: string, { framework, known, file }: Reading) {
  try {
    return readRoster(text, framework, known);
  } catch (error) {
    if (error instanceof RosterError)
      throw new RosterError(toSafeLine(`${file}: ${error.message}`), { cause: error });
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  try {
    // As documents are read: what is no UTF-8 would become names with characters that nobody wrote.
    const reading = readPieces({ path: file, file, maximumBytes, onBytes: () => undefined });
    for await (const piece of reading) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  } catch (error) {
    if (error instanceof KnowledgeError) throw new RosterError(error.message, { cause: error });
    const { code } = error as NodeJS.ErrnoException;
    throw new RosterError(
      `${resolve(file)}: The file cannot be read (${code}); check its path, and that you may read it.`,
      { cause: error },
    );
  }
}

function differencesOf(before: Person, after: Person): string {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof Person)[]);
  return [...names]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => labels[name])
    .join(', ');
}

const labels: Readonly<Record<keyof Person, string>> = {
  ...{ id: 'id', name: 'name', account: 'account', email: 'email', role: 'role', roleLevel: 'role level' },
  ...{ team: 'team', manager: 'manager', times: 'times', enrolment: 'enrolment' },
  enrolledAt: 'enrolment',
  ...{ pausedUntil: 'pause', sharing: 'sharing', setUp: 'set-up', workingOn: 'skill to work on' },
  ...{ rhythmAskedIn: 'check-ins', summaries: 'summaries', pausedSince: 'pause' },
  ...{ managedSince: 'manager', leftTeams: 'teams that they left', leftAt: 'is back' },
};

function countOf(bad: readonly LineProblem[]): string {
  const lines = new Set(bad.map(({ line }) => line)).size;
  return lines === 1 ? 'the line' : `the ${lines} lines`;
}
