import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Trace } from '../../chat/trace.ts';
import { type Address, toReference } from './address.ts';
import type { ConnectorOf } from './connectors.ts';
import { readFault, type TeamsFault } from './teams-fault.ts';
import type { Draft } from './to-drafts.ts';

export type Outgoing = Partial<Activity> & { readonly type: string };

/** Sends one activity and gives its id, empty where Teams does not say it. Rejects with what Teams said, after the tries that are worth it. */
export type SendActivity = (to: Address, activity: Outgoing, stopped?: AbortSignal) => Promise<string>;

interface Dependencies {
  readonly connectorOf: ConnectorOf;
  /** Whether it is tried again, after so many tries. */
  readonly isPassing: (fault: TeamsFault, tries: number) => boolean;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly trace: Trace;
}

const mostTries = 5;
const firstWaitMs = 500;
const longestWaitMs = 20_000;
const longestCallMs = 15_000;

export function createSendActivity({ connectorOf, isPassing, random, trace }: Dependencies): SendActivity {
  const send: SendActivity = async (to, activity, stopped) => {
    const connector = await connectorOf(to.serviceUrl);
    const conversation = to.conversation ?? (await tryAgain(() => begin(connector, to)));
    const sent = TurnContext.applyConversationReference({ ...activity }, toReference(to, conversation));
    return tryAgain(() => post(connector, conversation, sent), stopped);
  };
  return (...sending) => trace('reply', { platform: 'teams' }, () => send(...sending));

  async function tryAgain<Result>(call: () => Promise<Result>, stopped?: AbortSignal): Promise<Result> {
    for (let tries = 1; ; tries++) {
      try {
        stopped?.throwIfAborted();
        return await call();
      } catch (error) {
        const fault = readFault(error);
        if (!isPassing(fault, tries) || tries === mostTries) throw error;
        const most = Math.min(firstWaitMs * 2 ** tries, longestWaitMs);
        // Those who were refused together must not come back together.
        const jittered = most * (0.5 + random() / 2);
        await wait(
          Math.min(Math.max(jittered, fault.retryAfterMs), longestWaitMs),
          undefined,
          stopped ? { signal: stopped } : {},
        );
      }
    }
  }
}

async function post(
  connector: ConnectorClient,
  conversation: string,
  activity: Partial<Activity>,
): Promise<string> {
  const { conversations } = connector;
  const options = { timeout: longestCallMs };
  const { id } = activity.replyToId
    ? await conversations.replyToActivity(conversation, activity.replyToId, activity, options)
    : await conversations.sendToConversation(conversation, activity, options);
  // Microsoft's test client gives none where it shows a message in two parts.
  return id ?? '';
}

/** A conversation with one person; Teams gives the one that is there, if there is one. */
async function begin(connector: ConnectorClient, { bot, person = '', tenant }: Address): Promise<string> {
  const { id } = await connector.conversations.createConversation(
    {
      ...{ isGroup: false, bot: { id: bot, name: '' }, members: [{ id: person, name: '' }] },
      ...{ tenantId: tenant, channelData: { tenant: { id: tenant } } },
    },
    { timeout: longestCallMs },
  );
  return id;
}

export function toMessage({ text, summary, entities, attachments, asksFeedback }: Draft): Outgoing {
  return {
    type: ActivityTypes.Message,
    ...{ text, textFormat: 'markdown', entities: [...entities], attachments: [...attachments] },
    ...(summary ? { summary } : {}),
    ...(asksFeedback ? { channelData: { feedbackLoop: { type: 'default' } } } : {}),
  };
}
