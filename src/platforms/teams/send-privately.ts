import type { Logger } from 'pino';
import type { Addresses } from '../../chat/addresses.ts';
import type { ChatPlatform, Sent } from '../../chat/platform.ts';
import { TokenError } from './access-tokens.ts';
import { fromKept } from './address.ts';
import type { OfferFiles } from './offer-files.ts';
import { postAll } from './post-all.ts';
import { type SendActivity, toMessage } from './send-activity.ts';
import { codeOf, readFault } from './teams-fault.ts';
import { type Draft, toDrafts } from './to-drafts.ts';

interface Dependencies {
  readonly addresses: Addresses;
  readonly send: SendActivity;
  readonly offerFiles: OfferFiles;
  readonly log: Logger;
}

const retryAfterMs = 60_000;
const later: Sent = { outcome: 'retry', afterMs: retryAfterMs };
const unconnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const neverMet = 'the bot is not installed for this person, and they have not written to it';
const blocked = 'this person has blocked or removed the bot';
const left = 'this person is not there any more';

/** Whoever cannot be reached is not tried again until they write to the bot or install it. */
export function createSendPrivately(dependencies: Dependencies): ChatPlatform['sendPrivately'] {
  const { addresses, send, offerFiles, log } = dependencies;
  return async (to, reply, { id, deadline }) => {
    const known = await addresses.find(to);
    if (!known) return { outcome: 'unreachable', reason: neverMet };
    if (known.unreachable) return { outcome: 'unreachable', reason: known.unreachable };
    let isBegun = false;
    try {
      const address = fromKept(known.address);
      const drafts = [...toDrafts(reply), ...(await offerFiles(to, id, reply.attachments ?? []))];
      const post = async (draft: Draft) => {
        const message = await send(address, toMessage(draft), deadline);
        isBegun = true;
        return message;
      };
      return { outcome: 'sent', reference: await postAll(drafts, post, log) };
    } catch (error) {
      const sent = !isBegun && isUnconnected(error) ? later : outcomeOf(error);
      if (sent.outcome === 'unreachable') await addresses.markUnreachable(to, sent.reason);
      log.warn({ code: codeOf(error), outcome: sent.outcome }, 'a message did not get through in Teams');
      return sent;
    }
  };
}

/** There was no connection over which anything could have been sent. */
function isUnconnected(error: unknown): boolean {
  return unconnected.includes(readFault(error).code);
}

function outcomeOf(error: unknown): Sent {
  // Nothing was sent without a token.
  if (error instanceof TokenError) return later;
  const { status, code, retryAfterMs: askedMs } = readFault(error);
  if (status === 403) return { outcome: 'unreachable', reason: blocked };
  if (status === 404) return { outcome: 'unreachable', reason: left };
  if (status === 429) return { outcome: 'retry', afterMs: Math.max(askedMs, retryAfterMs) };
  // Teams does not say whether a message arrived, and cannot be asked.
  if (isTooLate(error)) return { outcome: 'unknown', reason: 'it was not sent in time' };
  if ((status === 0 && code !== '') || status >= 500 || status === 412)
    return { outcome: 'unknown', reason: 'Teams did not say whether it arrived' };
  // A fault of ours. Not the error itself: it may hold what was sent, and a token.
  throw new Error(`Teams refused a message: ${codeOf(error)}`);
}

/** The deadline passed while it waited for its turn with Teams; whether it was on its way nobody knows. */
function isTooLate(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}
