import { expect, it } from 'vitest';
import { linkProject, runNpm } from '../readme/project.ts';

it('npm run playground says where to open Microsoft’s test client, and stops both when it is told to', async () => {
  const { output, complaints } = await runNpm(['run', 'playground'], {
    ...{ cwd: linkProject(), env: { PORT: '0' } },
    until: /^Open http:\/\/localhost:\d+\/ in a browser\./m,
  });
  expect(output, complaints).toMatch(/^Open http:.*[\s\S]*"msg":"stopped"/m);
});
