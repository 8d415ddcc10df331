import type { RoleFamily, RoleLevel, Skill, SkillLevel } from '../../framework/model.ts';
import type { Structured, Topic } from '../asked.ts';
import { seniorityOf } from '../seniority.ts';
import { cues, hasStructuralCue } from './cues.ts';
import type { Message, Sentence } from './message.ts';
import { familiesOf, roleSubjects, type Subject, skillSubjects } from './subjects.ts';

/** A message with everything that decides what is asked. */
export interface Reading {
  readonly message: Message;
  /** The shapes of the sentences that ask, one after another; reasons and remarks are left out. */
  readonly asks: string;
  /** The shape of the last sentence that asks. */
  readonly question: string;
  /** The words of those sentences, by their place in the message. */
  readonly askedAt: readonly number[];
  readonly roles: readonly Subject<RoleLevel>[];
  readonly skills: readonly Subject<Skill>[];
  readonly families: readonly RoleFamily[];
  readonly level: SkillLevel | undefined;
  readonly topic: Topic | undefined;
  /** Taken over from the question before, where this one only names another subject. */
  readonly kind: Structured['kind'] | undefined;
}

export function readQuestion(message: Message, topic: Topic | undefined): Reading {
  const asking = askingSentences(message);
  const isAsked = (at: number) => asking.some((sentence) => at >= sentence.from && at < sentence.to);
  const asks = asking.map((sentence) => sentence.shape).join(' . ');
  const preferAsked = <Meant>(subjects: readonly Subject<Meant>[], needed: number) => {
    const asked = subjects.filter((subject) => isAsked(subject.mention.from));
    return asked.length >= needed ? asked : subjects;
  };
  const areCompared = cues.compare.test(asks);
  const named = withoutApposition(roleSubjects(message), message);
  const told = toldApart(preferAsked(named, areCompared ? 2 : 1), areCompared);
  const roles = eachOnce(preferCued(told, asking));
  const levels = message.levels.filter(({ at }) => isAsked(at));
  return {
    message,
    asks,
    question: asking.at(-1)?.shape ?? '',
    askedAt: asking.flatMap((sentence) => placesWithoutReason(message, sentence)),
    roles: areCompared ? roles : preferFitting(roles, message, asking),
    skills: plainlyWritten(preferAsked(skillSubjects(message), 1)).filter(
      ({ mention }) => mention.isComplete || isAsked(mention.from),
    ),
    families: familiesOf(message),
    level: (levels.at(-1) ?? message.levels.at(-1))?.level,
    topic,
    kind: undefined,
  };
}

/** "An accessibility course (the Accessibility skill)": what is once written plainly is meant. */
function plainlyWritten(skills: readonly Subject<Skill>[]): readonly Subject<Skill>[] {
  const plain = skills.filter(({ written }) => written === undefined);
  return plain.length > 0 ? plain : skills;
}

/** "CDO, the chief data officer": the plain name says which is meant; "CDO against CDIO": which is not. */
function toldApart<Meant>(
  subjects: readonly Subject<Meant>[],
  areCompared: boolean,
): readonly Subject<Meant>[] {
  const plain = subjects.flatMap(({ options }) => (options.length === 1 ? options : []));
  return subjects.map((subject) => {
    const told = subject.options.filter((option) => plain.includes(option) !== areCompared);
    return subject.options.length > 1 && told.length > 0 ? { ...subject, options: told } : subject;
  });
}

/** "I'm a BA, just a business analyst" speaks of one role: by its fullest name. */
function eachOnce<Meant>(subjects: readonly Subject<Meant>[]): readonly Subject<Meant>[] {
  const isSame = (a: Subject<Meant>, b: Subject<Meant>) =>
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

const reason = /^(because|cos|coz|cus|asking|bc|since|as|although|though)$/;
const reasonGiver =
  /^(i|i'm|i've|we|we're|we've|he|she|they|my|our|ours|his|her|their|for|it|it's|there|that|this|the|because|cos|everyone|everything)$/;

/** The words of a sentence up to where it goes on to say why it is asked ("asking because ours is slow"). */
function placesWithoutReason({ words }: Message, { from, to }: Sentence): number[] {
  const places = Array.from({ length: to - from }, (_, offset) => from + offset);
  const cut = places.find(
    (at) =>
      at > from + 2 && reason.test(words[at]?.form ?? '') && reasonGiver.test(words[at + 1]?.form ?? ''),
  );
  return places.filter((at) => cut === undefined || at < cut);
}

const structuralCues = [cues.compare, cues.next, cues.skills, cues.whichRoles, cues.level];

/** Of several roles those in the last sentence that says what is wanted of them; none are left out of a comparison. */
function preferCued(
  roles: readonly Subject<RoleLevel>[],
  asking: readonly Sentence[],
): readonly Subject<RoleLevel>[] {
  const last = asking.findLast(({ shape }) => /ROLE/.test(shape) && hasStructuralCue(shape));
  if (!last || asking.some(({ shape }) => cues.compare.test(shape))) return roles;
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

const startsQuestion =
  /^(and |so |but |also |or )?(what|whats|which|who|whos|whose|how|hows|where|when|why)\b/;

/** Which sentences ask: those with a question mark or the words of a question; without any, all of them. */
function askingSentences(message: Message): readonly Sentence[] {
  const { sentences } = message;
  const hasQuestion = sentences.some((sentence) => sentence.isQuestion);
  const marked = sentences.filter(
    ({ isQuestion, shape }) => isQuestion || (hasQuestion ? startsQuestion : cues.asks).test(shape),
  );
  const cued = sentences.filter(
    ({ shape }) =>
      cues.skills.test(shape) || (/ROLE|SKILL/.test(shape) && structuralCues.some((cue) => cue.test(shape))),
  );
  const asking = sentences.filter((sentence) => marked.includes(sentence) || cued.includes(sentence));
  const [first] = asking;
  if (!first) return sentences;
  const named = asking.some(({ shape }) => /ROLE|SKILL/.test(shape));
  const earlier = sentences.slice(0, sentences.indexOf(first));
  const before = earlier.findLast(({ shape }) => /ROLE|SKILL/.test(shape)) ?? earlier.at(-1);
  const isBare = asking.every(({ from, to }) => to - from <= bareWords);
  const leansOn = isBare || asking.some(({ shape }) => pointsBack.test(shape));
  return before && !named && leansOn ? [before, ...asking] : asking;
}

/** "Prototyping at expert. Who?" */
const bareWords = 2;

/** "Is it six months?", "whose area is that": what is meant was said just before. */
const pointsBack = /\b(it|that|those|these|this|them)\b/;
