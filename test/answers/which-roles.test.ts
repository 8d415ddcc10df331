import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`which roles need a skill, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it('lists every role level at that level and nothing else', () => {
    const { kind, answer } = whole.ask('which roles need user focus at expert level?');
    expect(kind).toBe('answer');
    expect(answer.citations.map(({ roleLevel }) => roleLevel)).toEqual([
      'Lead business relationship manager',
      'Head of command and control',
      'Principal end user computing engineer',
      'Head of IT service management',
      'Principal infrastructure operations engineer',
      'Head of service desk',
      'Head of accessibility',
      'Content strategist',
      'Technical writer',
      'Lead technical writer',
    ]);
  });

  it('counts them in the text', () => {
    const { lines } = whole.ask('which roles need user focus at expert level?');
    expect(lines[1]).toMatch(/^Ten role levels in nine roles/);
  });

  it('takes “or above” for that level and the higher ones', () => {
    const question = 'which roles need asset and configuration management at practitioner or above?';
    const cited = whole.ask(question).answer.citations;
    expect(new Set(cited.map(({ roleLevel, skillLevel }) => `${roleLevel}: ${skillLevel}`))).toEqual(
      new Set([
        'Principal application operations engineer: practitioner',
        'Change and release manager: expert',
        'Head of command and control: practitioner',
        'Principal end user computing engineer: practitioner',
        'Senior IT service manager: practitioner',
        'Head of IT service management: expert',
        'Principal infrastructure operations engineer: practitioner',
      ]),
    );
  });

  it.each([
    ['user focus at practitioner+, which roles?', 'User focus at practitioner level or above'],
    ['data visualisation, working & up. who?', 'Data visualisation at working level or above'],
    [
      'roles with prototyping at working or practitioner please',
      'Prototyping at working to practitioner level',
    ],
    ['designing secure systems... for whom is that?', 'Designing secure systems'],
    [
      'governance and assurance but for accessibility. who needs it?',
      'Governance and assurance (accessibility)',
    ],
    ['who needs agile working? not the content design version', 'Agile working'],
    ['Show every role that includes performance measurement.', 'Performance measurement'],
  ])('“%s”', (question, title) => {
    const { kind, lines } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(lines[0]).toBe(title);
  });

  it('lists all 35 where no level is named', () => {
    const { answer } = whole.ask('who needs asset and configuration management?');
    expect(new Set(answer.citations.map(({ roleLevel }) => roleLevel)).size).toBe(35);
  });
});

describe('which roles need a skill, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('finds the one role level', () => {
    const { kind, answer } = seed.ask('which roles need user focus?');
    expect(kind).toBe('answer');
    expect(answer.citations.map(({ roleLevel }) => roleLevel)).toEqual(['IT service manager']);
  });

  it('finds none at a level, for the document states none', () => {
    const { kind, lines } = seed.ask('which roles need user focus at expert level?');
    expect(kind).toBe('answer');
    expect(lines.join(' ')).toContain('No role level asks for User focus at expert level.');
  });
});
