import { expect, it } from 'vitest';
import { usage } from '../../src/cli/usage.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

const adminTakes =
  'admin takes "status", "deliveries", "feedback --csv", "reload", or "changes" with two folders.';

const names = 'serve, ask, people, check-ins, admin, backup, restore, teams-package';
const people = '"list", "import" with one file, or "bring-back" or "forget" with an email or account';

it.each([
  [[], `Say what to do: ${names}.`],
  [['dance'], `There is no command "dance". The commands are ${names}.`],
  [
    ['ask', '--batch', 'a question'],
    '--batch reads its questions from standard input: leave the question out.',
  ],
  [['ask', '--conversation'], '--conversation goes with --batch; without a question, ask is a conversation.'],
  [['ask', '--json'], '--json needs a question; for many of them use --batch.'],
  [['ask', ''], 'The question is empty.'],
  [['backup'], 'backup takes the name of a new file.'],
  [['restore', 'a', 'b'], 'restore takes the file of a backup.'],
  [['people', 'bring-back'], `people takes ${people}.`],
  [['ask', '--knowledge=', 'q'], '--knowledge needs the name of a folder.'],
  ...[
    ...[[], ['dance'], ['status', 'now'], ['status', '--csv'], ['feedback'], ['reload', '--csv']],
    ...[['changes'], ['changes', 'old'], ['changes', 'old', 'new', 'newer']],
  ].map((words): [string[], string] => [['admin', ...words], adminTakes]),
])('%j is wrong use: %s', async (args, problem) => {
  expect(await runRolecall(args)).toEqual({ code: 2, stdout: '', stderr: `${problem}\n\n${usage}` });
});

it.each([
  [['ask', '--loud', 'q'], '--loud'],
  [['ask', 'q', '--knowledge'], '--knowledge'],
  [['serve', 'now'], 'now'],
])('%j is wrong use and says what was not understood', async (args, word) => {
  const { code, stdout, stderr } = await runRolecall(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.split('\n', 1)[0]).toContain(word);
  expect(stderr.endsWith(usage)).toBe(true);
});

it.each([[['--help']], [['help']], [['ask', '--help']], [['ask', '-h']], [['serve', '--help']]])(
  '%j prints the usage',
  async (args) => {
    expect(await runRolecall(args)).toEqual({ code: 0, stdout: usage, stderr: '' });
  },
);

it('names every wrong setting at once', async () => {
  const cwd = createFolder({ '.env': 'PORT=front\nLOG_LEVEL=loud\n' });
  expect(await runRolecall(['serve'], { cwd })).toEqual({
    code: 1,
    stdout: '',
    stderr: [
      'Rolecall cannot start with these settings:',
      '- PORT must be a number from 0 to 65535, such as 3978 (0 takes any free port). It is "front" now.',
      '- LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent. It is "loud" now.',
      '',
    ].join('\n'),
  });
});
