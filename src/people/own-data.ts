import { type Account, conversationKey, type Message, type Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { hasLeft, keysOf, type Person, type PersonStore } from './person.ts';

/** Whose data it is, as far as it is known. */
export interface Subject {
  /** Undefined where a roster named them, and they never spoke. */
  readonly account: Account | undefined;
  readonly person: Person | undefined;
  /** The key of the conversation in which they ask, where they do. */
  readonly conversation: string | undefined;
  /** How the rows of others name them as a manager, where they are to be forgotten there as well. */
  readonly handles: readonly string[];
}

/** One kind of what is held about people. */
export interface PersonalData {
  /** What it is called in what the person gets. */
  readonly name: string;
  /** As JSON; undefined where nothing is held. */
  read(subject: Subject): Promise<unknown>;
  forget(subject: Subject): Promise<void>;
}

/** Deletes all that is held about somebody, without their asking. */
export async function forgetPerson(person: Person, held: readonly PersonalData[]): Promise<void> {
  const subject = { account: person.account, person, conversation: undefined, handles: keysOf(person) };
  for (const one of held) await one.forget(subject);
}

interface Dependencies {
  readonly people: Pick<PersonStore, 'byAccount' | 'naming'>;
  readonly held: readonly PersonalData[];
}

const betweenUs = 'What I hold about you is between you and me. Ask me in a chat of our own.';
const notListed =
  'Not listed, because it is not kept by person: what other conversations were about in the last day, which is forgotten by itself. Of whoever leads a team I remember which figures they were shown, under a code, so that later ones give nobody away.';
const deleted = 'Deleted. I hold nothing about you any more, but what you write from now on.';
const deletedButTeam =
  'Deleted. I hold nothing about you any more, but what you write from now on, and that people have you as their manager: that is theirs, until your organisation’s list of people says otherwise.';
const ask: Reply = {
  ...say(
    'Delete all that I hold about you: what you said of your skills, your settings, and your name on feedback? It cannot be brought back.',
  ),
  suggestions: [
    { label: 'Delete all of it', action: 'forget-me', value: 'now' },
    { label: 'Show it first', action: 'my-data', value: 'now' },
  ],
};

/** Shows a person all that is held about them, and deletes it where they say so twice; in private only. */
export function createOwnData({ people, held }: Dependencies) {
  const subjectOf = async (incoming: Message | Press): Promise<Subject> => {
    const person = await people.byAccount(incoming.from);
    return {
      ...{ account: incoming.from, person, conversation: conversationKey(incoming) },
      // A roster goes on to say whom somebody leads who is still there.
      handles: person && hasLeft(person) ? keysOf(person) : [],
    };
  };

  const show = async (subject: Subject): Promise<Reply> => {
    const parts = await Promise.all(held.map(async ({ name, read }) => [name, await read(subject)] as const));
    const json = Object.fromEntries(parts.filter(([, value]) => value !== undefined));
    if (Object.keys(json).length === 0) return say('I hold nothing about you.');
    const lines = JSON.stringify(json, undefined, 1).split('\n');
    return {
      blocks: [
        { type: 'title', text: 'All that I hold about you', note: 'as JSON', detail: false },
        { type: 'list', items: lines.map((text) => ({ text, cites: [] })), detail: false },
        { type: 'paragraph', line: { text: notListed, cites: [] }, detail: false },
      ],
      citations: [],
      suggestions: [{ label: 'Delete all of it…', action: 'delete-my-data', value: 'now' }],
    };
  };

  return {
    /** Undefined where it is about something else. */
    async replyToMessage(message: Message): Promise<Reply | undefined> {
      const said = message.text
        .trim()
        .toLowerCase()
        .replace(/[\s.!?]+$/, '');
      const wish = /^(?:(?:show )?my (data)|(delete|forget) my data|forget (me))$/.exec(said);
      if (!wish || message.isUnprompted) return undefined;
      if (message.audience !== 'private') return say(betweenUs);
      return wish[1] ? show(await subjectOf(message)) : ask;
    },
    replyToPress: {
      'my-data': async (press: Press) =>
        press.audience === 'private' ? show(await subjectOf(press)) : say(betweenUs),
      'delete-my-data': async (press: Press) => (press.audience === 'private' ? ask : say(betweenUs)),
      async 'forget-me'(press: Press): Promise<Reply> {
        if (press.audience !== 'private') return say(betweenUs);
        const subject = await subjectOf(press);
        for (const { forget } of held) await forget(subject);
        const { length: led } = subject.person ? await people.naming(keysOf(subject.person)) : [];
        return say(led > 0 ? deletedButTeam : deleted);
      },
    },
  };
}
