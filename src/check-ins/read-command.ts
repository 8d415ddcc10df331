import { readWish, type WishReader } from '../chat/read-wish.ts';
import type { Rhythm } from '../schedule/rhythm.ts';

type PlainWish = 'check-in' | 'my-skills' | 'next-role' | 'settings' | 'stop' | 'resume' | 'why';

/** What somebody asks of their check-ins, in plain words. */
export type CheckInCommand =
  | { readonly does: PlainWish }
  | { readonly does: 'set-up' }
  | { readonly does: 'enrol'; readonly rhythm: Rhythm }
  /** `until`: in the person's own words. None: until they say so. */
  | { readonly does: 'pause'; readonly until: string | undefined }
  | { readonly does: 'later'; readonly when: 'today' | 'tomorrow' }
  | { readonly does: 'sharing'; readonly isShared: boolean }
  /** The names as they wrote them. */
  | { readonly does: 'history' | 'rate' | 'work-on'; readonly skill: string }
  | { readonly does: 'my-role'; readonly roleLevel: string };

const checkIns = String.raw`(?:my |the )?(?:weekly )?(?:skills )?check-?\s?ins?`;

const readers: readonly WishReader<CheckInCommand>[] = [
  [
    /^(?:(?:start |do )?(?:my |a )?check-?\s?in(?: now)?|ask me (?:now )?about my skills|check me in)$/,
    () => ({ does: 'check-in' }),
  ],
  [/^(?:show |show me )?(?:my skills|my levels|my ratings)$/, () => ({ does: 'my-skills' })],
  [/^(?:show )?my next role(?: level)?$|^next role$/, () => ({ does: 'next-role' })],
  [new RegExp(`^(?:set ?-?up|begin setting up)(?: ${checkIns})?$|^set me up$`), () => ({ does: 'set-up' })],
  [
    new RegExp(`^(?:show )?(?:my |the )?settings$|^(?:change )?${checkIns} settings$`),
    () => ({ does: 'settings' }),
  ],
  [/^ask me (?:every|each) week$|^ask me weekly$/, () => ({ does: 'enrol', rhythm: 'weekly' })],
  [
    /^ask me (?:fortnightly|(?:every|each) (?:two|2|other|second) weeks?|every fortnight)$/,
    () => ({ does: 'enrol', rhythm: 'fortnightly' }),
  ],
  [
    /^ask me (?:monthly|(?:every|each|once a) month|every (?:four|4) weeks)$/,
    () => ({ does: 'enrol', rhythm: 'monthly' }),
  ],
  [new RegExp(`^(?:pause|stop) ${checkIns} (?:until|till|til) (.+)$`), (until) => ({ does: 'pause', until })],
  [
    /^(?:i'm|i am|i'll be|i will be) (?:away|on leave|on holiday|off|out) (?:until|till|til) (.+)$/,
    (until) => ({ does: 'pause', until }),
  ],
  [new RegExp(`^pause(?: ${checkIns})?$`), () => ({ does: 'pause', until: undefined })],
  [
    new RegExp(`^(?:resume|continue|restart|unpause)(?: ${checkIns})?$|^i'm back$`),
    () => ({ does: 'resume' }),
  ],
  [new RegExp(`^(?:stop|end|cancel) ${checkIns}$|^never ask(?: me)?(?: again)?$`), () => ({ does: 'stop' })],
  [/^(?:ask me |remind me )?later(?: today)?$/, () => ({ does: 'later', when: 'today' })],
  [/^(?:ask|remind) me tomorrow$|^tomorrow$/, () => ({ does: 'later', when: 'tomorrow' })],
  [
    /^why (?:am i getting|do i get|did i get|are you asking me) (?:this|that|these|check-?\s?ins?)$/,
    () => ({ does: 'why' }),
  ],
  [/^share my levels(?: with my manager)?$/, () => ({ does: 'sharing', isShared: true })],
  [
    /^(?:keep|make) my levels private$|^(?:stop sharing|don't share|do not share) my levels(?: with my manager)?$/,
    () => ({ does: 'sharing', isShared: false }),
  ],
  [
    /^what (?:did|have) i (?:say|said|answer|answered) (?:about|on|for) (?:my |the skill )?(.+)$/,
    (skill) => ({ does: 'history', skill }),
  ],
  [
    /^(?:rate|re-?rate|change my (?:answer|rating|level) (?:on|for|of|in|about)) (?:me on |my |the skill )?(.+)$/,
    (skill) => ({ does: 'rate', skill }),
  ],
  [
    /^(?:i (?:want|would like|'d like) to work on|i'd like to work on|i'm working on|work on) (?:my |the skill )?(.+)$/,
    (skill) => ({ does: 'work-on', skill }),
  ],
  [
    /^(?:my role(?: level)? is|i work as|my job title is) (?:an? |the )?(.+)$/,
    (roleLevel) => ({ does: 'my-role', roleLevel }),
  ],
];

/** Undefined for whatever else somebody writes: most of it is a question about the documents. */
export function readCommand(text: string): CheckInCommand | undefined {
  return readWish(text, readers);
}
