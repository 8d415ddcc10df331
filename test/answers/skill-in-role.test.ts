import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`a skill in a role level, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    [
      'what level of user focus does an IT service manager need?',
      'IT service manager',
      'User focus',
      'working',
    ],
    [
      'how good at service focus must an incident manager be?',
      'Incident manager',
      'Service focus',
      'working',
    ],
    [
      'how strong should a lead data engineer be in data modelling',
      'Lead data engineer',
      'Data modelling',
      'expert',
    ],
    [
      'does a delivery manager need planning at a high level? how good',
      'Delivery manager',
      'Planning',
      'practitioner',
    ],
  ])('“%s”', (question, roleLevel, skill, skillLevel) => {
    const { kind, answer } = whole.ask(question);
    expect(kind).toBe('answer');
    expect(answer.citations[0]).toMatchObject({ roleLevel, skill, skillLevel });
  });

  it('shows the bullets of that level', () => {
    const { lines } = whole.ask('how good at service focus must an incident manager be?');
    expect(lines).toContain('- take inputs and establish coherent frameworks that work');
  });

  it('says so where the role level does not ask for the skill, and what it asks for', () => {
    const { kind, lines } = whole.ask('what level of user focus does a delivery manager need?');
    expect(kind).toBe('answer');
    expect(lines.join(' ')).toContain('Delivery manager does not ask for User focus.');
    expect(lines.join(' ')).toContain('Maintaining delivery momentum');
  });

  it('takes the skill that the role level asks for, where several share a name', () => {
    const { answer } = whole.ask(
      'how good at stakeholder relationship management must an IT service manager be?',
    );
    expect(answer.citations[0]).toMatchObject({
      roleLevel: 'IT service manager',
      skill: 'Stakeholder relationship management (IT operations)',
      skillLevel: 'working',
    });
  });
});

describe('a skill in a role level, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('shows the bullets and says that the level is not stated', () => {
    const { kind, lines, answer } = seed.ask('how good at user focus must an IT service manager be?');
    expect(kind).toBe('answer');
    expect(lines.join(' ')).toContain('the documents do not state a level');
    expect(lines).toContain('- understand and define research that fits user needs');
    expect(answer.citations[0]).toMatchObject({ roleLevel: 'IT service manager', skill: 'User focus' });
  });
});
