import type { RoleLevel } from '../../framework/model.ts';
import { seniorityOf } from '../seniority.ts';
import { cues, hasStructuralCue } from './cues.ts';
import type { Message } from './message.ts';
import type { Sentence } from './sentences.ts';
import { roleSubjects, type Subject } from './subjects.ts';

/** The role levels that a message asks about, of all that it names. */
export function meantRoles(message: Message, asking: readonly Sentence[]): readonly Subject<RoleLevel>[] {
  const areCompared = asking.some(({ shape }) => cues.compare.test(shape));
  const named = withoutApposition(roleSubjects(message), message);
  const asked = named.filter(({ mention: { from } }) =>
    asking.some((each) => from >= each.from && from < each.to),
  );
  const needed = areCompared ? 2 : 1;
  const told = toldApart(withoutMissing(asked.length >= needed ? asked : named), areCompared);
  if (areCompared) return eachOnce(told);
  return preferFitting(eachOnce(preferCued(told, asking)), message, asking);
}

/** "Junior, is there no such? The associate, then": a level that the role lacks is not meant where another is named. */
function withoutMissing(subjects: readonly Subject<RoleLevel>[]): readonly Subject<RoleLevel>[] {
  const existing = subjects.filter(({ lacksSeniority }) => lacksSeniority === undefined);
  return existing.length > 0 ? existing : subjects;
}

/** "CDO, the chief data officer": the plain name says which is meant; "CDO against CDIO": which is not. */
function toldApart(
  subjects: readonly Subject<RoleLevel>[],
  areCompared: boolean,
): readonly Subject<RoleLevel>[] {
  const plain = subjects.flatMap(({ options }) => (options.length === 1 ? options : []));
  return subjects.map((subject) => {
    const told = subject.options.filter((option) => plain.includes(option) !== areCompared);
    return subject.options.length > 1 && told.length > 0 ? { ...subject, options: told } : subject;
  });
}

/** "I'm a BA, just a business analyst" speaks of one role: by its fullest name. */
function eachOnce(subjects: readonly Subject<RoleLevel>[]): readonly Subject<RoleLevel>[] {
  const isSame = (a: Subject<RoleLevel>, b: Subject<RoleLevel>) =>
    a.options.length === b.options.length && a.options.every((option, at) => option === b.options[at]);
  return subjects.filter((subject) => {
    const same = subjects.filter((other) => isSame(other, subject));
    const fullest = Math.max(...same.map(({ mention }) => mention.score));
    return same.find(({ mention }) => mention.score === fullest) === subject;
  });
}

/** "A trainee business analyst (BA)": what stands in brackets right behind a role only says it again. */
function withoutApposition(roles: readonly Subject<RoleLevel>[], { text, words }: Message) {
  return roles.filter(({ mention, options }, at) => {
    const before = roles[at - 1];
    const between = text.slice(words[(before?.mention.to ?? 0) - 1]?.end, words[mention.from]?.start);
    return !(/^\s*\($/.test(between) && before?.options[0]?.role === options[0]?.role);
  });
}

/** Of several roles those in the last sentence that says what is wanted of them. */
function preferCued(
  roles: readonly Subject<RoleLevel>[],
  asking: readonly Sentence[],
): readonly Subject<RoleLevel>[] {
  const last = asking.findLast(({ shape }) => /ROLE/.test(shape) && hasStructuralCue(shape));
  if (!last) return roles;
  const said = roles.filter(({ mention }) => mention.from >= last.from && mention.from < last.to);
  return said.length > 0 ? said : roles;
}

/** "I'm a data analyst, what does the senior need?": of those named the senior; and whole names before names by halves. */
function preferFitting(roles: readonly Subject<RoleLevel>[], message: Message, asking: readonly Sentence[]) {
  const question = asking.at(-1);
  const said = message.seniorities.find(({ at }) => question && at >= question.from && at < question.to);
  const atSeniority = roles.filter(({ options: [only] }) => only && seniorityOf(only) === said?.seniority);
  if (!/ROLE/.test(question?.shape ?? '') && atSeniority.length > 0) return atSeniority;
  const whole = roles.filter(({ mention, options }) => mention.isComplete && options.length === 1);
  const left = whole.length > 0 ? whole : roles;
  // "I'm a data analyst, and on the panel for a senior one. Which skills?": where somebody wants to get comes last.
  const isOneRole = left.every(({ options: [only] }) => only?.role === left[0]?.options[0]?.role);
  return isOneRole && !/ROLE/.test(question?.shape ?? '') ? left.slice(-1) : left;
}
