import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PeopleCommand } from '../cli.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import { loadFramework } from '../framework/load-framework.ts';
import type { Enrolment, Person, PersonStore } from '../people/person.ts';
import { planImport } from '../people/plan-import.ts';
import { type BadLine, RosterError, readRoster } from '../people/read-roster.ts';
import { openStoresAt } from './open-stores-at.ts';

interface Dependencies {
  readonly config: Config;
  readonly write: (text: string) => void;
}

/** What the command line does with people. Gives the exit code. Throws a ConfigError or a KnowledgeError. */
export async function runPeople(
  command: PeopleCommand['does'],
  { config, write }: Dependencies,
): Promise<number> {
  const stores = await openStoresAt(config, (error) => {
    throw error;
  });
  try {
    if (command.what === 'list') return list(await stores.people.all(), write);
    return await importRoster(command, { config, write, people: stores.people });
  } finally {
    await stores.close();
  }
}

type Import = Extract<PeopleCommand['does'], { what: 'import' }>;

async function importRoster(
  { file, isApplied, skipsBad }: Import,
  { config, write, people }: Dependencies & { readonly people: PersonStore },
): Promise<number> {
  const framework = await loadFramework(config.knowledgeFolder);
  const { entries, bad } = read(await readText(file), framework, file);
  for (const { line, problem } of bad) write(`${file}:${line}: ${problem}\n`);
  const { added, changed, unchanged, others } = planImport(await people.all(), entries, randomUUID);
  for (const person of added) write(`+ ${describe(person)}\n`);
  for (const { before, after } of changed) write(`~ ${describe(after)} (${differencesOf(before, after)})\n`);
  write(`${added.length} new, ${changed.length} changed, ${unchanged} as they are`);
  write(others > 0 ? `; ${others} not in the file stay as they are.\n` : '.\n');
  if (added.length > 0)
    write(
      'Whoever is new is invited, at their own time, to set up their check-ins; nobody is asked before.\n',
    );
  if (bad.length > 0 && !skipsBad) {
    write(`Nothing is written: mend ${countOf(bad)}, or add --skip-bad to leave out what cannot be used.\n`);
    return 1;
  }
  if (!isApplied) {
    write('Nothing is written yet: --apply writes it.\n');
    return 0;
  }
  await people.save([...added, ...changed.map(({ after }) => after)]);
  write('Written.\n');
  return 0;
}

function read(text: string, framework: Parameters<typeof readRoster>[1], file: string) {
  try {
    return readRoster(text, framework);
  } catch (error) {
    if (error instanceof RosterError) throw new ConfigError([`${file}: ${error.message}`], { cause: error });
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError([`${file} cannot be read (${code}).`], { cause: error });
  }
}

function list(people: readonly Person[], write: (text: string) => void): number {
  for (const person of people) write(`${describe(person)}\n`);
  write(`${people.length === 1 ? '1 person' : `${people.length} people`}.\n`);
  return 0;
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const enrolmentLabels: Readonly<Record<Enrolment, string>> = {
  ...{ 'to-invite': 'not set up yet', never: 'wants no check-ins', stopped: 'stopped' },
  ...{ weekly: 'every week', fortnightly: 'every two weeks', monthly: 'every four weeks' },
};

function describe({ name, email, account, roleLevel, team, times, enrolment }: Person): string {
  const accounts = account ? [`${account.platform}:${account.workspace}:${account.id}`] : [];
  const [first, ...others] = [...(email ? [email] : []), ...accounts];
  const asked = `${dayNames[times.day - 1]} ${times.time} ${times.timeZone}`;
  const who = name ? `${name} <${first}>` : first;
  const chose = enrolment === undefined ? [] : [enrolmentLabels[enrolment]];
  return [who, ...others, roleLevel ?? 'no role level', ...(team ? [team] : []), asked, ...chose].join(', ');
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
  ...{ managedSince: 'manager', leftTeams: 'teams that they left' },
};

function countOf(bad: readonly BadLine[]): string {
  const lines = new Set(bad.map(({ line }) => line)).size;
  return lines === 1 ? 'the line' : `the ${lines} lines`;
}
