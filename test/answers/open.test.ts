import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`a duty in words of its own, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    [
      'who keeps the service catalogue up to date?',
      'IT service manager',
      'ensure that the service catalogue',
    ],
    ['which role prepares and manages data?', 'Data analyst', 'prepare and manage data'],
    [
      'who negotiates with contracted suppliers?',
      'Senior delivery manager',
      'negotiate with contracted suppliers',
    ],
    [
      'who is accountable for vendor and supplier management',
      'Principal application operations engineer',
      'be accountable for vendor',
    ],
  ])('“%s” cites %s', (question, roleLevel, quote) => {
    const { kind, answer } = whole.ask(question);
    expect(kind).toBe('answer');
    const cited = answer.citations.filter((citation) => citation.quote.includes(quote));
    expect(cited.map((citation) => citation.roleLevel)).toContain(roleLevel);
  });

  it('shows the words that it cites', () => {
    const { lines } = whole.ask('who keeps the service catalogue up to date?');
    expect(lines).toContain(
      '“ensure that the service catalogue and wider IT service operations knowledge library are maintained”',
    );
  });
});

describe('a duty in words of its own, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it.each([
    ['who keeps the service catalogue up to date?', 'service catalogue'],
    ['who verifies the location and state of IT assets?', 'verify the location and state of IT assets'],
    ['who makes sure continual service improvement happens?', 'programme of continual service improvement'],
  ])('“%s” finds the line that says it', (question, quote) => {
    const { kind, answer } = seed.ask(question);
    expect(kind).toBe('answer');
    expect(answer.citations[0]?.quote).toContain(quote);
    expect(answer.citations[0]?.roleLevel).toBe('IT service manager');
  });
});
