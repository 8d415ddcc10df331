import type { Account } from '../../src/chat/incoming.ts';
import { toPlainText } from '../../src/chat/plain-text.ts';
import { unseenProgress } from '../../src/chat/progress.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Profiles } from '../../src/people/profiles.ts';
import { createSendDue } from '../../src/schedule/send-due.ts';
import type { Stores } from '../../src/storage/open-stores.ts';
import { knowsNobody, openCore } from '../open-core.ts';

const ada: Account = { platform: 'fake', workspace: 'acme', id: 'ada' };

export interface Said {
  /** The lines of the reply without its marks and empty lines. */
  readonly lines: readonly string[];
  readonly choices: readonly string[];
  readonly reply: Reply;
}

interface Options {
  readonly logsQuestions?: boolean;
  readonly profiles?: Profiles;
  /** Where the clock stands at first; it goes on only when it is set. */
  readonly startsAt?: string;
  /** Emails and accounts of those who may administer. */
  readonly admins?: readonly string[];
  /** Those of another process. */
  readonly stores?: Stores;
}

/** The whole core on a folder of documents, spoken to as a platform would. */
export async function openRolecall(
  knowledgeFolder: string,
  { logsQuestions = false, profiles = knowsNobody, startsAt, admins = [], ...shared }: Options = {},
) {
  const logged: string[] = [];
  const keep = (details: object, text: string) => void logged.push(JSON.stringify({ ...details, text }));
  const log = { info: keep, error: keep };
  const clock = { at: startsAt === undefined ? undefined : Date.parse(startsAt) };
  const now = () => clock.at ?? Date.now();
  const core = await openCore({ knowledgeFolder, logsQuestions, profiles, log, now, admins, ...shared });
  const { respond, stores, actions, look } = core;
  const inbox: { to: string; said: Said }[] = [];
  const send = createSendDue({
    ...{ outbox: stores.outbox, compose: core.compose, log, now },
    platforms: new Map([
      [
        'fake',
        {
          perSecond: 1_000,
          isTryOut: false,
          async sendPrivately(to, reply) {
            inbox.push({ to: to.id, said: read(reply) });
            return { outcome: 'sent', reference: `${inbox.length}` };
          },
          findDelivery: async () => 'unknown',
        },
      ],
    ]),
  });

  /** What the bot says of its own accord at an instant, and to whom. */
  const wake = async (instant: string) => {
    clock.at = Date.parse(instant);
    inbox.length = 0;
    await core.plan();
    while ((await send()) > 0);
    return [...inbox];
  };
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
      /** Fills in the form of a reply, what stands there already included, and sends it. */
      fill({ reply: { form } }: Said, entered: Record<string, string>) {
        if (!form) throw new Error('there is nothing to fill in');
        const there = form.inputs.map((input) => [
          input.name,
          input.type === 'text' ? input.value : input.chosen.join(','),
        ]);
        return press(form.submit.action, form.submit.value, { ...Object.fromEntries(there), ...entered });
      },
      rate: (said: Said, inputs: Record<string, string>) =>
        press('feedback', said.reply.feedbackOn ?? 'none', inputs),
      press,
    };
  };
  return { ...{ join, wake, clock, stores, logged, actions, look }, ...stores };
}

function read(reply: Reply): Said {
  const lines = toPlainText(reply)
    .replace(/ \[[\d–]+\]/g, '')
    .split('\n')
    .filter((line) => line !== '');
  return { lines, choices: reply.suggestions.map(({ label }) => label), reply };
}
