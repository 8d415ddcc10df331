import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`what comes next, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    [
      'what comes after IT service manager, and what changes?',
      'IT service manager',
      'Senior IT service manager',
    ],
    ['next level after data engineer?', 'Data engineer', 'Senior data engineer'],
    ['how do i get promoted from senior data engineer', 'Senior data engineer', 'Lead data engineer'],
    ['what changes from a data engineer to a lead data engineer?', 'Data engineer', 'Lead data engineer'],
  ])('“%s”', (question, from, to) => {
    const { kind, lines, answer } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(lines[0]).toBe(to);
    expect(answer.topic?.roleLevels.map(({ roleLevel }) => roleLevel)).toEqual([from, to]);
  });

  it('lists the levels that rise, from and to', () => {
    const { answer } = whole.ask('what comes after IT service manager?');
    const rows = answer.blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Asset and configuration management', 'working', 'practitioner'],
      ['Business analysis (IT operations)', 'working', 'practitioner'],
      ['Continual service improvement', 'working', 'practitioner'],
      ['IT service reporting', 'working', 'practitioner'],
      ['Ownership and initiative', 'working', 'practitioner'],
      ['Service management framework knowledge', 'working', 'practitioner'],
      ['Stakeholder relationship management (IT operations)', 'working', 'practitioner'],
      ['Strategic thinking', 'working', 'practitioner'],
      ['User focus', 'working', 'practitioner'],
    ]);
  });

  it('says that nothing comes after the highest role level', () => {
    const { kind, lines } = whole.ask('what comes after head of IT service management?');
    expect(kind).toBe('answer');
    expect(lines.join(' ')).toContain('is the highest of the four role levels of IT service manager');
  });
});

describe('what comes next, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('says that the documents name none after the only role level', () => {
    const { kind, lines, answer } = seed.ask('what comes after IT service manager?');
    expect(kind).toBe('answer');
    expect(lines.join(' ')).toContain('name none after it');
    expect(answer.citations).toHaveLength(1);
  });
});
