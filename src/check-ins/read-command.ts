/** What somebody asks of their check-ins, in plain words. */
export type CheckInCommand =
  | { readonly does: 'check-in' }
  | { readonly does: 'my-skills' }
  | { readonly does: 'next-role' }
  | { readonly does: 'enrol' }
  | { readonly does: 'stop' }
  /** `until`: in the person's own words. */
  | { readonly does: 'pause'; readonly until: string }
  | { readonly does: 'history'; readonly skill: string }
  | { readonly does: 'my-role'; readonly roleLevel: string };

/** Undefined for whatever else somebody writes: most of it is a question about the documents. */
export function readCommand(text: string): CheckInCommand | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[\s.!?]+$/, '');
  if (/^(?:(?:start |do )?(?:my |a )?check-?\s?in(?: now)?|ask me about my skills)$/.test(said))
    return { does: 'check-in' };
  if (/^(?:show )?my skills$/.test(said)) return { does: 'my-skills' };
  if (/^(?:show )?my next role(?: level)?$|^next role$/.test(said)) return { does: 'next-role' };
  if (/^ask me (?:every|each) week$/.test(said)) return { does: 'enrol' };
  if (/^stop (?:my |the )?(?:weekly )?check-?\s?ins?$/.test(said)) return { does: 'stop' };
  const until =
    /^(?:pause|stop) (?:my |the )?(?:weekly )?check-?\s?ins? until (.+)$/.exec(said)?.[1] ??
    /^(?:i'm|i am) away until (.+)$/.exec(said)?.[1];
  if (until !== undefined) return { does: 'pause', until };
  const skill = /^what (?:did|have) i (?:say|said) about (?:my |the skill )?(.+)$/.exec(said)?.[1];
  if (skill !== undefined) return { does: 'history', skill };
  const role = /^my role(?: level)? is (?:an? |the )?(.+)$/.exec(said)?.[1];
  return role === undefined ? undefined : { does: 'my-role', roleLevel: role };
}
