import { onTestFinished } from 'vitest';
import { createAllowance } from '../../src/answers/written/allowance.ts';
import type { Account, Incoming } from '../../src/chat/incoming.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import { unseenProgress } from '../../src/chat/progress.ts';
import type { Block, Line, Reply } from '../../src/chat/reply.ts';
import { type LoadedAnswers, loadAnswers } from '../../src/commands/load-answers.ts';
import { openWrittenAnswers } from '../../src/commands/open-written-answers.ts';
import { createCountWriting } from '../../src/metrics/create-count-writing.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import type { ModelSettings } from '../../src/models/settings.ts';
import { openStores, type Stores } from '../../src/storage/open-stores.ts';
import { createFolder } from '../cli/start-rolecall.ts';
import type { FaultyServer, ModelRequest } from '../models/faulty-server.ts';
import { settingsAt } from '../models/open-at.ts';
import { openCore } from '../open-core.ts';

const engineers = `Role: Data engineer
Data engineers build data products.

Role level: Data engineer
A data engineer builds data products.

At this role level, you will:
- build data products for other teams
- test what you build

Skill: Communicating
Skill level: working

Skill: Data modelling
Skill level: awareness

Role level: Senior data engineer
A senior data engineer leads on data products.

At this role level, you will:
- lead the design of data products
- review the work of other engineers
- choose the tools that the team builds with

Skill: Communicating
Skill level: practitioner

Skill: Data modelling
Skill level: working

Skill: Testing
Skill level: working
`;
const skills = `Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill
Communicating,Speaks with people.,listen to people,speak with people,persuade people,mediate between people,Data engineer
Data modelling,Models data.,explain models,draw models,review models,set standards,Data engineer
Testing,Tests.,explain tests,write tests,plan tests,set standards,Data engineer
`;

/** Two role levels with described levels of their skills. */
export function loadEngineers(): Promise<LoadedAnswers> {
  const knowledgeFolder = createFolder({ 'data-engineer.txt': engineers, 'skills.csv': skills });
  return loadAnswers({ knowledgeFolder, supportContact: 'Call Sam on 123.' });
}

export const ada: Account = { platform: 'fake', workspace: 'acme', id: 'ada' };

interface Options {
  readonly settings?: Partial<ModelSettings>;
  readonly perPerson?: number;
  readonly perDay?: number;
  readonly stores?: Stores;
  readonly loaded?: LoadedAnswers;
}

/** What somebody heard, and saw before the reply was complete. */
export interface Heard {
  readonly appended: readonly Line[];
  readonly reply: Reply;
  readonly text: string;
}

/** The whole product with a model at this address, which is checked, spoken to as a platform would. */
export async function openWritten(baseUrl: string, options: Options = {}) {
  const { perPerson = 1_000_000, perDay = 1_000_000, settings = {} } = options;
  const loaded = options.loaded ?? (await loadEngineers());
  const stores = options.stores ?? (await openMemory());
  const registry = createMetrics();
  const logged: string[] = [];
  const keep = (details: object, text: string) => void logged.push(JSON.stringify({ ...details, text }));
  const log = { info: keep, warn: keep, error: keep };
  const written = openWrittenAnswers({
    ...{ settings: settingsAt(baseUrl, settings), loaded, ...stores, log },
    count: createCountWriting({ registry }),
    allowance: createAllowance({
      ...{ counts: stores.tokenCounts, perPerson, perDay, now: Date.now, onError: throwIt },
    }),
  });
  onTestFinished(() => written.stop());
  await written.settled;
  const core = await openCore({ loaded: { ...loaded, answerer: written.answerer }, stores, log });
  let deliveries = 0;

  return {
    ...{ loaded, stores, logged, respond: core.respond, retire: written.retire },
    /** What is counted and not nothing: "requests written" is 1. */
    async counts(): Promise<Record<string, number>> {
      const lines = (await registry.metrics()).split('\n');
      const found = lines.flatMap((line) => {
        const [, what, label, count] =
          /^rolecall_model_(requests|sentences)_total\{outcome="(\w+)"\} (\d+)$/.exec(line) ?? [];
        return Number(count) > 0 ? [[`${what} ${label}`, Number(count)] as const] : [];
      });
      return Object.fromEntries(found);
    },
    join(conversation: string, from = ada, audience: 'private' | 'shared' = 'private') {
      const respond = async (
        asked: { kind: 'message'; text: string } | { kind: 'press'; action: string; value: string },
        stopped = unseenProgress.stopped,
        onAppend: (line: Line) => void = () => undefined,
      ): Promise<Heard> => {
        deliveries += 1;
        const received = { id: `delivery-${deliveries}`, from, conversation, audience };
        const incoming: Incoming =
          asked.kind === 'message' ? { ...received, ...asked } : { ...received, ...asked, inputs: {} };
        const appended: Line[] = [];
        const append = async (line: Line) => {
          appended.push(line);
          onAppend(line);
        };
        const reply = await core.respond(incoming, { ...unseenProgress, stopped, append });
        return { appended, reply, text: toPlainText(reply) };
      };
      return {
        say: (text: string, stopped?: AbortSignal, onAppend?: (line: Line) => void) =>
          respond({ kind: 'message', text }, stopped, onAppend),
        press: (action: string, value: string) => respond({ kind: 'press', action, value }),
      };
    },
  };
}

/** What a model is given besides its instructions. */
export function inputOf({ body }: ModelRequest): string {
  return body.messages?.at(-1)?.content ?? '';
}

/** What the model was asked, in order; the check at the start asks it nothing. */
export function inputsTo({ requests }: FaultyServer): string[] {
  return requests.filter(({ path }) => path.endsWith('/chat/completions')).map(inputOf);
}

/** Which of the blocks the model wrote. */
export function writtenIn({ blocks: [first] }: Reply): readonly Line[] {
  return first?.type === 'prose' ? first.lines : [];
}

/** All that blocks say and cite, in order, in one form for each kind of them. */
export function linesIn(blocks: readonly Block[]): readonly Line[] {
  return blocks.flatMap(linesOf);
}

function linesOf(block: Block): readonly Line[] {
  switch (block.type) {
    case 'title':
      return [{ text: `${block.text} ${block.note}`, cites: [] }];
    case 'heading':
      return [{ text: block.text, cites: [] }];
    case 'paragraph':
      return [block.line];
    case 'prose':
      return block.lines;
    case 'list':
      return block.items;
    case 'table':
      return block.rows.map(({ cells, cites }) => ({ text: cells.join(': '), cites }));
    case 'chart':
      return [];
  }
}

async function openMemory(): Promise<Stores> {
  const place = { engine: 'sqlite', file: ':memory:' } as const;
  const stores = await openStores({ place, now: Date.now, onError: throwIt });
  onTestFinished(() => stores.close());
  return stores;
}

function throwIt(error: unknown): never {
  throw error;
}
