import { ActivityTypes } from 'botbuilder';
import type { Logger } from 'pino';
import { type Address, isPersonal } from './address.ts';
import type { SendActivity } from './send-activity.ts';
import type { Stream } from './stream.ts';
import { codeOf } from './teams-fault.ts';

interface Shown {
  readonly address: Address;
  readonly send: SendActivity;
  readonly stream: Stream;
  readonly log: Logger;
}

/** Up to about a second people do not feel that they wait. */
const statusAfterMs = 1_000;
/** Teams shows that somebody is typing for a few seconds only. */
const betweenTypingMs = 3_000;

/**
 * What is being done, once the work has taken a moment: in a personal chat as the beginning of a stream, elsewhere that
 * the bot is typing. That it cannot be shown is no reason not to answer.
 */
export function showStatus({ address, send, stream, log }: Shown) {
  let text = '';
  let isShown = false;
  let timer = setTimeout(show, statusAfterMs);

  const quietly = async (shown: Promise<unknown>): Promise<void> => {
    try {
      await shown;
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'a status could not be shown in Teams');
    }
  };

  function show(): void {
    isShown = true;
    if (isPersonal(address)) {
      void quietly(stream.inform(text || 'Working on it…'));
      return;
    }
    void quietly(send(address, { type: ActivityTypes.Typing }));
    timer = setTimeout(show, betweenTypingMs);
  }

  return {
    say(told: string) {
      text = told;
      if (isShown && isPersonal(address)) show();
    },
    end: () => clearTimeout(timer),
  };
}
