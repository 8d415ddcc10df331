import { expect, it, onTestFinished, vi } from 'vitest';
import { engines } from '../contracts/databases.ts';
import { createKnowledge, describeLighter } from '../conversations/lamp-lighters.ts';
import { serve } from './serve.ts';
import { createFolder, runRolecall } from './start-rolecall.ts';

async function ask(url: string, account: string, text: string): Promise<string> {
  const response = await fetch(new URL('/chat/messages', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
    body: JSON.stringify({ account, conversation: 'one', text }),
  });
  return ((await response.json()) as { text: string }).text;
}

const pageOf = async (url: string) => (await fetch(new URL('/chat', url))).text();
const question = 'what skills does a lamp lighter need?';

const shared = engines.filter(({ name, isReachable }) => name === 'Postgres' && isReachable);

/** Two processes where there is a Postgres for them, or else the only one that SQLite lets serve. */
async function serveAll(env: Record<string, string>) {
  const made = await shared[0]?.create();
  if (made?.place.engine !== 'postgres') return { env, served: [await serve(env)] };
  onTestFinished(made.remove);
  const together = { ...env, DATABASE_URL: made.place.url };
  return { env: together, served: [await serve(together), await serve(together)] };
}

it('has every running process answer from new documents, and offer questions about them', async () => {
  const knowledge = createKnowledge(describeLighter({ Ladders: 'working', Oil: 'working' }));
  const { env, served: both } = await serveAll({
    ...{ KNOWLEDGE_DIR: knowledge.folder, DATA_DIR: createFolder(), ADMINS: 'web:local:boss' },
  });
  knowledge.write(describeLighter({ Ladders: 'working', Wicks: 'expert' }));
  for (const { url } of both) {
    expect(await ask(url, 'ada', question)).toMatch(/Oil/);
    expect(await pageOf(url)).toContain('Oil');
  }
  expect((await runRolecall(['admin', 'reload'], { env })).code).toBe(0);
  const changed = async () => {
    for (const { url } of both) expect(await pageOf(url)).toContain('Wicks');
  };
  await vi.waitFor(changed, { timeout: 25_000, interval: 250 });
  for (const { url } of both) expect(await ask(url, 'ada', question)).toMatch(/Wicks.*expert/);

  knowledge.write(describeLighter({ Ladders: 'superb' }));
  const refused = await runRolecall(['admin', 'reload'], { env });
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('lamp-lighter.txt:7: ')]);
  const [one] = both;
  expect(await ask(one?.url ?? '', 'boss', 'reload documents')).toMatch(
    /stay in use[\s\S]*lamp-lighter\.txt:7: /,
  );
  expect(await ask(one?.url ?? '', 'ada', question)).toMatch(/Wicks.*expert/);

  for (const { stop, ended, stderr } of both) {
    stop('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await stderr).toBe('');
  }
}, 60_000);
