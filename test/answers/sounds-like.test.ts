import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`work in everyday words, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    ['who makes sure the website can be used by blind people?', 'accessib'],
    ['who answers the phone when my computer breaks?', 'service desk'],
    ['who puts together the laptops that people get?', 'end user computing'],
  ])('“%s” leads to a role of that kind, in the document’s words', (question, part) => {
    const { kind, answer } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(answer.citations[0]?.roleLevel?.toLowerCase()).toContain(part);
  });

  it('never shows a role without a citation of its own words', () => {
    const { answer } = whole.ask('who answers the phone when my computer breaks?');
    expect(answer.citations.length).toBeGreaterThan(0);
  });
});

describe('work in everyday words, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('leads to the one role', () => {
    const { kind, answer } = seed.ask('who deals with the helpdesk when support is slow?');
    expect(kind).toBe('answer');
    expect(answer.citations[0]?.role).toBe('IT service manager');
  });
});
