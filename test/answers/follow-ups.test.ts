import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared } from '../shared-data.ts';
import { type OpenAnswers, openAnswers, seedFolder, whereMissing, wholeFolder } from './open-answers.ts';

describe.skipIf(!hasShared)(`a follow-up, on the whole framework${whereMissing}`, () => {
  let whole: OpenAnswers;

  beforeAll(async () => {
    whole = await openAnswers(wholeFolder);
  });

  it.each([
    [['what does an IT service manager do?', 'and the senior one?'], 'Senior IT service manager'],
    [
      ['what does an IT service manager do?', 'and the senior one?', 'what about her skills?'],
      'Senior IT service manager: skills',
    ],
    [['what does an IT service manager do?', 'what comes next?'], 'Senior IT service manager'],
    [['what does a data engineer do?', 'skills?'], 'Data engineer: skills'],
    [['what skills does a data engineer need?', 'and for a data analyst?'], 'Data analyst: skills'],
    [
      ['what does a data engineer do?', 'and a data analyst?', 'how do the two compare?'],
      'Data engineer and Data analyst',
    ],
    [['what does practitioner mean for user focus?', 'and expert?'], 'User focus'],
    [['what does expert mean for user focus?', 'who needs it at that level?'], 'User focus at expert level'],
    [
      ['how good at user focus must an IT service manager be?', 'and the senior one?'],
      'User focus: Senior IT service manager',
    ],
    [['tell me about the designer', 'service designer'], 'Service designer'],
    [
      [
        'difference between an incident manager and a problem manager',
        'what skills does the first one need?',
      ],
      'Incident manager: skills',
    ],
    [['what skills does a data engineer need?', 'thanks', 'and the lead?'], 'Lead data engineer: skills'],
    [
      ['what does a lead test engineer do?', 'do they need test analysis?'],
      'Test analysis: Lead test engineer',
    ],
    [
      ['what does a user researcher do?', 'what does working mean for inclusive research?'],
      'Inclusive research',
    ],
    [['what does working mean for service support?', 'go on, the highest'], 'Service support'],
    [['what is information security at working?', 'who needs it? any level'], 'Information security'],
    [
      ['who needs planning at expert?', 'and financial management, same level?'],
      'Financial management at expert level',
    ],
    [
      [
        'what does a lead graphic designer do?',
        'and a lead interaction designer?',
        'so what is the difference?',
      ],
      'Lead graphic designer and Lead interaction designer',
    ],
    [
      ['compare data scientist and lead data scientist', 'again, with the trainee instead of the lead'],
      'Data scientist and Trainee data scientist',
    ],
    [
      ['compare lead and principal solution architect', 'same for technical architects'],
      'Lead technical architect and Principal technical architect',
    ],
    [['what skills does a DA need?', 'the second'], 'Data analyst: skills'],
    [['i need the skills for a lead', 'sorry, a lead user researcher'], 'Lead user researcher: skills'],
  ])('%j', (turns, title) => {
    const last = whole.converse(...turns).at(-1);
    expect(last?.kind).toBe('answer');
    expect(last?.lines[0]).toBe(title);
  });

  it('keeps the level that a follow-up names', () => {
    const [, expert] = whole.converse('what does practitioner mean for user focus?', 'and expert?');
    expect(expert?.answer.citations[0]).toMatchObject({ skill: 'User focus', skillLevel: 'expert' });
  });
});

describe('a follow-up, on the seed document', () => {
  let seed: OpenAnswers;

  beforeAll(async () => {
    seed = await openAnswers(seedFolder);
  });

  it('follows from the role level to its skills, and to how good one must be', () => {
    const [, skills, skill] = seed.converse(
      'what does an IT service manager do?',
      'and her skills?',
      'how good at user focus must she be?',
    );
    expect(skills?.lines[0]).toBe('IT service manager: skills');
    expect(skill?.lines[0]).toBe('User focus: IT service manager');
  });
});
