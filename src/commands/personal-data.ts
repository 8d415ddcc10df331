import { createReadPractice, createReadRatings } from '../check-ins/read-ratings.ts';
import type { PersonalData, Subject } from '../people/own-data.ts';
import { forgetManager } from '../people/teams.ts';
import type { Stores } from '../storage/open-stores.ts';

/** Everything that is kept by person. Whatever comes to be kept has to be added here, and to test/contracts/what-is-held.ts. */
export function listPersonalData(stores: Stores): PersonalData[] {
  // The person is the last: the others are found by them.
  return [...heldByPerson(stores), ...heldByAccount(stores), ...heldOfConversation(stores), itself(stores)];
}

const orNothing = <Item>(items: readonly Item[] | undefined) =>
  items && items.length > 0 ? items : undefined;

function heldByPerson({ ratings, practice, outbox, looks, people }: Stores): PersonalData[] {
  const readRatings = createReadRatings(ratings);
  const readPractice = createReadPractice(practice);
  return [
    {
      name: 'skills',
      read: async ({ person }) => person && orNothing(await readRatings(person.id, person.id)),
      forget: async ({ person }) => person && ratings.forget(person.id),
    },
    {
      name: 'practice',
      read: async ({ person }) => person && orNothing(await readPractice(person.id, person.id)),
      forget: async ({ person }) => person && practice.forget(person.id),
    },
    {
      name: 'checkIns',
      read: async ({ person }) => person && orNothing(await outbox.statuses(person.id)),
      forget: async ({ person }) => person && outbox.forget(person.id),
    },
    {
      name: 'looksAtLevels',
      read: async ({ person }) => person && orNothing(await looks.at(person.id)),
      forget: async ({ person }) => person && looks.forget(person.id),
    },
    {
      // Held with those whom they lead: how many that are, and no more of them.
      name: 'team',
      read: async ({ handles }) => (await people.naming(handles)).length || undefined,
      forget: ({ handles }) => forgetManager(handles, people),
    },
  ];
}

function heldByAccount(stores: Stores): PersonalData[] {
  const { feedback, recentAnswers, waitingFiles, channelSettings, tokenCounts, addresses } = stores;
  return [
    {
      name: 'feedback',
      read: async ({ account }) => account && orNothing(await feedback.by(account)),
      forget: async ({ account }) => account && feedback.forgetAuthor(account),
    },
    {
      name: 'questions',
      read: async ({ account }) => account && orNothing(await recentAnswers.questionsOf(account)),
      forget: async ({ account }) => account && recentAnswers.forget(account),
    },
    {
      name: 'offeredFiles',
      read: async ({ account }) => account && orNothing(await waitingFiles.namesOf(account)),
      forget: async ({ account }) => account && waitingFiles.forget(account),
    },
    {
      name: 'channelsChosenFor',
      read: async ({ account }) => account && orNothing(await channelSettings.chosenBy(account)),
      forget: async ({ account }) => account && channelSettings.forgetWhoChose(account),
    },
    {
      name: 'tokensSpent',
      read: async ({ account }) => account && orNothing(await tokenCounts.by(account)),
      // Their share of the day is whole again then; what all of them together may spend is not.
      forget: async ({ account }) => account && tokenCounts.forget(account),
    },
    {
      name: 'address',
      read: async ({ account }) => account && (await addresses.find(account))?.address,
      // Without it nothing could be said in reply; Teams tells it again with the next message.
      forget: async ({ account }) => account && addresses.remove(account),
    },
  ];
}

/** Of the one in which they ask, and of those that name them. Of others nobody knows whose they are; they expire within a week. */
function heldOfConversation({ conversations, shownAnswers }: Stores): PersonalData[] {
  const keysOf = async ({ conversation, account }: Subject): Promise<Set<string>> =>
    new Set([
      ...(conversation === undefined ? [] : [conversation]),
      ...(account ? await conversations.namedBy(account) : []),
    ]);
  return [
    {
      name: 'conversation',
      read: async (subject) => {
        const topics = [...(await keysOf(subject))].map((key) => conversations.topicOf(key));
        return orNothing((await Promise.all(topics)).filter((topic) => topic !== undefined));
      },
      forget: async (subject) => {
        for (const key of await keysOf(subject)) {
          await conversations.forget(key);
          await shownAnswers.forget(key);
        }
      },
    },
  ];
}

function itself({ people }: Stores): PersonalData {
  return {
    name: 'person',
    read: async ({ person }) => person,
    forget: async ({ person }) => person && people.remove(person.id),
  };
}
