import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNamed, type Named } from './named-commands.ts';
import { whyNot } from './needs.ts';
import { linkProject, read, root, runNpm } from './project.ts';
import type { Run, Way } from './way.ts';
import { administering } from './ways/administering.ts';
import { asking } from './ways/asking.ts';
import { installing } from './ways/installing.ts';
import { measuring } from './ways/measuring.ts';

const ways = { ...asking, ...administering, ...installing, ...measuring };
const keys = Object.keys(ways);

const namedIn = (globs: string[], exclude: string[] = []): Named[] =>
  globSync(globs, { cwd: root, exclude }).map((file) => findNamed(read(file)));
/** What somebody may do today. */
const guides = namedIn(['*.md', 'docs/*.md', 'knowledge/*.md'], ['CHANGELOG.md']);
const decisions = namedIn(['docs/decisions/*.md']);

/** Whether a document has it in one piece, or with options that it names by themselves. */
function isNamedIn({ commands, options }: Named, key: string): boolean {
  const plain = options.reduce((words, option) => `${words} `.replace(` ${option} `, ' ').trim(), key);
  return [key, plain, plain.replace(/ --$/, '')].some((one) => commands.includes(one));
}

describe('of the commands that the documents name', () => {
  it('each can be run here, or belongs to one that can', () => {
    const named = new Set(guides.flatMap(({ commands }) => commands));
    const isBare = (command: string) => /^npm run (?:--silent )?\S+$/.test(command);
    const known = (command: string) =>
      keys.some((key) => key === command || (isBare(command) && key.startsWith(`${command} -- `)));
    expect(named).toContain('npm start');
    expect([...named].filter((command) => !known(command))).toEqual([]);
  });

  it('each option goes with one that can be run here', () => {
    const named = new Set(guides.flatMap(({ options }) => options));
    expect(named).toContain('--json');
    expect([...named].filter((option) => !keys.some((key) => `${key} `.includes(` ${option} `)))).toEqual([]);
  });

  it.each(keys)('one is still %s', (key) => {
    expect([...guides, ...decisions].some((document) => isNamedIn(document, key))).toBe(true);
  });
});

const usual = {
  ...{ QUESTION: 'what does an IT service manager do?', COUNT: '2' },
  ...{ WHO: 'ada@example.org', PERSON: 'ada', WEEK: '2026-W48' },
};

/** Its words as npm is given them, and the settings that stand before it. */
function readWords(key: string, { values, more }: Run) {
  const [before = '', after = ''] = key.split('npm ');
  const settings = [...before.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
  const all: Record<string, string> = { ...usual, ...values };
  const own = after.split(' ').map((word) => all[word] ?? word);
  const dashes = own.includes('--') || own[0] !== 'run' ? [] : ['--'];
  return {
    words: more ? [...own, ...dashes, ...more.split(' ')] : own,
    env: Object.fromEntries(settings),
  };
}

async function run(key: string, way: Run): Promise<void> {
  const { words, env } = readWords(key, way);
  const cwd = linkProject();
  await way.prepare?.(cwd);
  const database = way.onEngines || way.needs === 'postgres' ? process.env['DATABASE_URL'] : undefined;
  const { code, output, complaints } = await runNpm(words, {
    ...{ cwd, until: way.until, input: way.input ?? '' },
    env: { ...env, ...way.env, ...(database ? { DATABASE_URL: database } : {}) },
  });
  expect(output, complaints).toMatch(way.prints);
  expect(way.mayMiss ? [0, 1] : [way.until ? undefined : 0], complaints).toContain(code);
}

const isRun = (entry: [string, Way]): entry is [string, Run] => 'prints' in entry[1];

describe('by npm, as a process, there runs', () => {
  for (const [key, way] of Object.entries<Way>(ways).filter(isRun)) {
    const reason = whyNot(way);
    it.skipIf(reason)(reason ? `${key} (skipped: ${reason})` : key, () => run(key, way), 240_000);
  }
});

describe('CI runs', () => {
  for (const [key, way] of Object.entries<Way>(ways)) {
    if (!('runBy' in way)) continue;
    it(`${key} by ${way.runBy}`, () => {
      expect(read(way.runBy)).toContain(way.line);
    });
  }
});
