import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ownKnowledge } from '../../src/config.ts';
import { hasShared, sharedFolder } from '../shared-data.ts';
import { createFolder, runRolecall, startRolecall } from './start-rolecall.ts';

const question = 'what does an IT service manager do?';
const linesOf = (stdout: string) => stdout.trimEnd().split('\n');
const jsonOf = (stdout: string) => linesOf(stdout).map((line) => JSON.parse(line));

it('prints a readable answer with its sources', async () => {
  const { code, stdout, stderr } = await runRolecall(['ask', question]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(linesOf(stdout)).toEqual(
    expect.arrayContaining([
      'IT service manager',
      'Sources',
      '[1] IT service manager, role level · it-service-manager.txt:5',
      'You can ask next',
    ]),
  );
  expect(linesOf(stdout).filter((line) => line.length > 80)).toEqual([]);
});

it('takes a question without quotation marks, and words after -- as they are', async () => {
  const { stdout } = await runRolecall(['ask', '--json', 'what', 'does', 'an', 'IT service manager', 'do?']);
  expect(jsonOf(stdout)).toMatchObject([{ question }]);
  const dashed = await runRolecall(['ask', '--json', '--', '--help me']);
  expect(jsonOf(dashed.stdout)).toMatchObject([{ question: '--help me' }]);
});

it('prints one line of JSON', async () => {
  const { code, stdout } = await runRolecall(['ask', '--json', question]);
  const [answer, ...others] = jsonOf(stdout);
  expect({ code, others }).toEqual({ code: 0, others: [] });
  expect(Object.keys(answer)).toEqual(['question', 'kind', 'text', 'citations', 'suggestions', 'ms']);
  expect(answer).toMatchObject({ question, kind: 'answer', ms: expect.any(Number) });
  expect(answer.citations[0]).toEqual({
    n: 1,
    role: 'IT service manager',
    roleLevel: 'IT service manager',
    skill: null,
    skillLevel: null,
    source: 'it-service-manager.txt',
    line: 5,
    url: null,
    quote: expect.stringContaining('An IT service manager is responsible for'),
  });
  expect(answer.suggestions[0]).toBe('What skills does an IT service manager need?');
});

it.each([
  ['', ['chat', 'answer', 'chat', 'answer']],
  ['--conversation', ['chat', 'answer', 'answer', 'answer']],
])('answers a batch %s in order, one line each, none for an empty one', async (flag, kinds) => {
  const input = `hi\n${question}\r\nskills?\n\n${question}`;
  const { code, stdout } = await runRolecall(['ask', '--batch', ...(flag ? [flag] : [])], { input });
  const answers = jsonOf(stdout);
  expect(code).toBe(0);
  expect(answers.map((answer) => answer.question)).toEqual(['hi', question, 'skills?', question]);
  expect(answers.map((answer) => answer.kind)).toEqual(kinds);
});

it('starts a new conversation at an empty line of a batch', async () => {
  const input = `${question}\nskills?\n\nskills?\n`;
  const { stdout } = await runRolecall(['ask', '--batch', '--conversation'], { input });
  expect(jsonOf(stdout).map(({ kind }) => kind)).toEqual(['answer', 'answer', 'chat']);
});

it('has a conversation over a pipe, with suggestions by number', async () => {
  const { code, stdout, stderr } = await runRolecall(['ask'], { input: `${question}\n1\nexit\nnot read\n` });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('What skills does an IT service manager need?\n\nIT service manager: skills\n');
});

it('ends quietly when nobody reads the answers any more', async () => {
  const child = startRolecall(['ask', '--batch']);
  const complaints: string[] = [];
  child.stderr.on('data', (data) => complaints.push(String(data)));
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${question}\n`.repeat(20_000));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(complaints).toEqual([]);
});

it('answers before the input ends', async () => {
  const child = startRolecall(['ask', '--batch']);
  child.stdin.write('hi\n');
  const [first] = await once(child.stdout, 'data');
  expect(JSON.parse(String(first))).toMatchObject({ question: 'hi', kind: 'chat' });
});

/** The files that answers cite, each once. */
const sourcesOf = (stdout: string) => [
  ...new Set(
    jsonOf(stdout).flatMap(({ citations }: { citations: { source: string }[] }) =>
      citations.map(({ source }) => source),
    ),
  ),
];

const described =
  'Operations role: Lamp lighter\n- Lights lamps.\n\nRole level: Lamp lighter\n- Lights all lamps.\n\nSkill: Ladders\n- climb\n';

it.each([
  [
    '--knowledge',
    (folder: string) => ({ args: ['--knowledge', folder], env: { KNOWLEDGE_DIR: '/nowhere' } }),
  ],
  ['KNOWLEDGE_DIR', (folder: string) => ({ args: [], env: { KNOWLEDGE_DIR: folder } })],
])('reads the documents that %s names', async (_, surroundings) => {
  const { args, env } = surroundings(createFolder({ 'lamp-lighter.txt': described }));
  const { stdout } = await runRolecall(['ask', '--json', ...args, 'what does a lamp lighter do?'], { env });
  expect(sourcesOf(stdout)).toEqual(['lamp-lighter.txt']);
});

it('reads the settings of a .env file, which the environment overrules', async () => {
  const knowledge = createFolder({ 'lamp-lighter.txt': described });
  const cwd = createFolder({ '.env': `KNOWLEDGE_DIR=${knowledge}\n` });
  const ofFile = await runRolecall(['ask', '--json', 'what does a lamp lighter do?'], { cwd });
  expect(sourcesOf(ofFile.stdout)).toEqual(['lamp-lighter.txt']);
  const env = { KNOWLEDGE_DIR: ownKnowledge };
  const overruled = await runRolecall(['ask', '--json', question], { cwd, env });
  expect(sourcesOf(overruled.stdout)).toEqual(['it-service-manager.txt']);
});

it.skipIf(!hasShared)(
  hasShared
    ? 'helps a folder without everyday words with its own'
    : 'helps a folder without everyday words with its own (skipped: the framework’s files do not stand beside the project)',
  async () => {
    const { stdout } = await runRolecall([
      'ask',
      '--json',
      '--knowledge',
      `${sharedFolder}/framework`,
      'who fixes it when my laptop is broken?',
    ]);
    expect(jsonOf(stdout)).toMatchObject([{ kind: 'answer' }]);
  },
);

it('prints every problem of broken documents with how to mend it', async () => {
  const folder = createFolder({ 'a.txt': 'just some words\n', 'b.csv': 'one,two\n1,2\n' });
  const { code, stdout, stderr } = await runRolecall(['ask', '--knowledge', folder, question]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^The documents cannot be used as they are:\n- a\.txt:1: .+\n(?:- .+\n)*- b\.csv:1: .+\n/,
  );
  expect(stderr).not.toMatch(/^ {4}at /m);
});
