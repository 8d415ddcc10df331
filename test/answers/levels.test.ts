import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`the role levels of a role, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    'which role levels does the role data scientist have?',
    'what levels are there for a data scientist',
  ])('“%s” gives the ladder, lowest first', (question) => {
    const { kind, lines } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(lines.filter((line) => line.startsWith('- '))).toEqual([
      '- Trainee data scientist',
      '- Associate data scientist',
      '- Data scientist',
      '- Principal data scientist',
      '- Lead data scientist',
      '- Head of data science',
    ]);
  });
});

describe('the role levels of a role, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('gives the only one', () => {
    const { lines } = seed.ask('which role levels does the role IT service manager have?');
    expect(lines.filter((line) => line.startsWith('- '))).toEqual(['- IT service manager']);
  });
});
