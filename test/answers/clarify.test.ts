import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`several readings, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it('asks which role is meant by a name that several share, one tap each', () => {
    const { kind, choices, answer } = whole.ask('what does a service manager do?');
    expect(kind).toBe('clarify');
    expect(choices).toEqual(['IT service manager', 'Service desk manager', 'Service transition manager']);
    expect(answer.suggestions.map(({ value }) => whole.ask(value).lines[0])).toEqual(choices);
  });

  it('asks between the designers', () => {
    expect(whole.ask('tell me about the designer').choices).toEqual([
      'Content designer',
      'Graphic designer',
      'Interaction designer',
      'Service designer',
    ]);
  });

  it.each(['what skills does a junior delivery manager need?', 'junior delivery manager skills'])(
    '“%s”: says that there is no such role level and offers those that there are',
    (question) => {
      const { kind, lines, choices, answer } = whole.ask(question);
      expect(kind).toBe('clarify');
      expect(lines[0]).toContain('no role level called “junior”');
      expect(choices).toEqual([
        'Associate delivery manager',
        'Delivery manager',
        'Senior delivery manager',
        'Head of (Agile) delivery management',
      ]);
      expect(answer.citations).toEqual([]);
    },
  );

  it.each([
    ['skills for a DA?', ['Data architect', 'Data analyst']],
    ['what does a HoSD do', ['Head of service desk', 'Head of service design']],
    ['skills for a PM?', ['Programme delivery manager', 'Problem manager', 'Product manager']],
    ['tell me about the content role', ['Content designer', 'Content strategist']],
    [
      'what skills does an apprentice need?',
      ['Apprentice DevOps engineer', 'Apprentice frontend developer', 'Apprentice developer'],
    ],
    [
      'skills for a machine learning engineer?',
      ['Senior machine learning engineer', 'Lead machine learning engineer'],
    ],
    ['what does a senior do?', []],
  ])('“%s”: asks which', (question, choices) => {
    const told = whole.ask(question);
    expect(told.kind).toBe('clarify');
    expect(told.choices).toEqual(choices);
  });

  it('asks which of the two that were compared', () => {
    const turns = ['compare a graphic designer and an interaction designer', 'and what does the junior do?'];
    expect(whole.converse(...turns).at(-1)?.choices).toEqual([
      'Junior graphic designer',
      'Junior interaction designer',
    ]);
  });

  it('asks before it takes Testing for penetration testing', () => {
    const { kind, lines, choices } = whole.ask('which roles need penetration testing at expert?');
    expect(kind).toBe('clarify');
    expect(lines[0]).toContain('“penetration testing”');
    expect(choices).toContain('Testing');
  });

  it('takes the choice typed, and answers what was asked first', () => {
    const [asked, chosen] = whole.converse(
      'what skills does a junior delivery manager need?',
      'the associate',
    );
    expect(asked?.kind).toBe('clarify');
    expect(chosen?.lines[0]).toBe('Associate delivery manager: skills');
  });
});

describe('several readings, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('has no question about a name that only one thing has', () => {
    expect(seed.ask('what does a service manager do?').kind).toBe('answer');
  });
});
