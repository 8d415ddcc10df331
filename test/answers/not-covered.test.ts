import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`what the documents do not say, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    'what is the weather in paris?',
    'recipe for banana bread',
    'what is the capital of france',
    'how do i reset my password',
  ])('“%s” is an unknown subject: names what is covered and the closest roles', (question) => {
    const { kind, lines, choices, answer } = whole.ask(question);
    expect(kind).toBe('not-covered');
    expect(lines.join(' ')).toContain('52 roles (Architecture, Chief digital and data, Data, IT operations,');
    expect(choices.length).toBeGreaterThan(0);
    expect(answer.citations).toEqual([]);
  });

  it.each([
    ['how much does a data analyst earn?', 'data analyst', 'pay'],
    ['what do we pay data engineers', 'data engineer', 'pay'],
    ['can I work from home as a data engineer?', 'data engineer', 'where people work'],
    ['how much annual leave does a delivery manager get?', 'delivery manager', 'leave'],
    ['are there any vacancies for a network architect', 'network architect', 'vacancies'],
  ])('“%s”: the page does not mention it, and what it covers', (question, role, matter) => {
    const { kind, lines, choices, answer } = whole.ask(question);
    expect(kind).toBe('not-covered');
    expect(lines[0]).toBe(`The page on ${role} does not mention ${matter}.`);
    expect(lines[1]).toContain('what the role level does');
    expect(choices).toHaveLength(2);
    expect(answer.citations).toEqual([]);
  });

  it('says so of a matter without a role', () => {
    const { kind, lines } = whole.ask('how do I book annual leave?');
    expect(kind).toBe('not-covered');
    expect(lines[0]).toMatch(/^The documents do not say anything about leave\./);
  });
});

describe('what the documents do not say, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('refuses an unknown subject and a role that is not loaded', () => {
    expect(seed.ask('what is the weather in paris?').kind).toBe('not-covered');
    expect(seed.ask('what skills does a senior data analyst need?').kind).toBe('not-covered');
  });

  it('says of the known role that its page does not mention pay', () => {
    const { kind, lines } = seed.ask('how much does an IT service manager earn?');
    expect(kind).toBe('not-covered');
    expect(lines[0]).toBe('The page on IT service manager does not mention pay.');
  });
});
