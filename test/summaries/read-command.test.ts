import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/summaries/read-command.ts';

describe('what a manager may write', () => {
  it.each([
    'team summary',
    'Team summary.',
    'my team summary',
    "show me my team's summary",
    'show my team’s skills',
    'summary of my team',
    'please team summary',
    'team summary, please',
    'team summary, please!',
    'how is my team doing on skills?',
    'How is our team doing?',
    'how is my team',
    "how's my team doing?",
    'how is the team doing on skills?',
    'how are our team getting on with their skills',
  ])('asks for the summary of their team: %s', (text) => {
    expect(readCommand(text)).toEqual({ does: 'summary', scope: 'team' });
  });

  it.each([
    'organisation summary',
    'my organization summary',
    'org roll-up',
    'show me the organisation’s skill summary',
    'How is my department doing on skills?',
    'how is our org doing',
  ])('asks for the summary of all below them: %s', (text) => {
    expect(readCommand(text)).toEqual({ does: 'summary', scope: 'organisation' });
  });

  it.each([
    ['team summary as csv', 'team'],
    ['summary as a CSV file', 'team'],
    ['csv of my team summary', 'team'],
    ['organisation summary as csv', 'organisation'],
  ])('asks for it as a file: %s', (text, scope) => {
    expect(readCommand(text)).toEqual({ does: 'csv', scope });
  });

  it.each([
    ['weekly summary', 'weekly'],
    ['send me my team summary every week', 'weekly'],
    ['summary once a month', 'monthly'],
    ['monthly summaries', 'monthly'],
    ['stop summaries', 'never'],
    ['never send me the team summary', 'never'],
    ['stop my team summaries please', 'never'],
    ['summary never', 'never'],
  ])('says how often it comes: %s, %s', (text, rhythm) => {
    expect(readCommand(text)).toEqual({ does: 'rhythm', rhythm });
  });

  it.each([
    ['my team', { does: 'my-team' }],
    ['Who is in my team?', { does: 'my-team' }],
    ['who’s on my team', { does: 'my-team' }],
    [
      'add Ana@example.org, ben@example.org to my team',
      { does: 'add', whom: 'ana@example.org, ben@example.org' },
    ],
    ['add <@U1> to my team.', { does: 'add', whom: '<@u1>' }],
    ['remove ana@example.org from my team', { does: 'remove', whom: 'ana@example.org' }],
    ['take <@U1> out of my team', { does: 'remove', whom: '<@u1>' }],
  ])('names their team: %s', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });
});

describe('what anybody may write', () => {
  it.each([
    ['leave my team', { does: 'leave' }],
    ['leave this team', { does: 'leave' }],
    ['leave Mia’s team', { does: 'leave' }],
    ['who looked at my levels?', { does: 'looks' }],
    ['who has seen my ratings', { does: 'looks' }],
  ])('is about themselves: %s', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  it.each([
    'summary of the service desk team',
    'team summary for Otto',
    'summary for Otto’s team',
    'how is Otto’s team doing on skills?',
    'how is the data team doing?',
    "otto's team summary",
  ])('asks for another team’s summary: %s', (text) => {
    expect(readCommand(text)).toEqual({ does: 'others' });
  });

  it.each([
    'what does an IT service manager do?',
    'summary of the IT service manager role',
    'summary for an incident manager',
    'summary',
    'how is user focus measured in a team?',
    'what skills does a team lead need?',
    'who leads my team’s retrospectives?',
    'add user focus to my goals',
    'my skills',
    'settings',
    '',
  ])('is something else: %s', (text) => {
    expect(readCommand(text)).toBeUndefined();
  });
});
