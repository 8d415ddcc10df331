import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`which roles there are, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each(['which roles are there?', 'list all roles', 'what roles do you know about'])(
    '“%s” gives all 52',
    (question) => {
      const { kind, answer } = whole.ask(question);
      expect(kind).toBe('answer');
      expect(new Set(answer.citations.map(({ role }) => role)).size).toBe(52);
    },
  );

  it('keeps to one family where one is named', () => {
    const { lines } = whole.ask('which roles are in the architecture family?');
    expect(lines.filter((line) => line.startsWith('- '))).toEqual([
      '- Business architect',
      '- Data architect',
      '- Enterprise architect',
      '- Network architect',
      '- Security architect',
      '- Solution architect',
      '- Technical architect',
    ]);
  });
});

describe('which roles there are, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('gives the one', () => {
    const { lines } = seed.ask('which roles are there?');
    expect(lines.filter((line) => line.startsWith('- '))).toEqual(['- IT service manager']);
  });
});
