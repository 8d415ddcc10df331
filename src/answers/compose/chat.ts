import type { Framework } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import type { ChatSubject } from '../asked.ts';
import { plainRoleLevel } from '../seniority.ts';
import { askInEnglish } from '../understand/language.ts';
import { paragraph, suggest } from './draft.ts';

export interface ChatWords {
  /** What the organisation offers somebody in distress; one or two sentences. */
  readonly support: string;
  /** What questions are sent to, such as "gpt-5-mini at api.openai.com"; without it they are sent nowhere. */
  readonly model?: string;
}

/** A short human reply that leads back to what the bot can do. */
export function answerChat(
  about: ChatSubject,
  language: string | undefined,
  framework: Framework,
  words: ChatWords,
): Answer {
  const lines = linesFor(about, language, framework, words);
  const examples = about === 'distress' ? [] : exampleQuestions(framework);
  return { kind: 'chat', blocks: lines.map((line) => paragraph(line)), citations: [], suggestions: examples };
}

function linesFor(
  about: ChatSubject,
  language: string | undefined,
  framework: Framework,
  words: ChatWords,
): string[] {
  const count = framework.roles.length;
  const covers = `I answer questions about ${count === 1 ? 'the role' : `the ${count} roles`} in our capability framework: what each role level does, which skills it needs and at which level, how roles differ and what comes next.`;
  switch (about) {
    case 'greeting':
      return ['Hello! Ask me about a role, a role level or a skill.', covers];
    case 'thanks':
      return ['You’re welcome. Ask me whenever you want to know more about a role or a skill.'];
    case 'capabilities':
      return [
        covers,
        'Every answer says where it stands in the documents. What they do not say, I don’t say.',
        'In a chat of our own in Slack, in Teams or on the web page I also ask you about your skills, once a week if you like: “set up my check-ins”. Whoever leads a team can ask for its “team summary”.',
      ];
    case 'privacy':
      return [
        'Your questions are used to answer you and to follow up within this conversation. They are not written to the logs unless your administrator has switched that on, and your manager is not shown them.',
        words.model
          ? `They also go to ${words.model} as you write them, with passages of the documents and names of roles and skills, and with nothing that says who you are.`
          : 'They are sent to no language model.',
        'If you press Helpful or Not helpful, the question and the answer are kept with your feedback for the people who look after the documents.',
      ];
    case 'complaint':
      return [
        'I’m sorry, that did not help. Press “Not helpful” under the answer to say why, or ask again and name the role or skill: I’ll show what the documents say of it.',
      ];
    case 'opinion':
      return [
        'I have no opinions; I only know what the documents say. I can set two roles side by side, so that you can judge for yourself.',
      ];
    case 'person':
      return [
        'I don’t know who holds which post: the documents describe roles, not people. Your directory or your manager can tell you. I can say what the role does.',
      ];
    case 'distress':
      return [
        'I’m sorry that things are this hard. I’m only a bot about job roles, so please talk to a person.',
        words.support,
      ];
    case 'language': {
      const own = language ? askInEnglish(language) : undefined;
      return [...(own ? [own] : []), 'The documents are in English, so please ask in English.'];
    }
    case 'too long':
      return [
        'That is too long for me to read in one go. Please ask in a sentence or two (at most 4,000 characters).',
      ];
  }
}

/** Questions that the loaded documents answer. */
export function exampleQuestions(framework: Framework) {
  const roles = framework.roles.filter((role) =>
    role.roleLevels.some(({ expectations }) => expectations.length > 0),
  );
  const at = (share: number) => roles[Math.floor((roles.length - 1) * share)];
  const [first, second, third] = [at(0.55), at(0.2), at(0.8)].map((role) =>
    role ? plainRoleLevel(role) : undefined,
  );
  const skill = first?.expectations.at(-1)?.skill;
  return [
    ...(first ? [suggest({ kind: 'describe', roleLevel: first }, `What does ${first.name} do?`)] : []),
    ...(second ? [suggest({ kind: 'skills', roleLevel: second }, `Skills of ${second.name}`)] : []),
    ...(skill ? [suggest({ kind: 'which roles', skill }, `Who needs ${skill.name}?`)] : []),
    ...(third ? [suggest({ kind: 'next step', from: third }, `What comes after ${third.name}?`)] : []),
  ];
}
