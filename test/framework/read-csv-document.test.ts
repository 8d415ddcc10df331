import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/framework/knowledge-error.ts';
import { createRowCount, readCsvDocument } from '../../src/framework/read-csv-document.ts';
import { createWordStore } from '../../src/framework/statements.ts';
import { fileOf, problemsOf, roleContentHeader, skillHeader } from './folders.ts';

const read = (text: string, countRow = createRowCount()) =>
  readCsvDocument(fileOf('a.csv', text), createWordStore(), countRow);

describe('role content', () => {
  it('is read with the line of every statement inside quoted cells', async () => {
    const cells = [
      'Ops',
      'Tester',
      '"Tests.\n\nIn this role, you will:\n- test ""well"""',
      'Tester',
      'MISSING',
      'Testing',
      '',
      ' Expert ',
      '"You can:\n- plan"',
      '',
    ];
    const { roles, roleLevels, skills } = await read(`${roleContentHeader}\n\n${cells.join(',')}\n`);
    const url = 'https://ddat-capability-framework.service.gov.uk/role/tester';
    const at = (line: number) => ({ file: 'a.csv', line, url });
    expect(roles).toEqual([
      {
        name: 'Tester',
        family: 'Ops',
        source: at(3),
        description: [
          { words: 'Tests.', form: 'sentence', source: at(3) },
          { words: 'In this role, you will:', form: 'lead-in', source: at(5) },
          { words: 'test "well"', form: 'bullet', source: at(6) },
        ],
      },
    ]);
    const statements = [
      { words: 'You can:', form: 'lead-in', source: at(6) },
      { words: 'plan', form: 'bullet', source: at(7) },
    ];
    const expectations = [{ skill: 'Testing', level: 'expert', statements, source: at(6) }];
    expect(roleLevels).toEqual([
      { role: 'Tester', name: 'Tester', description: [], expectations, source: at(6) },
    ]);
    expect(skills).toEqual([
      { name: 'Testing', description: [], levels: { expert: statements }, source: at(6) },
    ]);
  });

  it('is found by its header in any order, case and spacing, with columns that nobody asked for', async () => {
    const text =
      '\ufeffpay, SKILL  name ,skill level,Skill Level Description,skill description,role level description,role level,role description,role,role family\r\n' +
      '1,Testing,working,,,,Senior tester,,Tester,Ops\r\n';
    const { origin, roleLevels } = await read(text.replace('\ufeff', ''));
    expect(origin).toBe('role content');
    expect(roleLevels.map(({ role, name, expectations }) => [role, name, expectations.length])).toEqual([
      ['Tester', 'Senior tester', 1],
    ]);
  });

  it('notes a row that contradicts an earlier one', async () => {
    const { differences } = await read(
      `${roleContentHeader}\nF,R,one.,L,x.,S,d.,Working,w,\nF,R,two.,L,y.,S,e.,Expert,v,\nF,R,one.,L,x.,S,d.,Working,w,\n`,
    );
    expect(differences).toEqual([
      'a.csv:3 describes R in other words than a.csv:2, which is used.',
      'a.csv:3 describes L in other words than a.csv:2, which is used.',
      'a.csv:3 describes S in other words than a.csv:2, which is used.',
      'a.csv:3 asks L for S otherwise than a.csv:2, which is used.',
    ]);
  });
});

describe('skill descriptions', () => {
  it('have no entry for a level that is missing or not defined', async () => {
    const { skills } = await read(
      `${skillHeader}\nTesting,Tests.,MISSING,You can,,This skill level is currently not defined.,x\n`,
    );
    const source = {
      file: 'a.csv',
      line: 2,
      url: 'https://ddat-capability-framework.service.gov.uk/skills#testing',
    };
    expect(skills).toEqual([
      {
        name: 'Testing',
        description: [{ words: 'Tests.', form: 'sentence', source }],
        levels: { working: [{ words: 'You can', form: 'lead-in', source }] },
        source,
      },
    ]);
  });
});

describe('a CSV file with a mistake', () => {
  const cells = (row: string) => `${roleContentHeader}\n${row}\n`;
  it.each([
    ['', /^a\.csv:1: is empty; the first row must name the columns Role Family, .* Expert$/],
    ['name,team\n', /^a\.csv:1: has columns that are not known; .*with commas between them$/],
    ['Role Family;Role;Role Level\n', /^a\.csv:1: has columns that are not known; /],
    [
      roleContentHeader.replace('Skill Level,', ''),
      /^a\.csv:1: has no column "Skill Level"; the first row must name /,
    ],
    [`${skillHeader},EXPERT\n`, /^a\.csv:1: has two columns "Expert"; delete one of them$/],
    [
      cells('F,R,d,"L\n,e,S'),
      /^a\.csv:2: the row that begins here has a quote that is never closed; add the missing "$/,
    ],
    [cells('F,R,d,L"x",e,S'), /^a\.csv:2: the row that begins here has a quote in the wrong place; /],
    [
      cells('F,R,a,b,c,L,e,S,,Working,w,x'),
      /^a\.csv:2: the row that begins here has more cells than the first row; /,
    ],
    [
      cells('F,R,"d\nd",L,e,S,d,guru,w,'),
      /^a\.csv:3: has the skill level "guru"; write awareness, working, practitioner or expert$/,
    ],
    [
      cells('F,R,d,L,e, ,d,Working,w,'),
      /^a\.csv:2: has a skill without a name; write its name or delete it$/,
    ],
    [cells('F,,d,L,e,S,d,Working,w,'), /^a\.csv:2: has a role without a name; /],
    [cells('F,R,d,,e,S,d,Working,w,'), /^a\.csv:2: has a role level without a name; /],
    [
      cells(`F,R,"${'x'.repeat(6000)}",L,e,S,d,Working,w,`),
      /^a\.csv:2: has more than 5000 characters in one line; /,
    ],
    [
      cells(`F,R,"${'x\n'.repeat(600_000)}"`),
      /^a\.csv:2: the row that begins here has more than 1048576 bytes; /,
    ],
  ])('%# is told where and how to mend it', async (text, problem) => {
    const problems = await problemsOf(read(text));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('has all its rows checked', async () => {
    const text = cells('F,R,d,L,e,,d,Working,w,\nF,R,d,L,e,S,d,guru,w,\nF,,d,L,e,S,d,Expert,w,');
    expect((await problemsOf(read(text))).map((problem) => problem.slice(0, 8))).toEqual([
      'a.csv:2:',
      'a.csv:3:',
      'a.csv:4:',
    ]);
  });
});

describe('the limit on rows', () => {
  const table = `${skillHeader}\nTesting,,,,,,\n\n`;

  it('counts the rows of all files together, headers and blank ones too', async () => {
    const countRow = createRowCount(5);
    await read(table, countRow);
    expect(await problemsOf(read(table, countRow))).toEqual([
      'a.csv:3: the CSV files have more than 5 rows together; take some rows out',
    ]);
  });

  it('lets pass as many as it says', async () => {
    expect(await problemsOf(read(table, createRowCount(3)))).toEqual([]);
  });
});

describe('any rows', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '"', '""', '"a\nb"', 'MISSING', 'NOT IN USE', 'Working', 'R', '- x', '\u202e', '\r'),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 });

  it.each([roleContentHeader, skillHeader, ''])(
    'under the header "%s" are read or refused with a KnowledgeError',
    async (header) => {
      await fc.assert(
        fc.asyncProperty(rows, async (table) => {
          const text = [header, ...table.map((row) => row.join(','))].join('\n');
          try {
            await read(text);
          } catch (error) {
            expect(error).toBeInstanceOf(KnowledgeError);
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});
