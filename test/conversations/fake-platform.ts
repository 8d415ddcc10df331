import { randomUUID } from 'node:crypto';
import { nextRoleLevel } from '../../src/answers/career.ts';
import type { Account } from '../../src/chat/incoming.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import { unseenProgress } from '../../src/chat/progress.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createCheckIns } from '../../src/check-ins/create-check-ins.ts';
import { createRespond } from '../../src/commands/create-respond.ts';
import { loadAnswers } from '../../src/commands/load-answers.ts';
import { listPersonalData } from '../../src/commands/personal-data.ts';
import { createOwnData } from '../../src/people/own-data.ts';
import { openStores } from '../../src/storage/open-stores.ts';

const ada: Account = { platform: 'fake', workspace: 'acme', id: 'ada' };

export interface Said {
  /** The lines of the reply without its marks and empty lines. */
  readonly lines: readonly string[];
  readonly choices: readonly string[];
  readonly reply: Reply;
}

/** The whole core on a folder of documents, spoken to as a platform would. */
export async function openRolecall(knowledgeFolder: string, { logsQuestions = false } = {}) {
  const logged: string[] = [];
  const keep = (details: object, text: string) => void logged.push(JSON.stringify({ ...details, text }));
  const { framework, answerQuestion } = await loadAnswers({
    knowledgeFolder,
    supportContact: 'Call Sam on 123.',
  });
  const onError = (error: unknown) => {
    throw error;
  };
  const stores = await openStores({ place: { engine: 'sqlite', file: ':memory:' }, now: Date.now, onError });
  const respond = createRespond({
    answerQuestion,
    ownData: createOwnData({ people: stores.people, held: listPersonalData(stores) }),
    checkIns: createCheckIns({ framework, nextRoleLevel, ...stores, newId: randomUUID, now: Date.now }),
    ...stores,
    log: { info: keep, error: keep },
    logsQuestions,
  });
  let deliveries = 0;

  /** One conversation; each thread has a memory of its own. */
  const join = (conversation: string, from = ada, audience: 'private' | 'shared' = 'private') => {
    const received = () => {
      deliveries += 1;
      return { id: `delivery-${deliveries}`, from, conversation, audience } as const;
    };
    const press = async (action: string, value: string, inputs: Record<string, string> = {}) =>
      read(await respond({ ...received(), kind: 'press', action, value, inputs }, unseenProgress));
    return {
      say: async (text: string) =>
        read(await respond({ ...received(), kind: 'message', text }, unseenProgress)),
      tap(said: Said, label: string) {
        const button = said.reply.suggestions.find((suggestion) => suggestion.label === label);
        if (!button) throw new Error(`no button "${label}", only ${said.choices.join(', ')}`);
        return press(button.action, button.value);
      },
      rate: (said: Said, inputs: Record<string, string>) =>
        press('feedback', said.reply.feedbackOn ?? 'none', inputs),
      press,
    };
  };
  return { join, feedback: stores.feedback, ratings: stores.ratings, people: stores.people, logged };
}

function read(reply: Reply): Said {
  const lines = toPlainText(reply)
    .replace(/ \[[\d–]+\]/g, '')
    .split('\n')
    .filter((line) => line !== '');
  return { lines, choices: reply.suggestions.map(({ label }) => label), reply };
}
