import type { Logger } from 'pino';
import { z } from 'zod';
import type { Addresses } from '../../chat/addresses.ts';
import type { ChatPlatform } from '../../chat/platform.ts';
import { type Address, fromKept } from './address.ts';
import type { ConnectorOf } from './connectors.ts';
import { codeOf } from './teams-fault.ts';

interface Dependencies {
  readonly addresses: Pick<Addresses, 'find'>;
  readonly connectorOf: ConnectorOf;
  readonly log: Logger;
}

type Profile = Awaited<ReturnType<ChatPlatform['profileOf']>>;

/** Somebody may wait for what is made of it. */
const longestCallMs = 5_000;

/**
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context. No job title: only Microsoft Graph
 * knows it, and for that an administrator would have to let the bot read everybody in the directory.
 */
export function createProfileOf({ addresses, connectorOf, log }: Dependencies): ChatPlatform['profileOf'] {
  const askTeams = async ({ serviceUrl, conversation, person, tenant }: Address): Promise<Profile> => {
    // Teams says who somebody is in a conversation only.
    if (conversation === undefined || person === undefined) return {};
    const { conversations } = await connectorOf(serviceUrl);
    const options = { timeout: longestCallMs };
    return toProfile(await conversations.getConversationMember(conversation, person, options), tenant);
  };

  return async (account) => {
    let known: Profile = {};
    try {
      const kept = await addresses.find(account);
      if (!kept) return known;
      const address = fromKept(kept.address);
      const { timeZone } = address;
      if (timeZone !== undefined) known = { timeZone };
      return { ...known, ...(await askTeams(address)) };
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'Teams did not say who somebody is');
      return known;
    }
  };
}

const name = z.string().trim().min(1).max(500);
const email = z.email().max(500).toLowerCase();
/** The SDK passes on all that Teams says, and its types know only a part of it. */
const member = z.object({
  name: name.optional().catch(undefined),
  email: email.optional().catch(undefined),
  // A guest's is made up, and no email.
  userPrincipalName: email.optional().catch(undefined),
  tenantId: z.string().optional().catch(undefined),
});

function toProfile(said: unknown, tenant: string): Profile {
  const { name, email, userPrincipalName, tenantId = tenant } = member.catch({}).parse(said);
  // Which email somebody of another organisation has is that one's word, and makes nobody an administrator here.
  const reached = tenantId === tenant ? (email ?? userPrincipalName) : undefined;
  return { ...(name ? { name } : {}), ...(reached ? { email: reached } : {}) };
}
