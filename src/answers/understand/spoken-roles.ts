import type { RoleLevel } from '../../framework/model.ts';
import { singularOf, wordsOf } from '../../retrieval/words.ts';
import { nextRoleLevel } from '../career.ts';
import { roleLevelAt, seniorityOf } from '../seniority.ts';
import { cues } from './cues.ts';
import { isTelling } from './frame-words.ts';
import type { Reading } from './reading.ts';

/** The role levels that a conversation is and was about, oldest first. */
export interface Spoken {
  readonly now: readonly RoleLevel[];
  readonly before: readonly RoleLevel[];
}

/** "At the level above" and its like: a role level beside the one that was talked about. */
export const atLevelBeside =
  /\b(at|for|of|on|about|and|does|do|one) (the )?(next level|level (above|below|up|down)|one (above|below|up|down)|next one|(up|down) from (there|that|it|here))( (up|down|from) ?(there|that|it)?)?\b/;

const mostWords = 16;

/** The role levels that a message means without naming them: "the two", "the first one", "the senior one", "one down". */
export function roleSpokenOf(reading: Reading, spoken: Spoken): readonly RoleLevel[] | undefined {
  const all = [...spoken.before, ...spoken.now];
  const last = all.at(-1);
  if (!last) return undefined;
  const text = reading.message.words.map(({ form }) => form).join(' ');
  const areVague = reading.roles.every(({ options, mention }) => options.length > 1 && !mention.isComplete);
  const counted = areVague ? countedOut(text, spoken, all) : undefined;
  if (counted) return counted;
  const again = vaguelyNamed(reading, all);
  if (again) return [again];
  if (reading.roles.length > 0) return undefined;
  const other = onSameLadder(text, last) ?? atOtherSeniority(reading, last) ?? siblingNamed(reading, last);
  const compares = cues.compare.test(reading.asks);
  const { now } = spoken;
  if (other && topicIsCompared(reading) && now.length > 1 && !now.includes(other))
    return [keptOf(now, text), other];
  if (!other) return compares && all.length > 1 ? pairSpokenOf(text, spoken, all) : undefined;
  return compares && other !== last ? [last, other] : [other];
}

/** "What skills does she need?", "and the junior?" after two roles were compared: either may be meant. */
export function eitherSpokenOf(
  { asks, message, roles, topic }: Reading,
  { now: [a, b] }: Spoken,
): readonly RoleLevel[] | undefined {
  if (!a || !b || a.role === b.role || roles.length > 0 || topic?.kind !== 'compare') return undefined;
  if (cues.compare.test(asks) || pointsAt.test(asks)) return undefined;
  const [seniority] = message.seniorities.map((each) => each.seniority);
  if (!seniority) return ofOne.test(asks) ? [a, b] : undefined;
  const levels = [a, b].flatMap(({ role }) => roleLevelAt(role, seniority) ?? []);
  return levels.length > 1 ? levels : undefined;
}

const ofOne = /\b(she|he|her|his|that one|that (role|job|person|post))\b/;
const pointsAt = /\b(first|former|second|latter|other|both|two|they|them|their)\b/;

/** "And with the principal?", "the trainee instead of the lead". */
function topicIsCompared({ asks, topic }: Reading): boolean {
  return topic?.kind === 'compare' && /\b(with|from|against|instead|vs|versus|to)\b/.test(asks);
}

function keptOf(now: readonly RoleLevel[], text: string): RoleLevel {
  const unsaid = now.find((roleLevel) => !text.split(' ').includes(seniorityOf(roleLevel)));
  const [first] = now;
  if (!first) throw new Error('Two role levels were compared');
  return unsaid ?? first;
}

/** "The two", "the first", "the other one". */
function countedOut(
  text: string,
  spoken: Spoken,
  all: readonly RoleLevel[],
): readonly RoleLevel[] | undefined {
  if (/\b(the two|both|each other|the pair|these two|those two|either)\b/.test(text))
    return pairSpokenOf(text, spoken, all);
  const { now } = spoken;
  if (/\b(first|former|original)\b/.test(text)) return (now.length > 1 ? now : all).slice(0, 1);
  if (now.length > 1 && /\b(second|latter|other)\b/.test(text)) return now.slice(1, 2);
  return /\bthe other( one)?$/.test(text) && all.length > 1 ? all.slice(-2, -1) : undefined;
}

/** Those talked about now, or last; "the two engineers" leaves out a designer in between. */
function pairSpokenOf(text: string, { now }: Spoken, all: readonly RoleLevel[]): readonly RoleLevel[] {
  const kind = singularOf(/\b(?:two|both) (\w+)/.exec(text)?.[1] ?? '');
  const ofKind = all.filter((roleLevel) => formsOf(roleLevel.name).has(kind));
  if (ofKind.length > 1) return ofKind.slice(-2);
  return now.length > 1 ? now : all.slice(-2);
}

/** "The designer", of the roles that were talked about. */
function vaguelyNamed({ roles }: Reading, all: readonly RoleLevel[]): RoleLevel | undefined {
  const [role] = roles;
  if (!role || role.options.length < 2 || role.mention.isComplete) return undefined;
  return all.findLast((roleLevel) => role.options.some((option) => option.role === roleLevel.role));
}

function atOtherSeniority({ message }: Reading, last: RoleLevel): RoleLevel | undefined {
  const seniority = message.seniorities.at(-1)?.seniority;
  return seniority ? roleLevelAt(last.role, seniority) : undefined;
}

/** The top, the bottom, one up or one down. */
function onSameLadder(text: string, last: RoleLevel): RoleLevel | undefined {
  const { roleLevels } = last.role;
  if (/\b(most senior|the top|topmost|highest|the very top|right at the top)\b/.test(text))
    return roleLevels.at(-1);
  if (/\b(the bottom|lowest|most junior|entry level|bottom rung)\b/.test(text)) return roleLevels[0];
  if (!atLevelBeside.test(text)) return undefined;
  return /\b(down|below)\b/.test(text) ? roleLevels[last.step - 1] : nextRoleLevel(last);
}

/** "The management version": the level of the same role with this word in its name. */
export function siblingNamed({ message, roles, skills }: Reading, last: RoleLevel): RoleLevel | undefined {
  if (message.words.length > mostWords) return undefined;
  const own = formsOf(last.name);
  const names = [...roles, ...skills].map(({ mention }) => mention);
  const isNamed = (at: number) => names.some(({ from, to }) => at >= from && at < to);
  const said = message.words
    .filter((_, at) => !isNamed(at))
    .map(({ form }) => singularOf(form))
    .filter((form) => isTelling(form) && !own.has(form));
  const siblings = last.role.roleLevels.filter((sibling) =>
    said.some((form) => formsOf(sibling.name).has(form)),
  );
  return siblings.find((sibling) => seniorityOf(sibling) === seniorityOf(last)) ?? siblings[0];
}

function formsOf(name: string): ReadonlySet<string> {
  return new Set(wordsOf(name).map(({ form }) => singularOf(form)));
}
