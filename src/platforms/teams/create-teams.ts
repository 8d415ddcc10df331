import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Addresses } from '../../chat/addresses.ts';
import type { CountEvent } from '../../chat/count-event.ts';
import { createDeliveries } from '../../chat/deliveries.ts';
import type { FindPages } from '../../chat/found-page.ts';
import type { Inbox } from '../../chat/inbox.ts';
import type { ChatPlatform, Respond } from '../../chat/platform.ts';
import { say } from '../../chat/say.ts';
import type { ShownAnswers } from '../../chat/shown-answers.ts';
import type { Trace } from '../../chat/trace.ts';
import type { WaitingFiles } from '../../chat/waiting-files.ts';
import type { HttpServer } from '../http-server.ts';
import { createAccessTokens } from './access-tokens.ts';
import { createAuthenticate, type Refusal } from './authenticate.ts';
import { createConnectors } from './connectors.ts';
import { createEndpoint } from './endpoint.ts';
import { endpointPath } from './endpoint-path.ts';
import { createAnswerInvoke } from './invokes.ts';
import { createOfferFiles } from './offer-files.ts';
import { createFollowPresence } from './presence.ts';
import { createProfileOf } from './profile-of.ts';
import {
  type Envelope,
  type Presence,
  type Read,
  readMessage,
  readPresence,
  toClaimed,
} from './read-activity.ts';
import type { Consent } from './read-consent.ts';
import { refuseInTryOut } from './refuse-in-try-out.ts';
import { createSendActivity, type SendActivity, toMessage } from './send-activity.ts';
import { createSendPrivately } from './send-privately.ts';
import { isFileAddress, isLocalAddress, isServiceAddress } from './service-hosts.ts';
import type { TeamsSettings } from './settings.ts';
import { createTakeConsent } from './take-consent.ts';
import { codeOf, isCutOff, isPassing, isRefused } from './teams-fault.ts';
import { toDrafts } from './to-drafts.ts';
import { createWork } from './work.ts';

export interface TeamsDependencies {
  /** Undefined in try-out mode: without credentials, for a test client on this machine alone. */
  readonly settings: TeamsSettings | undefined;
  readonly server: Pick<HttpServer, 'mount'>;
  readonly inbox: Inbox;
  readonly addresses: Addresses;
  readonly shownAnswers: ShownAnswers;
  readonly waitingFiles: WaitingFiles;
  readonly findPages: FindPages;
  readonly log: Logger;
  readonly count: CountEvent;
  readonly trace: Trace;
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** What is answered after it was acknowledged. */
type Delivery = { readonly read: Read } | { readonly presence: Presence } | { readonly consent: Consent };

const presenceTypes = ['installationUpdate', 'conversationUpdate'];
/** Teams takes 50 requests a second for each app and tenant; most of them are left for answers. */
const perSecond = 20;
const tooLate = 'Sorry, I could not answer this when you asked. Please ask again.';
const interrupted = 'I was interrupted while I answered this. If there is no answer above, please ask again.';

/** Serves `/api/messages`, which Teams calls. */
export function createTeams(dependencies: TeamsDependencies): ChatPlatform {
  const { settings, server, inbox, addresses, shownAnswers, waitingFiles, findPages } = dependencies;
  const { log, count, trace, now, random } = dependencies;
  const connectorOf = createConnectors({
    accessToken: settings && createAccessTokens({ settings, now }),
    isAllowed: allow(settings, isServiceAddress),
  });
  const { send, sendOnce } = createSenders({ connectorOf, random, trace });
  const offerFiles = createOfferFiles(waitingFiles);
  const isAllowed = allow(settings, isFileAddress);
  const takeConsent = createTakeConsent({ waitingFiles, send, isAllowed, log });
  const refuse = settings ? refuseStrangers(settings, now) : refuseInTryOut;
  const tell = createTell(send);
  let core: ReturnType<typeof createCore> | undefined;
  const deliveries = createDeliveries<Delivery>({
    ...{ platform: 'teams', inbox, log, count, trace, now, codeOf, isRefused },
    answer: async (delivery, beginSending) => core?.answer(delivery, beginSending),
    // A bot cannot read a chat.
    wasAnswered: async () => false,
    tellInterrupted: (delivery) => tell(delivery, interrupted),
    apologise: (delivery) => tell(delivery, tooLate),
  });

  const createCore = (respond: Respond) => {
    const work = createWork({ respond, send, offerFiles, shownAnswers, log, now });
    const followPresence = createFollowPresence({ respond, send, addresses });
    const postLater = (read: Read): Promise<void> => deliveries.accept(read.incoming.id, { read });
    const takeLater = (consent: Consent): Promise<void> => deliveries.accept(consent.id, { consent });
    return {
      answerInvoke: createAnswerInvoke({
        ...{ respond, shownAnswers, findPages, postLater, takeLater, log },
        wrote: followPresence.wrote,
      }),
      async answer(delivery: Delivery, beginSending: () => Promise<void>): Promise<void> {
        if ('presence' in delivery) return followPresence.changed(delivery.presence);
        if ('consent' in delivery) return takeConsent(delivery.consent);
        // What replies may ask who it was, or write to them.
        await followPresence.wrote(delivery.read);
        await work(delivery.read, beginSending);
      },
    };
  };

  const accept = async (body: unknown, { type }: Envelope): Promise<void> => {
    const read = type === 'message' ? readMessage(body) : undefined;
    if (read) await deliveries.accept(read.incoming.id, { read });
    const presence = presenceTypes.includes(type) ? readPresence(body) : undefined;
    if (presence) await deliveries.accept(presence.id, { presence });
  };

  return {
    ...{ name: 'teams', perSecond, isTryOut: settings === undefined },
    async start(respond) {
      if (!core) {
        core = createCore(respond);
        server.mount(endpointPath, createEndpoint({ refuse, accept, log, count, trace, now, ...core }));
      }
      deliveries.start();
    },
    // What is sent asks for the bot's token itself.
    startSending: async () => undefined,
    stop: deliveries.stop,
    sendPrivately: createSendPrivately({ addresses, send: sendOnce, offerFiles, log }),
    // A bot reads back what is in a chat with Microsoft Graph only, where nothing has a name that the bot gave it.
    findDelivery: async () => 'unknown',
    profileOf: createProfileOf({ addresses, connectorOf, log }),
    // Only Microsoft Graph can be asked. Whoever installs the bot or writes to it is recognised by their profile.
    findAccount: async () => undefined,
  };
}

/** To send answers, and what nobody waits for. Whether something has arrived nobody can look up in Teams. */
function createSenders(dependencies: Omit<Parameters<typeof createSendActivity>[0], 'isPassing'>) {
  return {
    // Otherwise whoever asked would wait for a minute. Once: a second time it was no idle connection, and may have been read.
    send: createSendActivity({
      ...dependencies,
      isPassing: (fault, tries) => isPassing(fault) || (tries === 1 && isCutOff(fault)),
    }),
    sendOnce: createSendActivity({ ...dependencies, isPassing }),
  };
}

function createTell(send: SendActivity) {
  return async (delivery: Delivery, text: string): Promise<void> => {
    if ('presence' in delivery) return;
    const { address } = 'read' in delivery ? delivery.read : delivery.consent;
    for (const draft of toDrafts(say(text))) await send(address, toMessage(draft));
  };
}

function allow(settings: TeamsSettings | undefined, isOnList: typeof isServiceAddress) {
  return (url: string) => (settings ? isOnList(url, settings.serviceHosts) : isLocalAddress(url));
}

function refuseStrangers(settings: TeamsSettings, now: () => number) {
  const authenticate = createAuthenticate({ settings, now });
  return (request: Request, sent: Envelope): Promise<Refusal | undefined> =>
    authenticate(request.headers.authorization, toClaimed(sent));
}
