import type { Request } from 'express';
import { isForThisMachine, isFromThisMachine } from '../from-this-machine.ts';
import { channel } from './address.ts';
import type { Refusal } from './authenticate.ts';
import type { Envelope } from './read-activity.ts';
import { isLocalAddress } from './service-hosts.ts';

/** Without credentials anybody could claim to be Teams: only a test client on this machine is answered, on this machine. */
export async function refuseInTryOut(request: Request, sent: Envelope): Promise<Refusal | undefined> {
  const isClient = isFromThisMachine(request) && isForThisMachine(request);
  // A browser sends one with what a page of another site posts.
  if (!isClient || request.headers.origin !== undefined)
    return { reason: 'without credentials only this machine is answered', ground: 'origin' };
  if (sent.channelId !== channel) return { reason: 'another channel than Teams', ground: 'origin' };
  return isLocalAddress(sent.serviceUrl)
    ? undefined
    : { reason: 'a service address that is not on this machine', ground: 'origin' };
}
