import { ownKnowledge } from '../../src/config.ts';
import { knows } from '../open-core.ts';
import { openRolecall, type Said } from './fake-platform.ts';

export const toAccount = (id: string) => ({ platform: 'fake', workspace: 'acme', id });
export const profiles = knows(
  {
    ada: {
      name: 'Ada',
      email: 'ada@example.org',
      timeZone: 'Europe/London',
      jobTitle: 'IT Service Mgr',
    },
    bob: { name: 'Bob', email: 'bob@example.org', timeZone: 'Europe/London' },
  },
  toAccount,
);

/** On a Saturday; a check-in suits Ada on Tuesdays at ten. */
export async function open(startsAt = '2026-11-28T12:00:00Z') {
  const rolecall = await openRolecall(ownKnowledge, { startsAt, profiles });
  const ada = rolecall.join('ada and the bot', toAccount('ada'));
  return { ...rolecall, ada };
}

/** Ada has a role level and is asked every week. */
export async function openEnrolled() {
  const rolecall = await open();
  await rolecall.ada.say('my role is IT service manager');
  await rolecall.ada.say('ask me every week');
  const person = await rolecall.people.byAccount(toAccount('ada'));
  return { ...rolecall, id: person?.id ?? '' };
}

export const only = (sent: readonly { said: Said }[]): Said => {
  if (sent.length !== 1 || !sent[0]) throw new Error(`${sent.length} messages`);
  return sent[0].said;
};
