import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RecentAnswer, RecentAnswers } from '../answers/recent-answers.ts';
import type { Account } from '../chat/incoming.ts';
import type { KeyValues } from './key-values.ts';
import { findKeys, openExpiring } from './open-expiring.ts';

interface Dependencies {
  readonly keyValues: KeyValues;
  readonly now: () => number;
  /** The store's own faults: feedback then finds no answer, and the answers go on. */
  readonly onError: (error: unknown) => void;
}

/** What was said, which many may be given. */
type Said = Pick<RecentAnswer, 'blocks' | 'citations'>;
/** An answer as somebody got it; `said` names what was said. */
type Given = Omit<RecentAnswer, keyof Said> & { readonly said: string };

const dayMs = 24 * 60 * 60 * 1_000;
const keptMs = 7 * dayMs;
// What was said is written again within a day, so that it is there for as long as what refers to it.
const saidMs = keptMs + dayMs;
const mostKnown = 1_000;

/** Forgets an answer after a week. What many are given is kept once. */
export function createStoredAnswers({ keyValues, now, onError }: Dependencies): RecentAnswers {
  const namespace = 'answer';
  const all = openExpiring<Given>({ keyValues, namespace, keptMs, onError });
  const said = openExpiring<Said>({ keyValues, namespace: 'said', keptMs: saidMs, onError });
  const written = new LRUCache<string, true>({ max: mostKnown, ttl: dayMs, perf: { now } });

  const keepSaid = async (name: string, { blocks, citations }: Said): Promise<void> => {
    if (written.has(name)) return;
    if (await said.set(name, { blocks, citations })) written.set(name, true);
  };

  const givenTo = async (account: Account): Promise<Given[]> => {
    const keys = await findKeys({ keyValues, namespace }, { valueHas: JSON.stringify(account.id) });
    const given = await Promise.all(keys.map((key) => all.get(key)));
    return given.flatMap((one) => (one && isSame(one.askedBy, account) ? one : []));
  };

  return {
    async questionsOf(account) {
      return (await givenTo(account)).map(({ question }) => question);
    },
    async forget(account) {
      for (const { id } of await givenTo(account)) await all.delete(id);
    },
    async keep({ blocks, citations, ...given }) {
      const name = nameOf({ blocks, citations });
      await Promise.all([keepSaid(name, { blocks, citations }), all.set(given.id, { ...given, said: name })]);
    },
    async find(id) {
      const given = await all.get(id);
      const found = given && (await said.get(given.said));
      if (!found) return undefined;
      const { said: _name, ...rest } = given;
      return { ...rest, ...found };
    },
  };
}

/** The same answer from the cache is the same object. */
const names = new WeakMap<Said['blocks'], string>();

function nameOf(answer: Said): string {
  const known = names.get(answer.blocks);
  if (known) return known;
  const name = createHash('sha256').update(JSON.stringify(answer)).digest('base64url');
  names.set(answer.blocks, name);
  return name;
}

function isSame(one: Account, other: Account): boolean {
  return one.id === other.id && one.workspace === other.workspace && one.platform === other.platform;
}
