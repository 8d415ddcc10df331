import type { Account, Message, Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { Framework, RoleLevel } from '../framework/model.ts';
import type { Person, PersonStore } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';
import { createRecognise } from '../people/recognise.ts';
import { leadsSomebody } from '../people/teams.ts';
import type { Outbox } from '../schedule/outbox.ts';
import { answerCommand } from './answer-command.ts';
import { createAskLater } from './ask-later.ts';
import { createChooseTimes } from './choose-times.ts';
import { createComposeDelivery } from './compose-delivery.ts';
import { createConduct } from './conduct.ts';
import { createKeepAnswers } from './keep-answers.ts';
import type { PracticeStore } from './practice.ts';
import { createReplyToPress } from './presses.ts';
import type { RatingStore } from './rating.ts';
import { readCommand } from './read-command.ts';
import { createReadPractice, createReadRatings } from './read-ratings.ts';
import { createSendNow } from './send-now.ts';
import type { SentCheckIns } from './sent-check-ins.ts';
import { createSetUp } from './set-up.ts';
import { composeSettings } from './settings.ts';
import { createTellSkills } from './tell-skills.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly people: PersonStore;
  readonly profiles: Profiles;
  readonly ratings: RatingStore;
  readonly practice: PracticeStore;
  readonly outbox: Outbox;
  readonly sentCheckIns: SentCheckIns;
  /** The one after it on the career ladder. */
  readonly nextRoleLevel: (roleLevel: RoleLevel) => RoleLevel | undefined;
  /** The role levels that a job title or the words of somebody may mean. */
  readonly findRoleLevels: (text: string) => readonly RoleLevel[];
  readonly newId: () => string;
  readonly now: () => number;
}

/** What replies to commands and presses, made once. */
export type Parts = ReturnType<typeof createParts>;

const betweenUs =
  'Your skills are between you and me. Write to me in a chat of our own, and I’ll ask or show them there.';
const greeting = /^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening))\b/i;

/** Asks people about their skills, keeps what they say, and shows it to them; in private only. */
export function createCheckIns(dependencies: Dependencies) {
  const parts = createParts(dependencies);
  const { meet } = parts;

  return {
    /** What is said of the bot's own accord. */
    compose: createComposeDelivery({ ...dependencies, ...parts }),
    /** Undefined where it is about something else. */
    async replyToMessage({ text, from, audience, isUnprompted }: Message): Promise<Reply | undefined> {
      if (isUnprompted) return undefined;
      const command = readCommand(text);
      if (command) return audience === 'private' ? answerCommand(command, from, parts) : say(betweenUs);
      // Teams greets with the first hello of whoever gets the bot: those whom a roster named are known by it.
      if (audience === 'private' && greeting.test(text)) await meet(from);
      return undefined;
    },
    /** Only where Rolecall is tried out. */
    sendNow: createSendNow({ ...dependencies, recognise: parts.recognise }),
    replyToPress: createReplyToPress(parts, (press: Press) => press.audience === 'private', say(betweenUs)),
  };
}

function createParts(dependencies: Dependencies) {
  const { people, ratings, practice, framework, nextRoleLevel, outbox, sentCheckIns, now } = dependencies;
  const read = createReadRatings(ratings);
  const readPractice = createReadPractice(practice);
  const conduct = createConduct({ read, now });
  const recognise = createRecognise(dependencies);
  const chooseTimes = createChooseTimes(dependencies);
  const askLater = createAskLater(dependencies);
  const settings = async (person: Person, said: string): Promise<Reply> =>
    composeSettings(person, { said, leads: await leadsSomebody(person, people), now: now() });
  return {
    ...{
      people,
      framework,
      nextRoleLevel,
      recognise,
      chooseTimes,
      askLater,
      settings,
      read,
      sentCheckIns,
      now,
    },
    ...{ conduct, keep: createKeepAnswers({ ...dependencies, conduct }) },
    tell: createTellSkills({ read, readPractice, now }),
    setUp: createSetUp({ ...dependencies, recognise }, async (person, said) => {
      await askLater.follow(person);
      return settings(person, said);
    }),

    /** Whoever a roster named, and nobody could write to until now, is invited. */
    async meet(account: Account): Promise<void> {
      if (await people.byAccount(account)) return;
      const person = await recognise.find(account);
      if (person?.enrolment !== 'to-invite') return;
      const dueAt = now();
      const invitation = { kind: 'invitation', personId: person.id, week: 'once', dueAt } as const;
      await outbox.planAgain({ ...invitation, closesAt: dueAt + invitedWithinMs });
    },
  };
}

const invitedWithinMs = 28 * 24 * 60 * 60 * 1_000;
