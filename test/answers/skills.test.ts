import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import {
  type OpenAnswers,
  openAnswers,
  seedFolder,
  skillsCited,
  whereMissing,
  wholeFolder,
} from './open-answers.ts';

describe.skipIf(!hasShared)(`the skills of a role level, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    'what skills does a senior data analyst need?',
    'senior data analyst skills',
    'which capabilities should a senior data analyst have',
    'hi! what do i need to know to be a senior data analyst?',
  ])('“%s” gives all nine, each with its level', (question) => {
    const told = whole.ask(question);
    expect(told.kind).toBe('answer');
    expect(skillsCited(told, 'Senior data analyst')).toEqual([
      'Applying statistical and analytical tools and techniques: practitioner',
      'Communicating between the technical and non-technical: practitioner',
      'Data ethics and privacy: practitioner',
      'Data management: practitioner',
      'Data preparation and linkage: practitioner',
      'Data visualisation: practitioner',
      'Delivering business impact through data: practitioner',
      'Developing code for analysis: practitioner',
      'Managing a data project: practitioner',
    ]);
  });

  it('keeps to one level where one is asked for', () => {
    const told = whole.ask('which skills does a delivery manager need at expert level?');
    expect(skillsCited(told, 'Delivery manager')).toEqual(['Making a process work: expert']);
  });

  it('says that there is none at a level that the role level does not ask for', () => {
    const { kind, lines, answer } = whole.ask(
      'which skills does a data engineer need at practitioner level?',
    );
    expect(kind).toBe('answer');
    expect(lines.join(' ')).toMatch(/no skills at practitioner level/i);
    expect(answer.citations).toHaveLength(1);
  });

  it('is complete for every role level of the framework', () => {
    const incomplete = whole.framework.roleLevels.filter(({ name, expectations }) => {
      const cited = skillsCited(whole.ask(`What skills does a ${name} need?`), name);
      const asked = expectations.map(({ skill, level }) => `${skill.name}: ${level ?? 'not stated'}`);
      return JSON.stringify(cited) !== JSON.stringify(asked);
    });
    expect(incomplete.map(({ name }) => name)).toEqual([]);
  });
});

describe('the skills of a role level, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('gives the nine of the document, and states no level', () => {
    const told = seed.ask('what skills does an IT service manager need?');
    expect(skillsCited(told, 'IT service manager')).toEqual([
      'Asset and configuration management: not stated',
      'Business analysis (IT operations): not stated',
      'IT service reporting: not stated',
      'Ownership and topic: not stated',
      'Service focus: not stated',
      'Service management framework knowledge: not stated',
      'Stakeholder relationship management (IT operations): not stated',
      'Strategic thinking: not stated',
      'User focus: not stated',
    ]);
  });
});
