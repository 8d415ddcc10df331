import type { Framework, RoleLevel } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import { toMidSentence } from '../asked.ts';
import { describeTopic } from './describe.ts';
import { inWords, paragraph, skillsInWords, suggest } from './draft.ts';

/** A known role, but a matter that its page does not have. */
export function answerLacking(
  matter: string | undefined,
  about: RoleLevel | undefined,
  framework: Framework,
): Answer {
  if (!about) return refuse(`The documents do not say anything about ${matter ?? 'that'}.`, framework, []);
  const skills = about.expectations.length;
  const name = toMidSentence(about.name);
  const text = matter
    ? `The page on ${name} does not mention ${matter}.`
    : `The page on ${name} does not mention that.`;
  return {
    kind: 'not-covered',
    blocks: [
      paragraph(text),
      paragraph(
        `It covers what the role level does${skills > 0 ? ` and the ${skillsInWords(skills)} that it asks for${about.expectations.some(({ level }) => level) ? ', each with its level' : ''}` : ''}.`,
      ),
    ],
    citations: [],
    suggestions: [
      suggest({ kind: 'describe', roleLevel: about }, `What ${about.name} does`),
      ...(skills > 0 ? [suggest({ kind: 'skills', roleLevel: about }, `Skills of ${about.name}`)] : []),
    ],
    topic: describeTopic(about),
  };
}

/** A subject that the documents do not have; names what they cover and the roles that come closest. */
export function answerUnknown(framework: Framework, closest: readonly RoleLevel[]): Answer {
  return refuse('I can’t find that in the documents.', framework, closest);
}

function refuse(text: string, framework: Framework, closest: readonly RoleLevel[]): Answer {
  const families = framework.families.map(({ name }) => name).join(', ');
  const { length } = framework.roles;
  const covers = `They describe ${inWords(length)} role${length === 1 ? '' : 's'} (${families}): what each role level does and which skills it asks for.`;
  const shown =
    closest.length > 0 ? closest : framework.roles.slice(0, 3).flatMap((role) => role.roleLevels.slice(0, 1));
  return {
    kind: 'not-covered',
    blocks: [paragraph(`${text} ${covers}`)],
    citations: [],
    suggestions: shown.map((roleLevel) =>
      suggest({ kind: 'describe', roleLevel }, `What ${roleLevel.name} does`),
    ),
  };
}
