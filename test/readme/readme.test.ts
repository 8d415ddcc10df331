import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRolecall } from '../cli/start-rolecall.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');
const pages = ['README.md', 'SECURITY.md', 'knowledge/README.md', ...globSync('docs/**/*.md', { cwd: root })];
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const named = [
  ...pages
    .map(read)
    .join('\n')
    .matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g),
].flatMap(([, script, short]) => script ?? short ?? []);

/** As the page of a heading is linked to. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );

describe('the README', () => {
  it.each([...new Set(named)])('and its like name the npm script %s, which exists', (script) => {
    expect(Object.keys(scripts)).toContain(script);
  });

  it('shows for its example what is really printed', async () => {
    const example = /```console\n\$ npm run --silent ask -- "(.+)"\n([\s\S]*?)```/.exec(readme);
    const { code, stdout } = await runRolecall(['ask', example?.[1] ?? '']);
    expect(code).toBe(0);
    expect(stdout).toBe(example?.[2]);
  });

  it('can be read in five minutes', () => {
    const words = readme.split(/\s+/).filter((word) => /\p{L}/u.test(word));
    expect(words.length).toBeLessThan(5 * 250);
  });

  it.each(pages)('and its like, here %s, link to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const missing = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      if (/^(https?|mailto):/.test(file)) return false;
      const target = file === '' ? page : join(dirname(page), file);
      return !existsSync(join(root, target)) || (anchor && !anchorsOf(read(target)).includes(anchor));
    });
    expect(missing).toEqual([]);
  });

  it('and .env.example list the same settings as the configuration', () => {
    const sources = ['src/config.ts', ...globSync('src/config/*.ts', { cwd: root })].map(read).join('\n');
    const setting = /(?<=^ {2})[A-Z]+(?:_[A-Z]+)*(?=: (?:z\b|secureUrl|key|seconds|tokens|price|span))/gm;
    const known = [...new Set(sources.match(setting))].toSorted();
    const inTable = [...read('docs/settings.md').matchAll(/^\| `([A-Z_]+)` *\|/gm)].map(([, name]) => name);
    const inExample = [...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(known).toContain('KNOWLEDGE_DIR');
    expect([inTable.toSorted(), inExample.toSorted()]).toEqual([known, known]);
  });
});
