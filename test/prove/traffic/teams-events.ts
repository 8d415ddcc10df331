import { tenantId } from '../stubs/teams.ts';
import type { Event, Kind } from './event.ts';

interface Dependencies {
  readonly serviceUrl: string;
  /** What its requests are signed with now. */
  readonly authorization: () => string;
  readonly run: string;
}

const people = 300;

/** The nth thing that somebody does in Teams. */
export function createTeamsEvents({ serviceUrl, authorization, run }: Dependencies) {
  const activityOf = (kind: Kind, n: number, own: object): Event => {
    const id = `${run}-${n}`;
    const person = n % people;
    const body = JSON.stringify({
      ...{ type: 'message', id, channelId: 'msteams', serviceUrl },
      from: { id: `29:person-${person}`, aadObjectId: `aad-${person}`, name: 'Ada' },
      recipient: { id: '28:bot', name: 'Rolecall' },
      conversation: { id: `a:${person}`, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      entities: [{ type: 'clientInfo', locale: 'en-GB', timezone: 'Europe/London' }],
      ...own,
    });
    const headers = () => ({ 'Content-Type': 'application/json', Authorization: authorization() });
    return { kind, key: id, path: '/api/messages', body, headers };
  };
  return {
    message: (n: number, text: string): Event => activityOf('teams message', n, { text }),
    press: (n: number, question: string): Event =>
      activityOf('teams press', n, { value: { action: 'ask', value: question } }),
    card: (n: number, question: string): Event =>
      activityOf('teams card', n, {
        ...{ type: 'invoke', name: 'adaptiveCard/action' },
        value: { action: { type: 'Action.Execute', data: { action: 'ask', value: question } } },
      }),
  };
}
