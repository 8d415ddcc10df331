import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`what a skill means, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    'what does practitioner mean for user focus?',
    'what is practitioner level in user focus',
    'user focus at practitioner - what does that look like?',
  ])('“%s” gives that level’s bullets', (question) => {
    const { kind, lines, answer } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(lines[0]).toBe('User focus');
    expect(lines).toContain('- collaborate with user researchers and can represent users internally');
    expect(answer.citations[0]).toMatchObject({ skill: 'User focus', skillLevel: 'practitioner' });
    expect(answer.citations).toHaveLength(1);
  });

  it('offers the levels beside it', () => {
    expect(whole.ask('what does practitioner mean for user focus?').choices).toEqual(
      expect.arrayContaining(['Working level', 'Expert level']),
    );
  });

  it('gives all four levels where none is named', () => {
    const { lines, answer } = whole.ask('what does the skill strategic thinking mean?');
    expect(lines[0]).toBe('Strategic thinking');
    expect(answer.citations.map(({ skillLevel }) => skillLevel)).toEqual([
      undefined,
      'awareness',
      'working',
      'practitioner',
      'expert',
    ]);
  });
});

describe('what a skill means, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('shows what the role level asks of the skill, where the document describes no levels', () => {
    const { kind, lines } = seed.ask('what does the skill strategic thinking mean?');
    expect(kind).toBe('answer');
    expect(lines[0]).toBe('Strategic thinking');
    expect(lines).toContain('- contribute to the development of strategy and policies');
  });

  it('says that a level is not described instead of guessing it', () => {
    const { kind, lines } = seed.ask('what does expert mean for service focus?');
    expect(kind).toBe('answer');
    expect(lines.join(' ')).toContain('do not describe expert level for Service focus');
  });
});
