import { CsvError, parse } from 'csv-parse/sync';
import type { Account } from '../chat/incoming.ts';
import { roleLevelsCalled } from '../framework/lookups.ts';
import type { Framework, RoleLevel } from '../framework/model.ts';
import { isTimeZone, type Times } from '../schedule/weeks.ts';
import type { Nation, Weekday } from '../schedule/working-days.ts';
import { checkKnown } from './check-known.ts';
import { checkManagers } from './check-managers.ts';
import { keysOf, type Person, readHandle } from './person.ts';
import { RosterError } from './roster-error.ts';
import type { LineProblem, RosterEntry, RosterRow } from './roster-row.ts';
import { usualTimes } from './usual-times.ts';

export interface Roster {
  readonly entries: readonly RosterEntry[];
  /** Of lines that cannot be used. */
  readonly bad: readonly LineProblem[];
  /** Of lines that are used as they are. */
  readonly doubtful: readonly LineProblem[];
}

/** What an address book writes around an address would never match anybody. */
const emailForm = /^(?!.*[\s\p{C}<>()[\]\\,;:"])[^@]+@[^@]+\.[^@]+$/su;

const columns = [
  ...['account', 'email', 'name', 'role level', 'manager', 'team'],
  ...['time zone', 'day', 'time', 'working days', 'nation'],
] as const;
type Column = 'account' | 'email' | 'name' | 'role level' | 'manager' | 'team' | TimeColumn;
type TimeColumn = 'time zone' | 'day' | 'time' | 'working days' | 'nation';

/** Every line of a roster, good or bad, beside who is known. Throws a RosterError where there is no table to read. */
export function readRoster(text: string, framework: Framework, known: readonly Person[]): Roster {
  const [header, ...rows] = parseRows(text);
  const names = readHeader(header?.cells ?? []);
  const good: RosterRow[] = [];
  const bad: LineProblem[] = [];
  const seen = new Map<string, number>();
  for (const { cells, line } of rows) {
    const cell = (column: Column): string => cells[names.indexOf(column)]?.trim() ?? '';
    const filled = countFilled(cells);
    if (filled === 0) continue;
    const misfit = tellMisfit({ filled, there: cells.length, named: names.length });
    if (misfit !== undefined) {
      bad.push({ line, problem: misfit });
      continue;
    }
    const problems: string[] = [];
    const entry = readEntry(cell, framework, problems);
    for (const key of keysOf(entry)) {
      const before = seen.get(key);
      if (before !== undefined) problems.push(`${key} stands on line ${before} already: delete one of them`);
      else seen.set(key, line);
    }
    if (problems.length === 0) good.push({ line, entry });
    for (const problem of problems) bad.push({ line, problem });
  }
  const settled = leaveOut(good, known);
  return { ...settled, bad: [...bad, ...settled.bad].toSorted((one, other) => one.line - other.line) };
}

/** The names of the columns. Those that a spreadsheet leaves empty at the end are none. */
function readHeader(cells: readonly string[]): readonly string[] {
  const names = cells.slice(0, countFilled(cells)).map((cell) => cell.trim().toLowerCase());
  if (!names.includes('email') && !names.includes('account'))
    throw new RosterError(
      `The first row has no column "email" or "account"; it names the columns, of these: ${columns.join(', ')}.`,
    );
  const unknown = names.filter((name) => !(columns as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new RosterError(
      `There is no column ${unknown.map((name) => `"${name}"`).join(', ')}; the columns are ${columns.join(', ')}.`,
    );
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined)
    throw new RosterError(`The first row names the column "${twice}" twice: delete one of the two columns.`);
  return names;
}

function countFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

interface Cells {
  /** Without those at the end that are empty. */
  readonly filled: number;
  readonly there: number;
  readonly named: number;
}

function tellMisfit({ filled, there, named }: Cells): string | undefined {
  if (filled > named)
    return `has ${filled} cells where the first row names ${named}: put what has a comma in it, such as a name, into double quotes`;
  if (there < named)
    return `has ${there} cells where the first row names ${named}: write a comma for each cell that is empty`;
  return undefined;
}

/** Again and again: without a line that cannot be used another may be wrong that needed it. */
function leaveOut(good: readonly RosterRow[], known: readonly Person[]): Roster {
  const bad: LineProblem[] = [];
  for (let rows = good; ; ) {
    const misnamed = checkKnown(rows, known);
    const { circles, unknown } = checkManagers(rows, known);
    // Who leads whom is to be told only where every line is one person.
    const problems = misnamed.length > 0 ? misnamed : circles;
    if (problems.length === 0) return { entries: rows.map(({ entry }) => entry), bad, doubtful: unknown };
    bad.push(...problems);
    const lines = new Set(problems.map(({ line }) => line));
    rows = rows.filter(({ line }) => !lines.has(line));
  }
}

interface Row {
  readonly cells: readonly string[];
  /** On which it begins, from 1: a quoted cell may hold line breaks. */
  readonly line: number;
}

function parseRows(text: string): Row[] {
  try {
    let line = 1;
    const options = { bom: true, relax_column_count: true, skip_empty_lines: false, info: true };
    // The package's types do not know what `info` adds.
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => {
      const row = { cells: record, line };
      line = info.lines + 1;
      return row;
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RosterError(`The file is not CSV as it stands: ${error.message}.`);
  }
}

type Cell = (column: Column) => string;

function readEntry(cell: Cell, framework: Framework, problems: string[]): RosterEntry {
  const email = readEmail(cell('email'), problems);
  const account = readAccount(cell('account'), problems);
  if (!cell('email') && !cell('account'))
    problems.push('neither email nor account is there: fill in one of them');
  const roleLevel = readRoleLevel(cell('role level'), framework, problems);
  const [team, manager] = [cell('team'), readManager(cell('manager'), problems)];
  return {
    name: cell('name'),
    times: readTimes(cell, problems),
    ...(email ? { email } : {}),
    ...(account ? { account } : {}),
    ...(roleLevel ? { role: roleLevel.role.name, roleLevel: roleLevel.name } : {}),
    ...(team ? { team } : {}),
    ...(manager ? { manager } : {}),
  };
}

function readEmail(text: string, problems: string[]): string | undefined {
  if (text === '') return undefined;
  if (emailForm.test(text)) return text.toLowerCase();
  problems.push(tellNoEmail(text));
  return undefined;
}

function readManager(text: string, problems: string[]): string {
  if (text.includes('@') && !emailForm.test(text)) problems.push(tellNoEmail(text));
  return readHandle(text);
}

function tellNoEmail(text: string): string {
  return `"${text}" is no email: write the address alone, such as ada@example.org`;
}

function readAccount(text: string, problems: string[]): Account | undefined {
  if (text === '') return undefined;
  const [platform = '', workspace = '', ...rest] = text.split(':');
  const id = rest.join(':');
  if (['slack', 'teams'].includes(platform) && workspace && id) return { platform, workspace, id };
  problems.push(
    `"${text}" is no account: write slack:T0123:U0123, or teams:tenant:person with the IDs of Entra`,
  );
  return undefined;
}

/** By its name alone, or as "Role: role level" where two roles have one of that name. */
function readRoleLevel(text: string, framework: Framework, problems: string[]): RoleLevel | undefined {
  if (text === '') return undefined;
  const found = roleLevelsCalled(framework, text);
  if (found.length === 1) return found[0];
  problems.push(
    found.length === 0
      ? `the documents have no role level "${text}"`
      : `several roles have the role level "${text}": write ${found.map(({ role, name }) => `"${role.name}: ${name}"`).join(' or ')}`,
  );
  return undefined;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function readTimes(cell: Cell, problems: string[]): Times {
  const nation = readNation(cell('nation'), problems);
  const [timeZone, time] = [cell('time zone') || usualTimes.timeZone, cell('time') || usualTimes.time];
  if (!isTimeZone(timeZone)) problems.push(`"${timeZone}" is no time zone: write one such as Europe/London`);
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
    problems.push(`"${time}" is no time: write one such as 09:30`);
  return {
    timeZone,
    time: time.padStart(5, '0'),
    day: readDays(cell('day'), problems)[0] ?? usualTimes.day,
    workingDays: cell('working days') ? readDays(cell('working days'), problems) : usualTimes.workingDays,
    ...(nation ? { nation } : {}),
  };
}

/** "Mon Wed", "monday, wednesday". */
function readDays(text: string, problems: string[]): Weekday[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const at = weekdays.indexOf(word.slice(0, 3).toLowerCase());
      if (at === -1)
        problems.push(`"${word}" is no day of the week: write Mon, Tue, Wed, Thu, Fri, Sat or Sun`);
      return at === -1 ? [] : [(at + 1) as Weekday];
    });
}

const nationNames: Readonly<Record<string, Nation>> = {
  england: 'england-and-wales',
  wales: 'england-and-wales',
  'england and wales': 'england-and-wales',
  scotland: 'scotland',
  'northern ireland': 'northern-ireland',
};

function readNation(text: string, problems: string[]): Nation | undefined {
  if (text === '') return undefined;
  const nation = nationNames[text.toLowerCase()];
  if (!nation)
    problems.push(
      `"${text}" is no nation whose bank holidays are known: write England, Wales, Scotland or Northern Ireland`,
    );
  return nation;
}
