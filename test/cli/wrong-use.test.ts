import { expect, it } from 'vitest';
import { usage } from '../../src/cli.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

it.each([
  [[], 'Say what to do: serve, ask, people, check-ins or teams-package.'],
  [
    ['dance'],
    'There is no command "dance". The commands are serve, ask, people, check-ins and teams-package.',
  ],
  [
    ['ask', '--batch', 'a question'],
    '--batch reads its questions from standard input: leave the question out.',
  ],
  [['ask', '--conversation'], '--conversation goes with --batch; without a question, ask is a conversation.'],
  [['ask', '--json'], '--json needs a question; for many of them use --batch.'],
  [['ask', ''], 'The question is empty.'],
  [['ask', '--knowledge=', 'q'], '--knowledge needs the name of a folder.'],
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
