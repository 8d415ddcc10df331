import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedKinds, namelessKinds } from '../../src/answers/understand/wording.ts';

const folder = new URL('../../src/answers/understand/examples/', import.meta.url);
const word = /^(?:ROLE|SKILL|LEVEL|SENIORITY|[\p{Ll}\p{Lo}\p{N}]+(?:'\p{Ll}+)*)$/u;

describe.each([
  ['named.tsv', namedKinds],
  ['nameless.tsv', namelessKinds],
])('the examples in %s', (file, kinds) => {
  const lines = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');

  it('are of a kind that is told apart', () => {
    const known: readonly string[] = kinds;
    expect(lines.filter((line) => !known.includes(line.split('\t')[0] ?? ''))).toEqual([]);
  });

  it('are words alone, as messages are read', () => {
    const isPlain = (line: string) => (line.split('\t')[1] ?? '').split(' ').every((each) => word.test(each));
    expect(lines.filter((line) => !isPlain(line))).toEqual([]);
  });

  it('stand there once', () => {
    expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
  });
});
