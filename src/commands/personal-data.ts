import { createReadPractice, createReadRatings } from '../check-ins/read-ratings.ts';
import type { PersonalData } from '../people/own-data.ts';
import type { Stores } from '../storage/open-stores.ts';

/** Everything that is kept by person. Whatever comes to be kept has to be added here. */
export function listPersonalData(stores: Stores): PersonalData[] {
  const readRatings = createReadRatings(stores.ratings);
  const { people, ratings, practice, outbox, feedback, addresses, conversations, looks, tokenCounts } =
    stores;
  const readPractice = createReadPractice(practice);
  const orNothing = <Item>(items: readonly Item[]) => (items.length > 0 ? items : undefined);
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
      name: 'feedback',
      read: async ({ account }) => orNothing(await feedback.by(account)),
      forget: ({ account }) => feedback.forgetAuthor(account),
    },
    {
      name: 'conversation',
      read: ({ conversation }) => conversations.topicOf(conversation),
      forget: ({ conversation }) => conversations.forget(conversation),
    },
    {
      name: 'tokensSpent',
      read: async ({ account }) => orNothing(await tokenCounts.by(account)),
      // Their share of the day is whole again then; what all of them together may spend is not.
      forget: ({ account }) => tokenCounts.forget(account),
    },
    {
      name: 'address',
      read: async ({ account }) => (await addresses.find(account))?.address,
      // Without it nothing could be said in reply; Teams tells it again with the next message.
      forget: ({ account }) => addresses.remove(account),
    },
    // The last: the others are found by it.
    {
      name: 'person',
      read: async ({ person }) => person,
      forget: async ({ person }) => person && people.remove(person.id),
    },
  ];
}
