import type { Logger } from 'pino';
import { conversationKey } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import type { Progress } from '../../chat/progress.ts';
import type { Reply } from '../../chat/reply.ts';
import { say } from '../../chat/say.ts';
import type { Stops } from '../../chat/stops.ts';
import { stoppedNote } from '../../chat/written-note.ts';
import type { ClientOf, SlackClient } from './clients.ts';
import { bringsFiles } from './files-of-reply.ts';
import type { Address, Read, Stopped } from './read-delivery.ts';
import type { SendInTurn } from './send-queue.ts';
import type { Send } from './sender.ts';
import { leaveProcessing, showStatus } from './status.ts';
import { createStream, type Stream } from './stream.ts';
import { markdownIn, toMarkdown, toSlackMessages } from './to-messages.ts';

interface Dependencies {
  readonly respond: Respond;
  readonly send: Send;
  readonly sendInTurn: SendInTurn;
  readonly clientOf: ClientOf;
  readonly stops: Stops;
  readonly log: Logger;
  readonly now: () => number;
}

/** What the bot is doing, in which thread. */
export interface Work {
  /** Replies to what was read, with a status and a stop button where it takes a moment. */
  reply(client: SlackClient, read: Read): Promise<void>;
  /** Somebody pressed stop. */
  stop(client: SlackClient, stopped: Stopped): Promise<void>;
}

const betweenLooksMs = 1_000;
const stoppedText = 'Stopped. Ask me again whenever you like.';

export function createWork(dependencies: Dependencies): Work {
  const { respond, send, sendInTurn, clientOf, stops, log, now } = dependencies;
  const underWay = new Map<string, Set<AbortController>>();

  return {
    async reply(client, read) {
      const { incoming, address } = read;
      const key = conversationKey(incoming);
      const stopping = new AbortController();
      const begun = now();
      const here = underWay.get(key) ?? new Set();
      underWay.set(key, here.add(stopping));
      const status = showStatus({ client, address, log });
      const lookForStop = async () => {
        if (await stops.wasStoppedSince(key, begun)) stopping.abort();
      };
      const looking = setInterval(() => void lookForStop(), betweenLooksMs);
      const stream = createStream({
        ...{ client: clientOf(client.token ?? ''), sendInTurn, log, now },
        address: { channel: address.channel, thread: address.thread ?? '' },
        recipient: { team: incoming.from.workspace, user: incoming.from.id },
      });
      const progress: Progress = {
        stopped: stopping.signal,
        status: status.say,
        append: async (line) => {
          if (!stopping.signal.aborted) await stream.append(`${toMarkdown(line, new Map())} `);
        },
      };
      try {
        const reply = await respond(incoming, progress);
        const deliveryId = incoming.id;
        await deliver({ client, address, stream, send, reply, deliveryId, stopped: stopping.signal });
      } finally {
        clearInterval(looking);
        here.delete(stopping);
        if (here.size === 0) underWay.delete(key);
        await status.end();
      }
    },

    async stop(client, stopped) {
      const key = conversationKey(stopped);
      const working = underWay.get(key);
      if (working) for (const stopping of working) stopping.abort();
      else {
        await stops.stop(key);
        // Nothing may be under way any more; whoever works on it sets this again.
        await leaveProcessing(client, stopped.address);
      }
    },
  };
}

interface Delivered {
  readonly client: SlackClient;
  readonly address: Address;
  readonly stream: Stream;
  readonly send: Send;
  readonly reply: Reply;
  /** By which the answer is found again. */
  readonly deliveryId: string;
  readonly stopped: AbortSignal;
}

async function deliver(delivered: Delivered): Promise<void> {
  const { client, address, stream, send, reply, deliveryId, stopped } = delivered;
  try {
    if (!stopped.aborted) {
      if (stream.hasBegun) await finishStream(delivered);
      else await send(client, address, reply, { stopped, deliveryId });
      return;
    }
  } catch (error) {
    if (!stopped.aborted) throw error;
  }
  if (stream.hasBegun) await stream.finish([]);
  await send(client, address, say(stream.hasBegun ? stoppedNote : stoppedText));
}

/** What was appended has been shown; the rest comes under it. */
async function finishStream({ client, address, stream, send, reply, stopped }: Delivered): Promise<void> {
  const rest = withoutAppended(reply);
  const [first, ...others] = toSlackMessages(rest);
  const isAlone = first && others.length === 0 && !bringsFiles(rest);
  const fits = isAlone && markdownIn(first.blocks) <= stream.room();
  await stream.finish(fits ? first.blocks : []);
  if (!fits) await send(client, address, rest, { stopped });
}

/** The block stays, so that what "show all" shows is behind its button all the same. A reply of something else is whole. */
function withoutAppended(reply: Reply): Reply {
  const [first, ...others] = reply.blocks;
  return first?.type === 'prose' ? { ...reply, blocks: [{ ...first, lines: [] }, ...others] } : reply;
}
