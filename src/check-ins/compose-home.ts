import type { Reply } from '../chat/reply.ts';
import { sayNext } from '../people/appointment.ts';
import { paragraph, title } from './blocks.ts';
import { drawSkills } from './compose-skills.ts';
import type { Rated } from './rated.ts';
import type { Rating } from './rating.ts';
import { teamSummary } from './settings.ts';

/** What is somebody's own, at one look: their role, their levels, their next check-in. */
export function composeHome(
  rated: Rated | undefined,
  {
    standing,
    leads,
    now,
  }: { readonly standing: readonly Rating[]; readonly leads: boolean; readonly now: number },
): Reply {
  if (!rated)
    return {
      blocks: [
        title('Your skills', ''),
        paragraph('Once a week, about a minute: see where you stand against your role and the next one.'),
      ],
      citations: [],
      suggestions: [{ label: 'Set it up', action: 'set-up', value: 'home' }, ...(leads ? [teamSummary] : [])],
    };
  const { person, roleLevel } = rated;
  const next = sayNext(person, now);
  return {
    blocks: [
      title(roleLevel.name, 'Your role level'),
      paragraph(next ? `Your next check-in comes on ${next}.` : 'I ask you only when you say so.'),
      ...drawSkills(roleLevel, standing, now),
      paragraph('Only you see this.'),
    ],
    citations: [],
    suggestions: [
      { label: 'Check in now', action: 'check-in', value: 'now' },
      { label: 'Next role', action: 'next-role', value: 'now' },
      ...(leads ? [teamSummary] : []),
      { label: 'Settings', action: 'settings', value: 'now' },
    ],
  };
}
