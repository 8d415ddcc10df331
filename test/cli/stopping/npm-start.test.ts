import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { linkProject, read } from '../../readme/project.ts';

it('stops in good order when npm alone is told to stop', async () => {
  const env = { PATH: process.env['PATH'], PORT: '0' };
  // A group of its own, so that what npm leaves behind can be found.
  const npm = spawn('npm', ['start'], { cwd: linkProject(), env, detached: true });
  let isClosed = false;
  onTestFinished(() => void (isClosed || process.kill(-Number(npm.pid), 'SIGKILL')));
  // The output closes with the last that holds it, and that is Rolecall.
  const closed = once(npm, 'close').then(() => {
    isClosed = true;
  });
  const messages: string[] = [];
  createInterface({ input: npm.stdout }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const { msg, url } = JSON.parse(line);
    messages.push(msg);
    if (url) npm.kill('SIGTERM');
  });
  await closed;
  expect(messages.at(-1)).toBe('stopped');
});

it('is started by a supervisor as npm starts it', () => {
  const { scripts } = JSON.parse(read('package.json'));
  expect(read('docs/operations.md')).toContain(`\n${scripts.start}\n`);
});
