import type { Respond } from './platform.ts';
import type { Trace } from './trace.ts';

/** From what somebody said or pressed to what there is to reply. */
export function traceRespond(respond: Respond, trace: Trace): Respond {
  return (incoming, progress) =>
    trace('answer', { platform: incoming.from.platform, kind: incoming.kind }, () =>
      respond(incoming, progress),
    );
}
