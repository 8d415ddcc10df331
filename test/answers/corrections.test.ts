import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`a name that was written wrong, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    ['what does a prodct mangaer do?', 'Product manager', 'prodct mangaer'],
    ['what does an IT servce manger do?', 'IT service manager', 'IT servce manger'],
    ['what skills does a bussiness analyst need', 'Business analyst', 'bussiness analyst'],
    ['tell me about the enterprse architct', 'Enterprise architect', 'enterprse architct'],
  ])('“%s”: says what is shown instead', (question, name, written) => {
    const { kind, lines } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(lines[0]).toBe(`Showing ${name} for “${written}”.`);
    expect(lines[1]).toContain(name);
  });

  it.each([
    'what does a product manager do?',
    'what does a PRODUCT MANAGER do?',
    'what do product managers do?',
    'what does a user-centered designer do?',
  ])('“%s” is no error and is not corrected', (question) => {
    expect(whole.ask(question).lines.join(' ')).not.toContain('Showing');
  });
});

describe('a name that was written wrong, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('says what is shown instead', () => {
    const { lines } = seed.ask('what does an IT servce manger do?');
    expect(lines.slice(0, 2)).toEqual([
      'Showing IT service manager for “IT servce manger”.',
      'IT service manager',
    ]);
  });
});
