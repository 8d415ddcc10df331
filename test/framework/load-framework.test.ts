import { mkdir, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/framework/knowledge-error.ts';
import { loadFramework } from '../../src/framework/load-framework.ts';
import { readPieces } from '../../src/framework/read-file.ts';
import { makeFolder, problemsIn, problemsOf, roleContentHeader, skillHeader } from './folders.ts';

const document = 'Role: Tester\nRole level: Tester\nSkill: Testing\n- plan\n';
const roleContent = `${roleContentHeader}\nOps,Tester,Tests.,tester,Tests more.,Quality,Q.,Working,"You can:\n- plan",\n`;

describe('a folder', () => {
  it('may hold notes, hidden files, other files and folders beside the documents', async () => {
    const folder = await makeFolder({
      'a.TXT': document,
      'README.md': '# Hello',
      'SOURCE.md': '# Source',
      'everyday-words.txt': 'laptop = end user computing',
      '.hidden.txt': 'x',
      'picture.png': 'x',
    });
    await mkdir(join(folder, 'more.txt'));
    expect((await loadFramework(folder)).roleLevels.map(({ name }) => name)).toEqual(['Tester']);
  });

  it('may hold links into itself but not out of it', async () => {
    const folder = await makeFolder({});
    const other = await makeFolder({ 'b.txt': document });
    await mkdir(join(folder, '..data'));
    await writeFile(join(folder, '..data', 'a.txt'), document);
    await symlink('..data/a.txt', join(folder, 'a.txt'));
    expect((await loadFramework(folder)).roleLevels).toHaveLength(1);
    await symlink(join(other, 'b.txt'), join(folder, 'b.txt'));
    await symlink('nothing', join(folder, 'c.txt'));
    const problem = 'is a link to nothing or to a place outside the folder; put the file itself here';
    expect(await problemsOf(loadFramework(folder))).toEqual([`b.txt:1: ${problem}`, `c.txt:1: ${problem}`]);
  });

  it('that is empty, or has skills only, describes no role', async () => {
    const problem =
      /^\/[^:]*: the folder describes no role; put role documents \(\.txt, \.md\) or the role content \(\.csv\) into it$/;
    expect((await problemsIn({}))[0]).toMatch(problem);
    expect((await problemsIn({ 's.csv': `${skillHeader}\nTesting,,,,,,\n` }))[0]).toMatch(problem);
  });

  it('that is not there cannot be read', async () => {
    expect(await problemsOf(loadFramework('/nowhere/at/all'))).toEqual([
      '/nowhere/at/all: cannot be read as a folder (ENOENT); KNOWLEDGE_DIR, or what you gave in its place, must name the folder of the documents',
    ]);
  });

  it('with more than 2,000 documents is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`${index}.txt`, '']));
    expect((await problemsIn(files))[0]).toMatch(/the folder has more than 2000 documents/);
  });

  it('with more than 400 MB of documents is refused before any is read', async () => {
    const folder = await makeFolder({ 'a.csv': '', 'b.csv': '', 'README.md': '' });
    const megabyte = 1024 * 1024;
    await truncate(join(folder, 'README.md'), 500 * megabyte);
    await truncate(join(folder, 'a.csv'), 200 * megabyte);
    await truncate(join(folder, 'b.csv'), 200 * megabyte + 1);
    expect(await problemsOf(loadFramework(folder))).toEqual([
      `${folder}: the folder has more than 400 MB of documents; take some of them out`,
    ]);
  });

  it('with problems in several files is told all of them at once', async () => {
    expect(
      await problemsIn({
        'a.txt': document,
        'b.txt': 'Skill: S\n',
        'c.csv': 'x\n',
        'd.txt': Buffer.from([82, 10, 0xe9, 10]),
        'e.txt': 'Role: A\n\0',
        'f.txt': 'Role: A\n\x1b[31m',
        'g\u202etxt.md': document,
        'h.csv': Buffer.from('\ufeffa', 'utf16le'),
      }).then((problems) => problems.map((problem) => problem.split(';')[0])),
    ).toEqual([
      'gtxt.md:1: has an invisible character in its file name',
      'b.txt:1: has the skill "S" before any role level',
      'c.csv:1: has columns that are not known',
      'd.txt:2: is not UTF-8 text',
      'e.txt:2: holds a NUL byte, so it is not UTF-8 text',
      'f.txt:2: holds the control character U+001B',
      'h.csv:1: is not UTF-8 text',
    ]);
  });

  it('with the same role level in two role documents is told both places', async () => {
    expect(await problemsIn({ 'a.txt': document, 'b.txt': document.toLowerCase() })).toEqual([
      'b.txt:2: describes the role level "tester", which a.txt:2 describes already; delete one of them',
    ]);
  });
});

describe('a role document beside the role content', () => {
  it('wins with its words, and a skill with the same bullets is the same skill', async () => {
    const folder = await makeFolder({ 'a.txt': `${document}Skill: Speed\n- hurry\n`, 'b.csv': roleContent });
    const { roleLevels, skills, differences } = await loadFramework(folder);
    const [tester] = roleLevels;
    expect(roleLevels).toHaveLength(1);
    expect(tester).toMatchObject({
      name: 'tester',
      role: { family: 'Ops' },
      source: { file: 'a.txt', line: 2 },
    });
    expect(tester?.description).toMatchObject([{ words: 'Tests more.', source: { file: 'b.csv', line: 2 } }]);
    expect(tester?.expectations).toMatchObject([
      {
        skill: { name: 'Quality', alsoCalled: ['Testing'] },
        level: 'working',
        source: { file: 'a.txt', line: 3 },
      },
      { skill: { name: 'Speed', levels: {}, description: [] }, level: undefined },
    ]);
    expect(skills.map(({ name }) => name)).toEqual(['Quality', 'Speed']);
    expect(differences).toEqual([
      'a.txt:3 calls the skill Testing what b.csv:2 calls Quality; the words are the same.',
      'a.txt:5 asks tester for Speed, which b.csv:2 does not list.',
    ]);
  });

  it('keeps its own words and levels where the two differ, and says so', async () => {
    const text =
      'Data role: Tester\n- Breaks.\nRole level: Tester\n- Breaks more.\nSkill: quality\nLevel: expert\n- rush\n';
    const { roleLevels, differences } = await loadFramework(
      await makeFolder({ 'a.txt': text, 'b.csv': roleContent }),
    );
    expect(roleLevels[0]?.role.description.map(({ words }) => words)).toEqual(['Breaks.']);
    expect(roleLevels[0]?.expectations).toMatchObject([{ level: 'expert', statements: [{ words: 'rush' }] }]);
    expect(differences).toEqual([
      'a.txt:1 puts Tester into Data, b.csv:2 into Ops, which is used.',
      'b.csv:2 describes Tester in other words than a.txt:1, which is used.',
      'a.txt:3 describes tester in other words than b.csv:2; the role document is used.',
      'a.txt:5 and b.csv:2 ask tester for Quality at expert and at working; the role document is used.',
      'a.txt:5 and b.csv:2 say different things about Quality for tester; the role document is used.',
    ]);
  });

  it('gives a skill no level where its words stand at two levels', async () => {
    const skills = `${skillHeader}\nTesting,T.,"You can:\n- plan","You can:\n- plan",,,\n`;
    const { roleLevels } = await loadFramework(await makeFolder({ 'a.txt': document, 's.csv': skills }));
    expect(roleLevels[0]?.expectations[0]?.level).toBeUndefined();
  });
});

describe('the version', () => {
  it('changes with a document and its name, and with nothing else', async () => {
    const folder = await makeFolder({ 'b.txt': document.replaceAll('Tester', 'Other'), 'a.txt': document });
    const { version } = await loadFramework(folder);
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    await writeFile(join(folder, 'README.md'), 'changed');
    expect((await loadFramework(folder)).version).toBe(version);
    await writeFile(join(folder, 'a.txt'), `${document}\n`);
    const changed = (await loadFramework(folder)).version;
    expect(changed).not.toBe(version);
    await writeFile(join(folder, 'a.txt'), document);
    await rename(join(folder, 'a.txt'), join(folder, 'c.txt'));
    expect([version, changed]).not.toContain((await loadFramework(folder)).version);
  });
});

describe('reading bytes', () => {
  const readAll = async (path: string, maximumBytes = 1000) => {
    const pieces = readPieces({ path, file: 'a.txt', maximumBytes, onBytes: () => undefined });
    const read: Uint8Array[] = [];
    for await (const piece of pieces) read.push(piece);
    return Buffer.concat(read).toString();
  };

  it('never splits a character between pieces', async () => {
    const text = `\ufeffx${'€😀é'.repeat(70_000)}`;
    const folder = await makeFolder({ 'a.txt': text });
    expect((await readAll(join(folder, 'a.txt'), 10_000_000)) === text.slice(1)).toBe(true);
  });

  it('stops at a line of more than a megabyte, which no row may have', async () => {
    const folder = await makeFolder({ 'a.csv': `a\n${','.repeat(2_000_000)}` });
    expect(await problemsOf(readAll(join(folder, 'a.csv'), 10_000_000))).toEqual([
      'a.txt:2: has a line of more than 1048576 bytes; break it',
    ]);
  });

  it('stops at the limit', async () => {
    const folder = await makeFolder({ 'a.txt': 'x'.repeat(1001) });
    expect(await problemsOf(readAll(join(folder, 'a.txt')))).toEqual([
      'a.txt:1: the file is larger than 1000 bytes; divide it',
    ]);
  });

  it.each(['a.txt', 'a.md', 'a.csv'])(
    'ends in a framework or a KnowledgeError for any bytes of %s',
    async (name) => {
      const folder = await makeFolder({});
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
          await writeFile(join(folder, name), bytes);
          await expect(loadFramework(folder)).rejects.toBeInstanceOf(KnowledgeError);
        }),
      );
    },
  );
});
