import type { Account, Message, Press } from '../chat/incoming.ts';
import type { Reply } from '../chat/reply.ts';
import { say } from '../chat/say.ts';
import type { RatingStore } from '../check-ins/rating.ts';
import { createReadTeam } from '../check-ins/read-ratings.ts';
import type { SentCheckIns } from '../check-ins/sent-check-ins.ts';
import type { Framework } from '../framework/model.ts';
import { hasLeft, type Person, type PersonStore } from '../people/person.ts';
import type { Profiles } from '../people/profiles.ts';
import { createRecognise } from '../people/recognise.ts';
import { leadsLeaders, type Scope } from '../people/teams.ts';
import type { Outbox } from '../schedule/outbox.ts';
import { createComposeDelivery } from './compose-delivery.ts';
import { composeCourses, composeSummary, composeTable, sayNothingYet } from './compose-summary.ts';
import { createMakeSummary, type Made } from './make-summary.ts';
import { createNameTeam, leadsNobody } from './name-team.ts';
import { readCommand, type SummaryCommand } from './read-command.ts';
import type { Draw } from './rendering/create-draw.ts';
import { summaryCsv } from './rendering/summary-csv.ts';
import { composeRhythm, createSaveRhythm } from './summary-rhythm.ts';
import type { Looks, SummaryStore } from './suppression/shown-before.ts';
import { createTellLooks } from './tell-looks.ts';

interface Dependencies {
  readonly framework: Framework;
  readonly people: PersonStore;
  readonly profiles: Profiles;
  readonly ratings: RatingStore;
  readonly sentCheckIns: SentCheckIns;
  readonly summaries: SummaryStore;
  readonly looks: Looks;
  readonly outbox: Outbox;
  readonly draw: Draw;
  /** Fewer people than that are not enough for a figure. */
  readonly minimum: number;
  readonly newId: () => string;
  readonly now: () => number;
}

/** What replies to commands and presses, made once. */
type Parts = ReturnType<typeof createParts>;

const forThoseWhoLead = new Set<SummaryCommand['does']>(['my-team', 'add', 'remove', 'rhythm']);
const answeredWithinMs = 60 * 60 * 1_000;

const betweenUs =
  'A team’s figures are for whoever leads it. Write to me in a chat of our own, and I’ll answer there.';
const onItsWay = 'I’ll answer that in private: it is between you and me.';
const forLeaders = 'A team’s summary is for whoever leads it, and shows nobody’s answers to them either.';

/** Shows managers how their teams are doing, and exposes nobody; in private only. */
export function createSummaries(dependencies: Dependencies) {
  const parts = createParts(dependencies);
  const replyTo = createReplyToPress(parts);
  return {
    /** What is said of the bot's own accord. */
    compose: createComposeDelivery({
      ...dependencies,
      recognise: parts.recognise,
      summary: parts.summary,
      summaryUnasked: parts.summaryUnasked,
    }),
    /** Undefined where it is about something else. */
    async replyToMessage({ text, from, audience, isUnprompted }: Message): Promise<Reply | undefined> {
      const command = isUnprompted ? undefined : readCommand(text);
      if (!command) return undefined;
      if (audience === 'private') return answer(command, from, parts);
      return command.does === 'summary' ? parts.sendInPrivate(from) : say(betweenUs);
    },
    replyToPress: Object.fromEntries(
      Object.entries(replyTo).map(([action, reply]) => [
        action,
        async (press: Press) => (press.audience === 'private' ? reply(press) : say(betweenUs)),
      ]),
    ),
  };
}

function createParts(dependencies: Dependencies) {
  const { people, draw, outbox, minimum, now } = dependencies;
  const recognise = createRecognise(dependencies);
  const make = createMakeSummary({ ...dependencies, readTeam: createReadTeam(dependencies) });

  /** Undefined where there is nothing to show. */
  const show = async (viewer: Person, scope: Scope, made: Made): Promise<Reply | undefined> => {
    const hasFigures = made.summary.skills.some(({ covered }) => covered !== undefined);
    if (!hasFigures && made.shared.length === 0) return undefined;
    const [picture, isLeadingLeaders] = await Promise.all([
      hasFigures ? draw.summary(made.summary) : undefined,
      leadsLeaders(viewer, people),
    ]);
    return composeSummary({ made, scope, picture, leadsLeaders: isLeadingLeaders });
  };
  /** For whoever leads somebody. */
  const withFigures =
    (compose: (made: Made, scope: Scope) => Reply | Promise<Reply>) =>
    async (viewer: Person, scope: Scope): Promise<Reply> => {
      const made = await make(viewer, scope, 'without-names');
      return made.size === 0 ? say(leadsNobody) : compose(made, scope);
    };

  return {
    recognise,
    async summary(viewer: Person, scope: Scope): Promise<Reply> {
      const made = await make(viewer, scope, 'with-names');
      if (made.size === 0) return say(leadsNobody);
      return (await show(viewer, scope, made)) ?? sayNothingYet(made.size, minimum);
    },
    /** Comes by itself only where there is something to see. */
    async summaryUnasked(viewer: Person): Promise<Reply | undefined> {
      return show(viewer, 'team', await make(viewer, 'team', 'with-names'));
    },
    table: withFigures((made, scope) => composeTable(made.summary, scope)),
    csv: withFigures((made) => ({
      ...say(`${made.summary.title}, as a file.`),
      attachments: [summaryCsv(made.summary)],
    })),
    courses: withFigures(async ({ summary: shown }, scope) => {
      if (shown.courses.length === 0) return say('There is nothing to show over time yet.');
      const pictures = await Promise.all(shown.courses.map((course) => draw.course(course)));
      return composeCourses(shown, pictures, scope);
    }),
    nameTeam: createNameTeam(dependencies),
    tellLooks: createTellLooks(dependencies),
    saveRhythm: createSaveRhythm(dependencies),

    /** Asked where others read it: the answer comes by itself, as every month. */
    async sendInPrivate(from: Account): Promise<Reply> {
      const person = await recognise.find(from);
      if (!person) return say(betweenUs);
      const dueAt = now();
      const once = { kind: 'summary', personId: person.id, week: 'once', dueAt } as const;
      await outbox.planAgain({ ...once, closesAt: dueAt + answeredWithinMs });
      return say(onItsWay);
    },
  };
}

async function answer(command: SummaryCommand, from: Account, parts: Parts): Promise<Reply> {
  const { recognise, nameTeam, tellLooks, saveRhythm } = parts;
  if (command.does === 'others') return say(forLeaders);
  const person = await recognise.findOrNew(from);
  if (hasLeft(person) && forThoseWhoLead.has(command.does)) return say(leadsNobody);
  switch (command.does) {
    case 'summary':
      return parts.summary(person, command.scope);
    case 'csv':
      return parts.csv(person, command.scope);
    case 'rhythm':
      return saveRhythm(person, command.rhythm);
    case 'my-team':
      return nameTeam.show(person);
    case 'add':
      return nameTeam.add(await recognise.change(from, (one) => one), command.whom, from);
    case 'remove':
      return nameTeam.remove(person, command.whom, from);
    case 'leave':
      return nameTeam.leave(person);
    case 'looks':
      return tellLooks(person);
  }
}

function createReplyToPress(parts: Parts): Record<string, (press: Press) => Promise<Reply>> {
  const { recognise, nameTeam, tellLooks, saveRhythm } = parts;
  const of =
    (reply: (person: Person, scope: Scope) => Promise<Reply>) =>
    async ({ from, value }: Press): Promise<Reply> =>
      reply(await recognise.findOrNew(from), value === 'organisation' ? 'organisation' : 'team');
  return {
    'team-summary': of(parts.summary),
    'summary-table': of(parts.table),
    'summary-csv': of(parts.csv),
    'summary-courses': of(parts.courses),
    'leave-team': of((person) => nameTeam.leave(person)),
    looks: of((person) => tellLooks(person)),
    async 'summary-rhythm'({ from, value }) {
      const person = await recognise.findOrNew(from);
      if (value === 'weekly' || value === 'monthly' || value === 'never') return saveRhythm(person, value);
      return composeRhythm(person);
    },
  };
}
