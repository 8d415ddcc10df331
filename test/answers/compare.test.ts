import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`comparing two role levels, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    ['difference between an incident manager and a problem manager', 'Incident manager', 'Problem manager'],
    ['compare a delivery manager with a data engineer', 'Delivery manager', 'Data engineer'],
    ['data analyst vs data scientist', 'Data analyst', 'Data scientist'],
    ['difference between a senior and a lead data engineer', 'Senior data engineer', 'Lead data engineer'],
    [
      'how is a network architect different from a security architect?',
      'Network architect',
      'Security architect',
    ],
  ])('“%s” has both sides', (question, first, second) => {
    const { kind, lines, answer } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(lines[0]).toBe(`${first} and ${second}`);
    expect(answer.citations.slice(0, 2).map(({ roleLevel }) => roleLevel)).toEqual([first, second]);
  });

  it('tells what only one asks for from what both ask for, with the levels of each', () => {
    const { lines, answer } = whole.ask('compare a delivery manager with a data engineer');
    expect(lines).toContain('- Agile and Lean practices: practitioner');
    expect(lines).toContain('- Data modelling: working');
    const shared = answer.blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
    expect(shared.map(({ cells }) => cells)).toEqual([
      ['Communicating between the technical and non-technical', 'practitioner', 'awareness'],
    ]);
  });
});

describe('comparing two role levels, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('does not compare a role level with one that the documents do not have', () => {
    const { answer } = seed.ask('difference between an IT service manager and a problem manager');
    expect(answer.citations.some(({ roleLevel }) => roleLevel !== 'IT service manager')).toBe(false);
  });
});
