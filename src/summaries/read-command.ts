import { readWish, type WishReader } from '../chat/read-wish.ts';
import type { Scope } from '../people/teams.ts';

/** What somebody asks of summaries and teams, in plain words. */
export type SummaryCommand =
  | { readonly does: 'summary' | 'csv'; readonly scope: Scope }
  | { readonly does: 'rhythm'; readonly rhythm: 'weekly' | 'monthly' | 'never' }
  /** Somebody else's. */
  | { readonly does: 'others' }
  | { readonly does: 'my-team' | 'looks' | 'leave' }
  /** Whom, as they wrote it. */
  | { readonly does: 'add' | 'remove'; readonly whom: string };

const own = '(?:my|our|the)';
const skills =
  '(?: (?:doing|getting on|placed|developing))?(?: (?:on|with|in|at|for) (?:its |their |our )?skills?)?';

const summary = (scope: Scope) => (): SummaryCommand => ({ does: 'summary', scope });

const readers: readonly WishReader<SummaryCommand>[] = [
  [
    /^(?:team )?summary as (?:a )?csv(?: file)?$|^csv of (?:my|the) (?:team )?summary$/,
    () => ({ does: 'csv', scope: 'team' }),
  ],
  [
    /^(?:organi[sz]ation|org) summary as (?:a )?csv(?: file)?$/,
    () => ({ does: 'csv', scope: 'organisation' }),
  ],
  [
    new RegExp(
      `^(?:show (?:me )?)?(?:${own} )?team(?:'s)? (?:skills? )?summary$|^summary of (?:${own}) team(?:'s skills)?$|^how(?: is| are|'s) ${own} team${skills}$|^(?:show (?:me )?)?(?:my|our) team's skills$`,
    ),
    summary('team'),
  ],
  [
    new RegExp(
      `^(?:show (?:me )?)?(?:${own} )?(?:organi[sz]ation|org)(?:'s)? (?:skills? )?(?:summary|roll-?up)$|^how(?: is| are|'s) (?:my|our) (?:organi[sz]ation|org|department)${skills}$`,
    ),
    summary('organisation'),
  ],
  [
    /^(?:send me )?(?:my |the |a )?(?:team )?summar(?:y|ies) (?:every |each |once a )?(week|weekly|month|monthly|never)$/,
    (often) => ({ does: 'rhythm', rhythm: rhythmOf(often) }),
  ],
  [/^(weekly|monthly) (?:team )?summar(?:y|ies)$/, (often) => ({ does: 'rhythm', rhythm: rhythmOf(often) })],
  [
    /^(?:stop|never send)(?: me)? (?:my |the |team )*summar(?:y|ies)$/,
    () => ({ does: 'rhythm', rhythm: 'never' }),
  ],
  [
    /^team summary (?:of|for) .+|^summary (?:of|for) (?:.+ )?team$|^how(?: is| are|'s) (?!my |our ).+ team (?:doing|getting on)(?: on| with)? ?(?:skills)?$|^(?:show (?:me )?)?(?!my |our |the )\S.*'s? team summary$/,
    () => ({ does: 'others' }),
  ],
  [/^(?:show |who is (?:in |on )?)?my team$|^who(?:'s| is) (?:in|on) my team$/, () => ({ does: 'my-team' })],
  [/^add (.+) to my team$/, (whom) => ({ does: 'add', whom })],
  [/^(?:remove|take) (.+) (?:from|off|out of) my team$/, (whom) => ({ does: 'remove', whom })],
  [/^leave (?:my|the|this) team$|^leave .+'s? team$/, () => ({ does: 'leave' })],
  [
    /^who (?:has )?(?:looked|looks) at my (?:levels|skills|ratings)$|^who (?:saw|has seen) my (?:levels|skills|ratings)$/,
    () => ({ does: 'looks' }),
  ],
];

/** Undefined for whatever else somebody writes. */
export function readCommand(text: string): SummaryCommand | undefined {
  return readWish(text, readers);
}

function rhythmOf(often: string): 'weekly' | 'monthly' | 'never' {
  if (often === 'never') return 'never';
  return often.startsWith('week') ? 'weekly' : 'monthly';
}
