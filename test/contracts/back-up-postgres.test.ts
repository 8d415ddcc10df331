import { execFile as execFileWithCallback } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { unseenProgress } from '../../src/chat/progress.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { answerAll, createPerson, skills } from '../fill-team.ts';
import { openCore } from '../open-core.ts';
import { engines } from './databases.ts';

const execFile = promisify(execFileWithCallback);
const postgres = engines.find(({ name }) => name.startsWith('Postgres'));
const hasTools = ['pg_dump', 'pg_restore'].every((tool) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool))),
);
const canRun = hasTools && postgres?.isReachable === true;
const operations = readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const commandOf = (tool: string) => new RegExp(`^${tool} .*$`, 'm').exec(operations)?.[0] ?? '';
const question = 'what does an IT service manager do?';

async function create() {
  const made = await postgres?.create();
  if (made?.place.engine !== 'postgres') throw new Error('there is no Postgres');
  const { place, remove } = made;
  onTestFinished(remove);
  const open = (): Promise<Stores> => openStores({ place, now: Date.now, onError: console.error });
  return { url: place.url, open };
}

it.skipIf(!canRun)(
  'the documented commands copy what is there at one instant while others write, and restore it elsewhere',
  async () => {
    const [source, target] = [await create(), await create()];
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-dump-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const run = (tool: string, url: string) =>
      execFile('sh', ['-c', commandOf(tool)], { cwd: folder, env: { ...process.env, DATABASE_URL: url } });

    const stores = await source.open();
    const ids = ['ada', 'bob', 'cem'];
    await stores.people.save(ids.map((id) => createPerson(id)));
    for (const id of ids) await answerAll(stores, id, () => 'at', new Date());
    let isCopied = false;
    let written = 0;
    const writing = (async () => {
      for (; !isCopied; written += 1)
        await stores.people.save([createPerson(`new-${written}`), createPerson(`new-${written}-twin`)]);
    })();
    await run('pg_dump', source.url);
    isCopied = true;
    await writing;
    await stores.close();
    expect(written).toBeGreaterThan(0);

    await run('pg_restore', target.url);
    const restored = await target.open();
    const there = (await restored.people.all()).map(({ id }) => id);
    expect(there.filter((id) => ids.includes(id))).toEqual(ids);
    const twins = there.filter((id) => id.endsWith('-twin')).map((id) => id.replace('-twin', ''));
    expect(twins.toSorted()).toEqual(there.filter((id) => /^new-\d+$/.test(id)).toSorted());
    expect(await restored.ratings.allOf('ada')).toHaveLength(skills.length);
    const { respond } = await openCore({ stores: restored });
    const from = { platform: 'fake', workspace: 'acme', id: 'ada' };
    const asked = { kind: 'message', id: 'm1', from, conversation: 'c', audience: 'private' } as const;
    const { blocks } = await respond({ ...asked, text: question }, unseenProgress);
    expect(blocks[0]).toMatchObject({ type: 'title', text: 'IT service manager' });
    await restored.close();
  },
);
