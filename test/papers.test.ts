import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usage } from '../src/cli/usage.ts';
import { namespaces, tables } from './contracts/what-is-held.ts';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = globSync('src/**/*.ts', { cwd: root }).map(read);
const sources = files.join('\n');
const settings = new Set([...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name));
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const papers = ['SECURITY.md', 'docs/privacy.md', 'docs/operations.md'];
const namedIn = (paper: string, what: RegExp): string[] => [
  ...new Set([...read(paper).matchAll(what)].flatMap(([, name]) => name ?? [])),
];

describe.each(papers)('%s', (paper) => {
  it('names settings that exist', () => {
    const named = namedIn(paper, /`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g);
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !settings.has(name))).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = [
      ...namedIn(paper, /npm run (?:--silent )?([\w:-]+)/g),
      ...namedIn(paper, /npm (start|test)\b/g),
    ];
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('gives them options that exist', () => {
    const calls = namedIn(
      paper,
      /npm run (?:--silent )?(?:people|check-ins|backup|restore) -- ([^`\n]*)/g,
    ).join(' ');
    const options = [...calls.matchAll(/--[\w-]+/g)].map(([option]) => option);
    expect(options.filter((option) => !usage.includes(option))).toEqual([]);
  });

  it('leads to files that exist', () => {
    const linked = namedIn(paper, /\]\((?!http)([^)#]+)\)/g);
    expect(linked.filter((file) => !existsSync(join(root, dirname(paper), file)))).toEqual([]);
  });
});

it.each(['README.md', 'docs/model.md', 'docs/privacy.md'])('%s says all that a model is sent', (paper) => {
  expect(read(paper)).toMatch(
    /the question\b.*, passages of (?:your|the) documents,? and, where a question leans on what was said before, the names of the roles and skills that it was about/,
  );
});

describe('docs/operations.md', () => {
  const operations = read('docs/operations.md');

  it('names metrics that exist', () => {
    const named = namedIn('docs/operations.md', /`(rolecall_\w+)`/g);
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !sources.includes(`'${name}'`))).toEqual([]);
  });

  const [, table = ''] = /## What the log says, and what to do\n([\s\S]*?)\n## /.exec(operations) ?? [];
  const explained = [...table.matchAll(/^\| (`.*?`) +\|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, sentence = '']) => sentence))
    .filter((sentence) => sentence !== 'msg');

  it('says of each line of the log that it explains what the log really says', () => {
    expect(explained.length).toBeGreaterThan(20);
    const isSaid = (sentence: string) =>
      sources.includes(sentence.endsWith(': …') ? sentence.slice(0, -3) : `'${sentence}'`);
    expect(explained.filter((sentence) => !isSaid(sentence))).toEqual([]);
  });

  it('explains every error and warning that the log may have', () => {
    const call = /(?:log\.(?:error|warn|fatal)|orLog)\(\s*(?:\{[^}]*\},\s*)?(?:'([^']+)'|`([^`$]+)|(\w*))/g;
    const said = files.flatMap((source) =>
      [...source.matchAll(call)].map(([, sentence, beginning, name = '']) => {
        if (beginning) return `${beginning}…`;
        return sentence ?? new RegExp(`const ${name} =\\s+'([^']+)'`).exec(source)?.[1] ?? name;
      }),
    );
    expect(said.length).toBeGreaterThan(20);
    // Handed in: by `orLog`, and from the check of the model.
    const handedIn = ['what', 'line'];
    const known = new Set([...explained, ...handedIn]);
    expect(said.filter((sentence) => !known.has(sentence))).toEqual([]);
  });
});

describe('docs/privacy.md', () => {
  it('says of every table, and of every kind of what expires, what it holds', () => {
    const named = namedIn('docs/privacy.md', /^\| (`.*?) \|/gm).flatMap((cell) =>
      [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
    );
    expect([...new Set(named)].toSorted()).toEqual(
      [...new Set([...Object.keys(tables), ...Object.keys(namespaces)])].toSorted(),
    );
  });

  it('says that a person can have deleted what “my data” covers', () => {
    const rows = [...read('docs/privacy.md').matchAll(/^\| `([\w-]+)` +\|.*\| ([^|]*) \|$/gm)];
    const deletable = rows.filter(([, , shown = '']) => shown.startsWith('yes')).map(([, name]) => name);
    const covered = [...Object.entries(tables), ...Object.entries(namespaces)].filter(
      ([name, { coveredBy }]) => coveredBy && name !== 'key_value',
    );
    expect(deletable.length).toBeGreaterThan(8);
    for (const name of deletable) expect(covered.map(([one]) => one)).toContain(name);
  });
});
