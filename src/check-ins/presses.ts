import { z } from 'zod';
import type { Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import { rhythms } from '../people/appointment.ts';
import { leadsSomebody } from '../people/teams.ts';
import { answerCommand, rate, workOn } from './answer-command.ts';
import { composeHome } from './compose-home.ts';
import { composeSharing } from './compose-set-up.ts';
import { composeChoice } from './compose-skills.ts';
import type { Parts } from './create-check-ins.ts';
import { type Rated, toRated } from './rated.ts';
import type { CheckInCommand } from './read-command.ts';
import { standing } from './read-ratings.ts';
import { composeRhythm } from './settings.ts';
import { type Pressed, readPressed, readWaiting } from './step.ts';

type ReplyToPress = (press: Press) => Promise<Reply>;

const needsRole = 'To ask about your skills I need your role level.';
const unknownButton = 'I don’t know that button any more. Say “check-in” for what is asked now.';
const unknown: Reply = say(unknownButton);

/** What the buttons of check-ins do, by their actions; for those alone who may be answered so. */
export function createReplyToPress(
  parts: Parts,
  isPrivate: (press: Press) => boolean,
  elsewhere: Reply,
): Readonly<Record<string, ReplyToPress>> {
  const all = {
    ...replyAsCommands(parts),
    ...replyToSetUp(parts),
    ...replyToRated(parts),
    home: replyToHome(parts),
  };
  return Object.fromEntries(
    Object.entries(all).map(([action, reply]): [string, ReplyToPress] => [
      action,
      async (press) => (isPrivate(press) ? reply(press) : elsewhere),
    ]),
  );
}

/** Buttons that say what can be written as well. */
function replyAsCommands(parts: Parts): Record<string, ReplyToPress> {
  const as =
    (command: CheckInCommand): ReplyToPress =>
    async ({ from }) =>
      (await answerCommand(command, from, parts)) ?? parts.setUp.askRole(from, needsRole);
  return {
    'check-in': as({ does: 'check-in' }),
    'my-skills': as({ does: 'my-skills' }),
    'next-role': as({ does: 'next-role' }),
    settings: as({ does: 'settings' }),
    enrol: as({ does: 'enrol', rhythm: 'weekly' }),
    pause: as({ does: 'pause', until: undefined }),
    resume: as({ does: 'resume' }),
    why: as({ does: 'why' }),
    'stop-check-ins': as({ does: 'stop' }),
    'save-away': async (press) => as({ does: 'pause', until: press.inputs['until'] ?? '' })(press),
  };
}

const enteredBefore = z.record(z.string(), z.string());

function replyToSetUp({ setUp, recognise }: Parts): Record<string, ReplyToPress> {
  return {
    'set-up': async ({ from, value }) => {
      if (value === 'not-now') return setUp.putOff(from);
      if (value === 'never') return setUp.refuse(from);
      return value === 'start' ? setUp.begin(from) : setUp.welcome(from);
    },
    role: async ({ from }) => setUp.askRole(from, ''),
    times: async ({ from, value }) => setUp.askTimes(from, enteredBefore.safeParse(parse(value)).data ?? {}),
    sharing: async ({ from }) => composeSharing(await recognise.findOrNew(from), ''),
    'choose-role': async ({ from, value }) => setUp.role(from, value),
    'save-role': async ({ from, inputs }) => setUp.role(from, inputs['role'] ?? '', inputs['team']),
    'save-times': async ({ from, inputs }) => setUp.times(from, inputs),
    'save-sharing': async ({ from, value }) => setUp.sharing(from, value === 'with-manager'),
  };
}

const chosenRhythm = z.object({ rhythm: z.enum(rhythms), week: z.string() });

/** For whoever has a role level. */
function replyToRated(parts: Parts): Record<string, ReplyToPress> {
  const { conduct, keep, chooseTimes, askLater, recognise, framework, setUp, sentCheckIns } = parts;
  const rated =
    (reply: (rated: Rated, press: Press) => Reply | Promise<Reply>): ReplyToPress =>
    async (press) => {
      const person = await recognise.find(press.from);
      const known = person && toRated(person, framework);
      return known ? reply(known, press) : setUp.askRole(press.from, needsRole);
    };
  const stepwise = (reply: (rated: Rated, pressed: Pressed, press: Press) => Reply | Promise<Reply>) =>
    rated((who, press) => {
      const pressed = readPressed(press.value);
      return pressed ? reply(who, pressed, press) : unknown;
    });
  return {
    rate: stepwise((who, pressed, { id }) => keep.rate(who, pressed, id)),
    practise: stepwise((who, pressed, { id }) => keep.practise(who, pressed, id)),
    'ask-next': stepwise((who, pressed) => conduct.goOn(who, pressed, '')),
    'check-in-more': stepwise((who, pressed) => conduct.more(who, pressed)),
    note: stepwise((who, pressed) => conduct.askNote(who, pressed)),
    'save-note': stepwise((who, pressed, { id, inputs }) =>
      keep.saveNote(who, pressed, inputs['note'] ?? '', id),
    ),
    'ask-later': rated(({ person }, { value }) => {
      const waiting = readWaiting(value);
      return waiting ? askLater.later(person, waiting.week, waiting.when) : unknown;
    }),
    away: rated(() => chooseTimes.askUntil()),
    rhythm: rated(() => composeRhythm('How often do you want to be asked?')),
    'save-rhythm': rated(async ({ person }, { value }) => {
      const chosen = chosenRhythm.safeParse(parse(value)).data;
      if (!chosen) return unknown;
      await sentCheckIns.markAnswered(person.id, chosen.week);
      return chooseTimes.enrol(person, chosen.rhythm);
    }),
    'choose-skill': rated((who, { value }) =>
      composeChoice(who, value === 'work-on' ? 'work-on' : 'rate-skill'),
    ),
    'rate-skill': rated((who, { inputs }) => rate(who, inputs['skill'] ?? '', parts)),
    'work-on': rated((who, { inputs }) => workOn(who, inputs['skill'] ?? '', parts)),
  };
}

function replyToHome({ recognise, framework, people, read, now }: Parts): ReplyToPress {
  return async ({ from }) => {
    const person = await recognise.find(from);
    const known = person && toRated(person, framework);
    const said = known ? standing(await read(known.person.id, known.person.id)) : [];
    const leads = person !== undefined && (await leadsSomebody(person, people));
    return composeHome(known, { standing: said, leads, now: now() });
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
