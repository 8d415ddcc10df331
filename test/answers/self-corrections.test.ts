import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(
  `somebody who takes back what they wrote, on the whole framework${whereMissing}`,
  () => {
    let whole: OpenAnswers;

    beforeAll(async () => {
      whole = await openAnswers(wholeFolder);
    });

    it.each([
      ['tell me about a data engineer. no wait, a network architect', 'Network architect'],
      ['tell me about a problem manager i mean an incident manager', 'Incident manager'],
      ['tell me about data analyst, sorry i meant data scientist', 'Data scientist'],
      ['what does a content designer do, scratch that, a service designer', 'Service designer'],
      ['skills of a data engineer, not the senior one', 'Data engineer: skills'],
      ['what does a delivery manager do? oops, product manager', 'Product manager'],
    ])('“%s” gives %s', (question, title) => {
      const { kind, lines } = whole.ask(question);
      expect(kind).toBe('answer');
      expect(lines[0]).toBe(title);
    });
  },
);

describe('somebody who takes back what they wrote, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('takes the skill that was meant', () => {
    const { lines } = seed.ask('tell me about user focus. no wait, i meant service focus');
    expect(lines[0]).toBe('Service focus');
  });
});
