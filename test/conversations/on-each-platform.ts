import { type LoadedAnswers, loadAnswers } from '../../src/commands/load-answers.ts';
import { ownKnowledge } from '../../src/config.ts';
import { createFolder } from '../cli/start-rolecall.ts';
import { openOnSlack } from './on-slack.ts';
import { openOnOldTeams, openOnTeams } from './on-teams.ts';
import { openOnWebChat } from './on-web-chat.ts';
import { openWhole, type Whole } from './open-whole.ts';
import { createTalk, type Wire } from './talk.ts';

interface Platform {
  readonly name: string;
  readonly connect: (whole: Whole) => Promise<Wire>;
  /** The answer to a press stands where the card was. */
  readonly replaces: boolean;
}

export const platforms: readonly Platform[] = [
  { name: 'Slack', connect: openOnSlack, replaces: true },
  { name: 'Teams', connect: openOnTeams, replaces: true },
  { name: 'an old client of Teams', connect: openOnOldTeams, replaces: false },
  { name: 'the web chat', connect: openOnWebChat, replaces: true },
];

type Documents = () => Promise<LoadedAnswers>;

/** Somebody whom the bot has never met, on a Saturday. */
export async function open({ connect }: Pick<Platform, 'connect'>, documents: Documents = seed) {
  return createTalk(await connect(await openWhole(await documents())));
}

/** A check-in suits them on Tuesdays at ten. */
export async function openEnrolled(platform: Platform) {
  const talk = await open(platform);
  await talk.say('my role is IT service manager');
  await talk.say('ask me every week');
  return talk;
}

const seed = once(() => loadAnswers({ knowledgeFolder: ownKnowledge, supportContact: 'Call Sam on 123.' }));

const dataEngineers = `Role: Data engineer

Role level: Data engineer
- A data engineer builds data products.

Skill: Communicating
Skill level: working

Skill: Data modelling
Skill level: awareness

Role level: Senior data engineer
- A senior data engineer leads on data products.

Skill: Communicating
Skill level: practitioner

Skill: Data modelling
Skill level: working

Skill: Testing
Skill level: working
`;
const skills = `Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill
Communicating,Speaks with people.,listen,speak,persuade,mediate,Data engineer
Data modelling,Models data.,explain models,draw models,review models,set standards,Data engineer
Testing,Tests.,explain tests,write tests,plan tests,set standards,Data engineer
`;

/** Two role levels whose skills have described levels. */
export const described = once(() => {
  const knowledgeFolder = createFolder({ 'data-engineer.txt': dataEngineers, 'skills.csv': skills });
  return loadAnswers({ knowledgeFolder, supportContact: 'Call Sam on 123.' });
});

/** Documents are read once for all transcripts. */
function once(load: Documents): Documents {
  let loading: Promise<LoadedAnswers> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
