import type { RoleLevel } from '../../framework/model.ts';
import type { Asked, Structured } from '../asked.ts';
import { seniorityOf } from '../seniority.ts';
import { cues } from './cues.ts';
import { isTelling } from './frame-words.ts';
import { asksToDescribe } from './question-forms.ts';
import type { Reading } from './reading.ts';

/** What to ask back where a question leans on a role that nobody has named. */
export function askWhoIsMeant(reading: Reading, roleLevels: readonly RoleLevel[]): Asked | undefined {
  const { topic, roles, skills, families } = reading;
  if (topic || roles.length + skills.length + families.length > 0) return undefined;
  return pointsNowhere(reading) ? whoIsMeant() : atSeniorityAlone(reading, roleLevels);
}

const fewWords = 7;

/** "And the senior one?", "what about her skills?" at the start of a conversation. */
function pointsNowhere({ asks, message }: Reading): boolean {
  if (message.words.length > fewWords || cues.whichRoles.test(asks)) return false;
  return (
    cues.carriesOn.test(asks) && /\b(SENIORITY|LEVEL|she|he|her|his|him|them|they|that one)\b/.test(asks)
  );
}

const saysSeniorityAlone =
  /\b(a|an|as|for|of|at|i'm|im) (a |an |the )?SENIORITY( (level|role|person|post|position|one|somebody|someone))?( |$)(?!\w+ing\b)/;
const mostOwnWords = 1;
const mostChoices = 9;

/** "What skills does an apprentice need?": the role levels of that seniority, where they are few enough to choose from. */
function atSeniorityAlone(
  { asks, askedAt, message }: Reading,
  roleLevels: readonly RoleLevel[],
): Asked | undefined {
  const shape = message.sentences.map((sentence) => sentence.shape).join(' . ');
  const [said] = message.seniorities;
  if (!said || !saysSeniorityAlone.test(shape)) return undefined;
  const isSeniority = (at: number) => message.seniorities.some((each) => each.at === at);
  const own = askedAt.filter((at) => !isSeniority(at) && isTelling(message.words[at]?.form ?? ''));
  const kind = kindAsked(asks);
  if (!kind || own.length > mostOwnWords) return undefined;
  const fitting = roleLevels.filter((roleLevel) => seniorityOf(roleLevel) === said.seniority);
  if (fitting.length === 0 || fitting.length > mostChoices) return whoIsMeant(kind);
  const choices = fitting.map(
    (roleLevel): Structured => (kind === 'next step' ? { kind, from: roleLevel } : { kind, roleLevel }),
  );
  return { kind: 'clarify', because: 'Which of these do you mean?', choices };
}

function kindAsked(asks: string): 'next step' | 'skills' | 'describe' | undefined {
  if (cues.next.test(asks)) return 'next step';
  if (cues.skills.test(asks)) return 'skills';
  return asksToDescribe(asks) ? 'describe' : undefined;
}

function whoIsMeant(asks?: Structured['kind']): Asked {
  const because = 'Which role or skill do you mean?';
  return { kind: 'clarify', because, choices: [], ...(asks ? { asks } : {}) };
}
