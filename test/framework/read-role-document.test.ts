import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/framework/knowledge-error.ts';
import { readRoleDocument } from '../../src/framework/read-role-document.ts';
import { createWordStore } from '../../src/framework/statements.ts';
import { fileOf, problemsOf } from './folders.ts';

const read = (text: string, keep = createWordStore()) => readRoleDocument(fileOf('a.txt', text), keep);

const plain = `IT operations role: Tester
- A tester tests.

Role level: Senior tester
- A senior tester tests more.

At this role level, you will:
- test

Skill: Testing
Skill level: practitioner
- plan tests
`;

const markdown = `# IT operations role: Tester

A tester tests.

## Role level: Senior tester

* A senior tester
  tests more.

### At this role level, you will:

• test

### Skills

### Skill: Testing
**Level:** Practitioner
- plan
  tests
`;

describe('a role document', () => {
  it('says the same in plain text and in Markdown, each from its own lines', async () => {
    const words = async (text: string) => {
      const { roles, roleLevels } = await read(text);
      return JSON.parse(
        JSON.stringify({ roles, roleLevels }, (key, value) =>
          key === 'source' || key === 'asWritten' ? undefined : value,
        ),
      );
    };
    expect(await words(plain)).toEqual({
      roles: [
        {
          name: 'Tester',
          family: 'IT operations',
          description: [{ words: 'A tester tests.', form: 'sentence' }],
        },
      ],
      roleLevels: [
        {
          role: 'Tester',
          name: 'Senior tester',
          description: [
            { words: 'A senior tester tests more.', form: 'sentence' },
            { words: 'At this role level, you will:', form: 'lead-in' },
            { words: 'test', form: 'bullet' },
          ],
          expectations: [
            {
              skill: 'Testing',
              level: 'practitioner',
              statements: [{ words: 'plan tests', form: 'bullet' }],
            },
          ],
        },
      ],
    });
    expect(await words(markdown)).toEqual(await words(plain));
    const { roleLevels } = await read(markdown);
    expect(roleLevels[0]?.description.map(({ source }) => source.line)).toEqual([7, 10, 12]);
    expect(roleLevels[0]?.expectations[0]?.source).toEqual({ file: 'a.txt', line: 16 });
  });

  it('may hold several role levels', async () => {
    const { roleLevels } = await read('Role: A\nRole level: B\n- b\nRole level: C\nSkill: S\n- s\n');
    expect(roleLevels.map(({ name, role }) => [name, role])).toEqual([
      ['B', 'A'],
      ['C', 'A'],
    ]);
  });

  it.each([
    ['Windows line ends', plain.replaceAll('\n', '\r\n')],
    ['line separators at line ends', plain.replaceAll('\n', '\u2028\n')],
    ['trailing spaces', plain.replaceAll('\n', ' \u00a0\n')],
    [
      'other case and spacing in headings',
      plain.replaceAll('Role level: ', 'ROLE  LEVEL :').replace('Skill:', ' skill :'),
    ],
  ])('reads the same with %s', async (_, text) => {
    expect(wordsAlone(await read(text))).toEqual(wordsAlone(await read(plain)));
  });

  it('keeps what only looks like a heading', async () => {
    const text =
      'Role: A\nRole level: B\nIn this role:\n- role: x\nSkill: S\n- Level 3: know it\nYou can\n- do it\nDone.';
    const { roleLevels } = await read(text);
    expect(roleLevels[0]?.description.map(({ words, form }) => [words, form])).toEqual([
      ['In this role:', 'lead-in'],
      ['role: x', 'bullet'],
    ]);
    expect(roleLevels[0]?.expectations[0]?.statements.map(({ words, form }) => [words, form])).toEqual([
      ['Level 3: know it', 'bullet'],
      ['You can', 'lead-in'],
      ['do it', 'bullet'],
      ['Done.', 'sentence'],
    ]);
  });

  it('asks for a skill once that stands twice', async () => {
    const { roleLevels, differences } = await read(
      'Role: A\nRole level: B\nSkill: S\n- s\nSkill: s \n- t\nSkill: S\n- s\n',
    );
    expect(roleLevels[0]?.expectations).toHaveLength(1);
    expect(differences).toEqual(['a.txt:5 asks B for s otherwise than a.txt:3, which is used.']);
  });

  it('is called like the role where its name is not in use', async () => {
    const { roleLevels } = await read(
      'Role: A\nRole level: NOT IN USE\nSkill: S\nSkill level: NOT IN USE\nMISSING\n',
    );
    expect(roleLevels[0]).toMatchObject({
      name: 'A',
      expectations: [{ skill: 'S', level: undefined, statements: [] }],
    });
  });
});

describe('a role document with a mistake', () => {
  it.each([
    ['', ['a.txt:1: names no role; begin with a line "Role: " and the role\'s name']],
    ['Role: A\n', ['a.txt:1: names no role level; add a line "Role level: " and its name']],
    [
      '- lost\n- lost too\nRole: A\nRole level: B\n',
      [
        'a.txt:1: has text before any heading it could belong to; put it below a line "Role: ", "Role level: " or "Skill: " and a name',
      ],
    ],
    [
      'Role level: B\nSkill: S\n- s\nRole:\nRole: A\nRole level: \nSkill level: expert\n',
      [
        'a.txt:1: has a role level before any role; put a line "Role: " and the role\'s name first',
        'a.txt:2: has the skill "S" before any role level; put a line "Role level: " and its name first',
        'a.txt:4: has a role without a name; write its name or delete it',
        'a.txt:6: has a role level without a name; write its name or delete it',
        'a.txt:7: has a skill level that belongs to no skill; put it below a line "Skill: "',
      ],
    ],
    [
      'Role: A\nRole level: B\nSkill: S\nLevel: guru\u202e\u001b\nSkill: MISSING\n## Salary\n- 30\n',
      [
        'a.txt:4: has the skill level "guru"; write awareness, working, practitioner or expert',
        'a.txt:5: has a skill without a name; write its name or delete it',
        'a.txt:6: has the heading "Salary", which is not known; headings are Role, Role level and Skill, each with a colon and a name',
      ],
    ],
    [
      `Role: A\nRole level: ${'B'.repeat(201)}\n`,
      [
        `a.txt:2: has a role level whose name is longer than 200 characters: "${'B'.repeat(59)}…"; shorten it`,
      ],
    ],
    [
      `Role: A\n${'x'.repeat(6000)}`,
      ['a.txt:2: has more than 5000 characters in one line; break it into sentences or bullets'],
    ],
    [
      `Role: A\n- a${'\n  b'.repeat(5000)}`,
      ['a.txt:2502: has more than 5000 characters in one line; break it into sentences or bullets'],
    ],
    [
      `Role: A\n${'- a\n'.repeat(1_000_000)}`,
      ['a.txt:10001: has more than 10000 lines of text in one place; divide the document'],
    ],
  ])('%# is told where and how to mend it', async (text, problems) => {
    expect(await problemsOf(read(text))).toEqual(problems);
  });

  it('stops after a hundred problems', async () => {
    const problems = await problemsOf(read('Skill:\n'.repeat(100_000)));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe(
      'a.txt:100: has 100 problems up to here; mend these, then start again for the others',
    );
  });
});

describe('the limit on statements', () => {
  const document = 'Role: A\nRole level: B\n- b\nSkill: S\n- s\n';

  it('counts those of all files together, the same words again too', async () => {
    const keep = createWordStore(3);
    await read(document, keep);
    expect(await problemsOf(read(document, keep))).toEqual([
      'a.txt:5: the folder holds more than 3 sentences and bullets; take some documents out',
    ]);
  });

  it('lets pass as many as it says', async () => {
    expect(await problemsOf(read(document, createWordStore(2)))).toEqual([]);
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Role: ',
      'Role level: ',
      'Skill: ',
      'Skill level: ',
      'Level: expert',
      '# ',
      '- ',
      '  ',
      '\n',
      '\r',
      '\u2028',
      '**',
      'MISSING',
      ':',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );

  it('is read or refused with a KnowledgeError, and what is read stands in its line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const text = Buffer.from(`Role: A\nRole level: B\n${pieces.join('')}`).toString();
        try {
          const { roles, roleLevels } = await read(text);
          const lines = text.split('\n');
          const statements = [
            ...roles.flatMap(({ description }) => description),
            ...roleLevels.flatMap(({ description, expectations }) => [
              ...description,
              ...expectations.flatMap((expectation) => expectation.statements),
            ]),
          ];
          for (const { words, source } of statements) {
            const [first = ''] = words.split(' ');
            expect(lines[source.line - 1]).toContain(first);
            expect(words).not.toBe('');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(KnowledgeError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** The records without how each line is written: that differs with the marks. */
function wordsAlone(records: unknown): unknown {
  return JSON.parse(JSON.stringify(records, (key, value) => (key === 'asWritten' ? undefined : value)));
}
