import { z } from 'zod';
import { say } from '../../chat/say.ts';
import { handOver } from '../hand-over.ts';
import { type ClientOf, callMs } from './clients.ts';
import { readForm } from './form-modal.ts';
import { readCommand, readEvent, readPress, readShortcut, readWorkspace } from './read-delivery.ts';
import type { Send } from './sender.ts';
import type { Workspaces } from './workspaces.ts';

interface Dependencies {
  readonly workspaces: Pick<Workspaces, 'authorize'>;
  readonly clientOf: ClientOf;
  readonly send: Send;
}

const tooLate = 'Sorry, I could not answer this when you asked. Please ask again.';
const answeredElsewhere = z.object({ response_url: z.url() });

/** Tells whoever asked that there will be no answer. */
export function createApologise({ workspaces, clientOf, send }: Dependencies) {
  return async (body: object): Promise<void> => {
    const read = readEvent(body) ?? readPress(body) ?? readForm(body);
    if (!read) {
      if (readCommand(body) ?? readShortcut(body)) await tell(answeredElsewhere.parse(body).response_url);
      return;
    }
    // Whether something unnamed was meant for the bot nobody can say now.
    if (read.isUnnamed) return;
    const { botToken = '' } = await workspaces.authorize(readWorkspace(body));
    await send(clientOf(botToken), read.address, say(tooLate));
  };
}

/** Where a command was given the bot may not be a member. */
async function tell(url: string): Promise<void> {
  await handOver(url, {
    ...{
      what: 'respond',
      longestMs: callMs,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
    },
    body: JSON.stringify({ response_type: 'ephemeral', text: tooLate }),
  });
}
