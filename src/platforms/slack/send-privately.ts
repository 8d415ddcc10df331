import type { Logger } from 'pino';
import type { ChatPlatform, Sent } from '../../chat/platform.ts';
import type { ClientFor } from './client-for.ts';
import { isNotInstalled } from './install-store.ts';
import type { Send } from './sender.ts';
import { codeOf, slackErrorOf } from './slack-log.ts';

interface Dependencies {
  readonly clientFor: ClientFor;
  readonly send: Send;
  readonly log: Logger;
}

/** Slack's words for somebody whom the bot cannot write to, and what they mean. */
const unreachable: Readonly<Record<string, string>> = {
  account_inactive: 'this account is not active any more',
  cannot_dm_bot: 'this account is a bot',
  channel_not_found: 'this person is not in the workspace',
  invalid_auth: 'the bot is not installed in the workspace any more',
  token_revoked: 'the bot is not installed in the workspace any more',
  user_disabled: 'this account is not active any more',
  user_not_found: 'this person is not in the workspace',
  users_not_found: 'this person is not in the workspace',
};
const retryMs = 60_000;

export function createSendPrivately(dependencies: Dependencies): ChatPlatform['sendPrivately'] {
  const { clientFor, send, log } = dependencies;
  return async (to, reply, { id: deliveryId, deadline: stopped }) => {
    try {
      // Slack opens the direct message with a person by their id.
      const reference = await send(await clientFor(to), { channel: to.id }, reply, { stopped, deliveryId });
      return { outcome: 'sent', reference };
    } catch (error) {
      const sent = outcomeOf(error);
      log.warn({ code: codeOf(error), outcome: sent.outcome }, 'a message did not get through in Slack');
      return sent;
    }
  };
}

function outcomeOf(error: unknown): Sent {
  if (isNotInstalled(error))
    return { outcome: 'unreachable', reason: 'the bot is not installed in the workspace any more' };
  const word = slackErrorOf(error);
  const reason = unreachable[word];
  if (reason) return { outcome: 'unreachable', reason };
  const code = codeOf(error);
  if (code === 'slack_webapi_rate_limited_error') return { outcome: 'retry', afterMs: retryMs };
  // Slack said no, and why: a fault of ours. Not the error itself: it may hold what was sent.
  if (word !== '') throw new Error(`Slack refused a message: ${word}`);
  return { outcome: 'unknown', reason: 'Slack did not say whether it arrived' };
}
