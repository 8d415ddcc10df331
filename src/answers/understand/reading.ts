import type { RoleFamily, RoleLevel, Skill, SkillLevel } from '../../framework/model.ts';
import type { Structured, Topic } from '../asked.ts';
import { cues } from './cues.ts';
import { meantRoles } from './meant-roles.ts';
import type { Message } from './message.ts';
import type { Sentence } from './sentences.ts';
import { familiesOf, type Subject, skillSubjects } from './subjects.ts';

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
  const levels = message.levels.filter(({ at }) => isAsked(at));
  return {
    message,
    asks: asking.map(({ shape }) => shape).join(' . '),
    question: asking.at(-1)?.shape ?? '',
    askedAt: asking.flatMap((sentence) => placesWithoutReason(message, sentence)),
    roles: meantRoles(message, asking),
    skills: meantSkills(message, isAsked),
    families: familiesOf(message),
    level: (levels.at(-1) ?? message.levels.at(-1))?.level,
    topic,
    kind: undefined,
  };
}

/** Those in the sentences that ask; outside of them only whole names. */
function meantSkills(message: Message, isAsked: (at: number) => boolean): readonly Subject<Skill>[] {
  const all = skillSubjects(message);
  const asked = all.filter(({ mention }) => isAsked(mention.from));
  const meant = asked.length > 0 ? asked : all.filter(({ mention }) => mention.isComplete);
  // "An accessibility course (the Accessibility skill)": what is once written plainly is meant.
  const plain = meant.filter(({ written }) => written === undefined);
  return plain.length > 0 ? plain : meant;
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
