import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { conversationKey } from '../../src/chat/incoming.ts';
import { forgetWhoever } from '../../src/commands/forget-whoever.ts';
import { listPersonalData } from '../../src/commands/personal-data.ts';
import { forgetPerson } from '../../src/people/own-data.ts';
import type { Person } from '../../src/people/person.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import type { Stores } from '../../src/storage/open-stores.ts';
import { answerAll, createPerson } from '../fill-team.ts';
import { type Opened, onEachEngine } from './on-each-engine.ts';
import { namespaces, tables } from './what-is-held.ts';

/** Stands in everything that leads to somebody. */
const mark = 'zq7mark';
const account = { platform: 'slack', workspace: 'T1', id: `${mark}-account` };
const person: Person = createPerson(`${mark}-person`, { account, email: `${mark}@example.org` });
const here = { from: account, conversation: `${mark}-dm` };

async function withDatabase<Result>(
  { place }: Opened,
  act: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase({ place, onError: console.error });
  try {
    return await act(database);
  } finally {
    await database.destroy();
  }
}

/** `table.column` of every cell that leads to them, or the namespace of `key_value`. */
async function findMarks(opened: Opened): Promise<string[]> {
  return withDatabase(opened, async (database) => {
    const found: string[] = [];
    for (const { name } of await database.introspection.getTables()) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(database);
      found.push(...rows.flatMap((row) => placesIn(name, row)));
    }
    return [...new Set(found)].toSorted();
  });
}

function placesIn(table: string, row: Readonly<Record<string, unknown>>): string[] {
  const marked = Object.entries(row).filter(([, value]) => `${value}`.toLowerCase().includes(mark));
  const [namespace] = `${row['key']}`.split('::');
  return marked.map(([column]) => (table === 'key_value' ? `key_value ${namespace}` : `${table}.${column}`));
}

/** Something of theirs in everything that may hold it. */
async function fill(stores: Stores): Promise<void> {
  const at = new Date();
  const email = person.email ?? '';
  await stores.people.save([
    ...[person, createPerson('led', { manager: email })],
    createPerson('gone', { manager: 'mia@example.org', leftTeams: [email, 'mia@example.org'] }),
  ]);
  await answerAll(stores, person.id, () => 'at', at);
  await stores.practice.save({
    ...{ personId: person.id, week: '2026-W48', skill: 'User focus', pressId: '1', did: 'practised', at },
  });
  await stores.outbox.plan([
    { kind: 'check-in', personId: person.id, week: '2026-W48', dueAt: 0, closesAt: at.getTime() },
  ]);
  await stores.looks.keep(person.id, ['led'], at);
  await stores.looks.keep('mia', [person.id], at);
  await fillByAccount(stores);
}

/** The same of whoever only asked, and is known by nothing but their account. */
async function fillByAccount(stores: Stores): Promise<void> {
  const at = new Date();
  const answer = { id: 'a1', question: `am I ${mark}?`, blocks: [], citations: [], askedBy: account };
  await stores.feedback.save({
    ...{
      answerId: 'a1',
      account,
      verdict: 'helpful',
      question: answer.question,
      text: 't',
      citations: [],
      at,
    },
  });
  await stores.recentAnswers.keep(answer);
  await stores.recentAnswers.keep({
    ...answer,
    id: 'a2',
    askedBy: { ...account, id: 'somebody-else' },
    question: 'q',
  });
  await stores.shownAnswers.keep(here, 'm1', 'a1');
  await stores.conversations.remember(conversationKey(here), { kind: 'skills', roleLevels: [] });
  for (const conversation of [account.id, `C1:${account.id}`, 'C1:somebody-else'])
    await stores.conversations.remember(conversationKey({ ...here, conversation }), {
      kind: 'skills',
      roleLevels: [],
    });
  await stores.waitingFiles.keep(account, 'f1', {
    name: 'f.csv',
    mediaType: 'text/csv',
    bytes: Buffer.of(1),
  });
  await stores.channelSettings.choose({ platform: 'slack', workspace: 'T1', id: 'C1' }, 'off', account);
  await stores.tokenCounts.add(account, '2026-11-29', 5);
  await stores.addresses.keep(account, `there ${mark}`);
}

const held = [
  ...['address.address', 'address.recipient', 'channel.chosen_by', 'delivery.id', 'delivery.person_id'],
  ...['feedback.account', 'feedback.question', 'key_value answer', 'key_value conversation'],
  ...['key_value shown', 'key_value waiting-file', 'look.person_id', 'look.viewer_id', 'person.account'],
  ...['person.email', 'person.id', 'person.left_teams', 'person.manager', 'person.name'],
  ...['practice.person_id', 'rating.note', 'rating.person_id', 'token_count.spender'],
];

/** Feedback stays without who gave it; of a conversation nobody knows whose it was, and it expires within a week. */
const leftOver = ['feedback.question', 'key_value conversation', 'key_value shown'];

onEachEngine('what is held about somebody', (opened) => {
  it('is said of every table and column there is', async () => {
    const there = await withDatabase(opened, (database) => database.introspection.getTables());
    const columns = Object.fromEntries(
      there.map((table) => [table.name, table.columns.map(({ name }) => name).toSorted()]),
    );
    const declared = Object.entries(tables).map(([name, holding]) => [name, holding.columns.toSorted()]);
    expect(columns).toEqual(Object.fromEntries(declared));
  });

  it('is covered by “my data”, or said why not', () => {
    const parts = listPersonalData(opened.stores).map(({ name }) => name);
    const named = [...Object.values(tables), ...Object.values(namespaces)];
    expect(named.filter(({ coveredBy, because }) => !coveredBy && !because)).toEqual([]);
    expect([...new Set(named.flatMap(({ coveredBy = [] }) => coveredBy))].toSorted()).toEqual(
      parts.toSorted(),
    );
  });

  it('is shown, and is gone when they delete it, but for what is said to stay', async () => {
    await fill(opened.stores);
    expect(await findMarks(opened)).toEqual(held);
    const subject = { account, person, conversation: conversationKey(here), handles: [] };
    const parts = listPersonalData(opened.stores);
    const shown = await Promise.all(parts.map(async ({ name, read }) => [name, await read(subject)]));
    const nothing = shown.filter(([, value]) => value === undefined).map(([name]) => name);
    expect(nothing).toEqual(['team']);
    for (const { forget } of parts) await forget(subject);
    expect(await findMarks(opened)).toEqual(['feedback.question', 'person.left_teams', 'person.manager']);
    for (const { read } of parts) expect(await read({ ...subject, person: undefined })).toBeUndefined();
    const others = await opened.stores.recentAnswers.find('a2');
    expect(others?.question).toBe('q');
  });

  it('is gone as well where they have left, with whom they led', async () => {
    await fill(opened.stores);
    const left = { ...person, leftAt: 0 };
    await opened.stores.people.save([left]);
    await forgetPerson(left, listPersonalData(opened.stores));
    expect(await findMarks(opened)).toEqual(leftOver);
  });

  const forget = (who: string) => {
    const said: string[] = [];
    const dependencies = { stores: opened.stores, write: (text: string) => void said.push(text) };
    return forgetWhoever({ what: 'forget', who, isApplied: true }, dependencies).then((code) => ({
      ...{ code, said: said.join('') },
    }));
  };

  it('is gone where an operator says so, also from the rows of those whom they led', async () => {
    await fill(opened.stores);
    const { code, said } = await forget(`${mark}@EXAMPLE.org`);
    expect(code).toBe(0);
    expect(said).toContain('looksAtLevels (1), team (2), feedback (1), questions (1), offeredFiles (1),');
    expect(await findMarks(opened)).toEqual(leftOver);
    const [gone, led] = await opened.stores.people.all();
    expect(gone).toEqual(
      createPerson('gone', { manager: 'mia@example.org', leftTeams: ['mia@example.org'] }),
    );
    expect(led).toEqual(createPerson('led'));
  });

  it('is gone as well of an account that is no person’s', async () => {
    await fillByAccount(opened.stores);
    await opened.stores.people.save([createPerson('led', { manager: `slack:T1:${account.id}` })]);
    expect(await forget(`slack:T1:${account.id}`)).toEqual({
      code: 0,
      said: [
        'What is held, by its names in “my data”: team (1), feedback (1), questions (1), offeredFiles (1), channelsChosenFor (1), tokensSpent (1), address, conversation (2).',
        'Deleted. What other conversations were about is kept by conversation, and gone within a week. A roster that names them would add them anew.\n',
      ].join('\n'),
    });
    expect(await findMarks(opened)).toEqual(leftOver);
    expect(await opened.stores.conversations.namedBy(account)).toEqual([]);
    expect(await opened.stores.conversations.namedBy({ ...account, id: 'somebody-else' })).toHaveLength(1);
    expect(await forget(`slack:T1:${account.id}`)).toMatchObject({ code: 1 });
  });
});

describe('what is kept by Keyv', () => {
  it('is in namespaces of which each is said to hold what', () => {
    const sources = globSync('src/storage/*.ts').map((file) => readFileSync(file, 'utf8'));
    const used = sources.flatMap((source) =>
      [...source.matchAll(/\bnamespace(?:: | = )'([\w-]+)'/g)].flatMap(([, name]) => name ?? []),
    );
    expect(used.toSorted()).toEqual(Object.keys(namespaces).toSorted());
  });
});
