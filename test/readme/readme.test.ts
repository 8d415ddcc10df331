import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRolecall } from '../cli/start-rolecall.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const named = [...readme.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)].flatMap(
  ([, script, short]) => script ?? short ?? [],
);

describe('the README', () => {
  it.each([...new Set(named)])('names the npm script %s, which exists', (script) => {
    expect(Object.keys(scripts)).toContain(script);
  });

  it('shows for its example what is really printed', async () => {
    const example = /```console\n\$ npm run --silent ask -- "(.+)"\n([\s\S]*?)```/.exec(readme);
    const { code, stdout } = await runRolecall(['ask', example?.[1] ?? '']);
    expect(code).toBe(0);
    expect(stdout).toBe(example?.[2]);
  });

  it('and .env.example list the same settings as the configuration', () => {
    const sources = ['src/config.ts', ...globSync('src/config/*.ts', { cwd: root })].map(read).join('\n');
    const setting = /(?<=^ {2})[A-Z]+(?:_[A-Z]+)*(?=: (?:z\b|secureUrl|seconds|tokens|price|span))/gm;
    const known = [...new Set(sources.match(setting))].toSorted();
    const inTable = [...readme.matchAll(/^\| `([A-Z_]+)` *\|/gm)].map(([, name]) => name);
    const inExample = [...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(known).toContain('KNOWLEDGE_DIR');
    expect([inTable.toSorted(), inExample.toSorted()]).toEqual([known, known]);
  });
});
