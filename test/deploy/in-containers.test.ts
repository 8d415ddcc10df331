import { execFile } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { linkProject, read, root } from '../readme/project.ts';

const lines = read('docs/operations.md').match(/^(?:docker compose|kubectl) exec .*$/gm) ?? [];
const parts =
  /^(?:docker compose exec -T (?<service>\S+)|kubectl exec (?:-i )?deploy\/(?<deployment>\S+) --) (?<words>node .*)$/;
const manifests = globSync('deploy/kubernetes/*.yaml', { cwd: root }).map(read).join('\n');

it.each(lines)('there works what the documents say: %s', async (line) => {
  const { service, deployment, words = '' } = parts.exec(line)?.groups ?? {};
  if (service) expect(read('compose.yaml')).toContain(`\n  ${service}:\n`);
  else expect(manifests).toContain(`kind: Deployment\nmetadata:\n  name: ${deployment}\n`);
  // Without -i nothing goes in.
  if (deployment) expect(line.includes(' -i ')).toBe(line.includes('<'));

  const cwd = linkProject();
  writeFileSync(join(cwd, 'roster.csv'), 'email,name\ncleo@example.org,Cleo\n');
  // What is handed into a container comes there by a pipe.
  const piped = words.replace(/^(.*) < (\S+)$/, 'cat $2 | $1');
  const env = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}` };
  const run = (shell: string) => promisify(execFile)('sh', ['-c', shell], { cwd, env });
  // As the first start of Rolecall leaves it: it makes the database.
  await run('node src/main.ts people import roster.csv');
  const { stdout } = await run(piped);
  const [, file] = / > (\S+)$/.exec(words) ?? [];
  const said = file ? readFileSync(join(cwd, file), 'utf8') : stdout;
  expect(said).toMatch(/^(?:Rolecall \d|\+ Cleo [\s\S]*\nNothing is written yet|person,)/);
});

it('there is a way for Docker and one for Kubernetes', () => {
  expect(lines).toHaveLength(6);
});
