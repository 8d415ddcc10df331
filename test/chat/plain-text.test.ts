import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plain-text.ts';
import type { Block } from '../../src/chat/reply.ts';
import { chart, csv } from '../platforms/summary-reply.ts';

const paragraph = (text: string, cites: number[] = [], detail = false): Block => ({
  type: 'paragraph',
  line: { text, cites },
  detail,
});

describe('a reply as plain text', () => {
  it('has every block, those of "show all" included', () => {
    const blocks: Block[] = [
      { type: 'title', text: 'IT service manager', note: 'IT operations', detail: false },
      paragraph('Is responsible for agreements.', [1]),
      paragraph('You will:'),
      { type: 'list', items: [{ text: 'manage a team', cites: [1] }], detail: false },
      { type: 'list', items: [{ text: 'respond', cites: [1] }], detail: true },
      { type: 'heading', text: 'Skills', detail: true },
      {
        type: 'table',
        columns: ['Skill', 'Level'],
        rows: [
          { cells: ['User focus', 'working'], cites: [3] },
          { cells: ['Planning', ''], cites: [] },
        ],
        detail: true,
      },
      paragraph('The end.', [], true),
    ];
    expect(toPlainText({ blocks })).toBe(
      [
        'IT service manager',
        'IT operations',
        '',
        'Is responsible for agreements. [1]',
        '',
        'You will:',
        '- manage a team [1]',
        '- respond [1]',
        '',
        'Skills',
        '- User focus: working [3]',
        '- Planning',
        '',
        'The end.',
      ].join('\n'),
    );
  });

  it('has the sentences of a paragraph one after the other, close to the list that they lead to', () => {
    const blocks: Block[] = [
      { type: 'title', text: 'User focus', note: '', detail: false },
      {
        type: 'prose',
        lines: [
          { text: 'It is about needs.', cites: [1] },
          { text: 'Two roles need it.', cites: [] },
          { text: 'They are:', cites: [2, 3] },
        ],
        detail: false,
      },
      { type: 'list', items: [{ text: 'IT service manager', cites: [2] }], detail: false },
    ];
    expect(toPlainText({ blocks })).toBe(
      [
        'User focus',
        '',
        'It is about needs. [1] Two roles need it. They are: [2] [3]',
        '- IT service manager [2]',
      ].join('\n'),
    );
  });

  it('leaves out the note of a title that has none', () => {
    const blocks: Block[] = [{ type: 'title', text: 'User focus', note: '', detail: false }];
    expect(toPlainText({ blocks })).toBe('User focus');
  });

  it('says whose level it is where a table compares', () => {
    const blocks: Block[] = [
      {
        type: 'table',
        columns: ['Skill', 'Incident manager', 'Problem manager'],
        rows: [
          { cells: ['User focus', 'working', 'expert'], cites: [1, 2] },
          { cells: ['Planning', '', 'working'], cites: [3] },
        ],
        detail: false,
      },
    ];
    expect(toPlainText({ blocks })).toBe(
      [
        '- User focus: Incident manager: working; Problem manager: expert [1] [2]',
        '- Planning: Problem manager: working [3]',
      ].join('\n'),
    );
  });

  it('says what a chart shows, and names its files', () => {
    expect(toPlainText({ blocks: [paragraph('This is your team.'), chart], attachments: [csv] })).toBe(
      [
        'This is your team.',
        '',
        'How the service desk stands against its role levels, in percent of 12 people.',
        'User focus: 70% at or above, 20% below.',
        'Service focus: 55% at or above, 35% below.',
        'Stakeholder management: 40% at or above, 50% below.',
        'Continual service improvement: 25% at or above, 60% below.',
        '',
        'File: team-summary.csv',
      ].join('\n'),
    );
  });

  it.each([
    [[], 'Said.'],
    [[1], 'Said. [1]'],
    [[1, 2], 'Said. [1] [2]'],
    [[2, 3, 4], 'Said. [2–4]'],
    [[1, 3, 4, 5, 8, 9], 'Said. [1] [3–5] [8] [9]'],
  ])('draws the numbers %j together where three follow each other', (cites, text) => {
    expect(toPlainText({ blocks: [paragraph('Said.', cites)] })).toBe(text);
  });
});
