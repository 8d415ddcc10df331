import type { Reply } from '../chat/reply.ts';
import { createComposeFor } from '../people/compose-for.ts';
import { accountOf, type Person, type PersonStore } from '../people/person.ts';
import type { Reached, Recognise } from '../people/recognise.ts';
import { type Scope, untold } from '../people/teams.ts';
import type { Claimed } from '../schedule/outbox.ts';
import type { Composed } from '../schedule/send-due.ts';

interface Dependencies {
  readonly people: PersonStore;
  readonly recognise: Pick<Recognise, 'reach'>;
  readonly summary: (viewer: Person, scope: Scope) => Promise<Reply>;
  readonly summaryUnasked: (viewer: Person) => Promise<Reply | undefined>;
  readonly minimum: number;
  readonly now: () => number;
}

type Sent = Pick<Claimed, 'personId' | 'week'> & { readonly kind: 'summary' | 'named' };

/** What is said of the bot's own accord, as it stands at the moment of sending. */
export function createComposeDelivery(dependencies: Dependencies) {
  const { summary, summaryUnasked } = dependencies;
  const composeFor = createComposeFor(dependencies);
  return ({ personId, kind, week }: Sent): Promise<Composed> =>
    composeFor(personId, async (reached) => {
      if (kind === 'named') return to(reached, await tellNamed(reached, dependencies));
      // "once": they asked for it where others could read along.
      return to(reached, week === 'once' ? await summary(reached, 'team') : await summaryUnasked(reached));
    });
}

function to({ account }: Reached, reply: Reply | undefined): Composed {
  return reply ? { to: account, reply } : { nothing: true };
}

/** From then on they can leave; a week later they count. Undefined where they are not in the team any more. */
async function tellNamed(
  { id, manager }: Person,
  { people, minimum, now }: Dependencies,
): Promise<Reply | undefined> {
  if (manager === undefined) return undefined;
  const told = await people.change(id, (one) =>
    one.managedSince === untold ? { ...one, managedSince: now() } : one,
  );
  if (told?.managedSince === undefined) return undefined;
  const account = accountOf(manager);
  const leader = account ? await people.byAccount(account) : await people.byEmail(manager);
  const lines = [
    `They see figures of ${minimum} people at least, from which nobody’s answers can be told, and how many take part.`,
    'They see your own levels only if you choose to share them. You keep them private unless you change it in your settings.',
    'You count in the figures a week from now. Until then, and at any time later, you can leave.',
  ];
  return {
    blocks: [
      {
        ...{ type: 'title', text: 'You were added to a team', detail: false },
        note: `by ${leader?.name || leader?.email || manager}`,
      },
      { type: 'list', items: lines.map((text) => ({ text, cites: [] })), detail: false },
    ],
    citations: [],
    suggestions: [
      { label: 'Leave the team', action: 'leave-team', value: 'now' },
      { label: 'Settings', action: 'settings', value: 'now' },
    ],
  };
}
