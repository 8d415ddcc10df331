import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`what a role level does, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    ['what does an IT service manager do?', 'IT service manager'],
    ['what does a senior data analyst do', 'Senior data analyst'],
    ['DATA ENGINEER', 'Data engineer'],
    ['tell me about the devops engineer role', 'DevOps engineer'],
    ['hiya, what is a network architect responsible for? asking for a friend', 'Network architect'],
    ['what does the head of IT service management do?', 'Head of IT service management'],
  ])('“%s” shows %s', (question, name) => {
    const { kind, lines, answer } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(lines[0]).toBe(name);
    expect(answer.citations[0]?.roleLevel).toBe(name);
  });

  it('has the summary, the place on the ladder, every duty and every skill, in the document’s words', () => {
    const { lines } = whole.ask('what does an IT service manager do?');
    expect(lines.slice(0, 10)).toEqual([
      'IT service manager',
      'IT operations · second of four role levels',
      'An IT service manager is responsible for defining service level agreements (SLAs) and operational level agreements (OLAs) across all relevant business functions.',
      'At this role level, you will:',
      '- manage a fully functioning multi-sourced service support team with a customer-centric support approach across multiple locations, focused on service availability and performance',
      '- ensure that all service and support functions remain responsive to customer needs',
      '- ensure that the service catalogue and wider IT service operations knowledge library are maintained',
      '- ensure that adequate reporting and service standards are met for your specific service',
      '- ensure that all technical change is communicated and managed, with appropriate governance',
      '- ensure that a programme of continual service improvement is put in place across the wider service delivery function',
    ]);
    expect(lines).toContain('- Service focus: practitioner');
    expect(lines).toContain('- User focus: working');
  });

  it('offers the other role levels of the role, one tap away', () => {
    expect(whole.ask('what does an IT service manager do?').choices).toEqual(
      expect.arrayContaining([
        'IT service analyst',
        'Senior IT service manager',
        'Head of IT service management',
      ]),
    );
  });
});

describe('what a role level does, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('describes the role level with its six duties, its source and its line', () => {
    const { kind, lines, answer } = seed.ask('what does an IT service manager do?');
    expect(kind).toBe('answer');
    expect(lines[0]).toBe('IT service manager');
    expect(lines.slice(4, 10).every((line) => /^- (manage|ensure) /.test(line))).toBe(true);
    expect(answer.citations[0]).toMatchObject({
      n: 1,
      role: 'IT service manager',
      roleLevel: 'IT service manager',
      file: 'it-service-manager.txt',
      line: 5,
    });
  });

  it('states no level that the document does not state', () => {
    const { answer } = seed.ask('what does an IT service manager do?');
    expect(answer.citations.some(({ skillLevel }) => skillLevel)).toBe(false);
  });
});
