import type { App, RespondFn } from '@slack/bolt';
import type { Incoming } from '../../chat/incoming.ts';
import type { Respond } from '../../chat/platform.ts';
import { unseenProgress } from '../../chat/progress.ts';
import type { AboutAnswers } from './about-answers.ts';
import type { AnswerHere } from './answer-here.ts';
import type { ChannelChoice } from './channel-choice.ts';
import { channelFormId, readChannelForm } from './channel-form.ts';
import type { SlackClient } from './clients.ts';
import { formId, readForm } from './form-modal.ts';
import { type Home, readVisit } from './home.ts';
import { readReason, reasonId } from './modals.ts';
import {
  isFromHome,
  type Read,
  readCommand,
  readEvent,
  readPress,
  readShortcut,
  readStop,
  readWorkspace,
} from './read-delivery.ts';
import { toSlackMessages } from './to-messages.ts';
import type { Unfurl } from './unfurl.ts';
import type { Work } from './work.ts';
import type { Workspaces } from './workspaces.ts';

/** As they stand in the manifest. */
const commandName = '/role';
const shortcutId = 'explain_role';

interface Dependencies {
  readonly app: App;
  readonly respond: Respond;
  readonly answerHere: AnswerHere;
  readonly work: Work;
  readonly aboutAnswers: AboutAnswers;
  readonly channelChoice: ChannelChoice;
  readonly unfurl: Unfurl;
  readonly workspaces: Workspaces;
  readonly home: Home;
}

/** Brings what Slack delivers to the core, and its replies back to where it was asked. */
export function listenToSlack(dependencies: Dependencies): void {
  listenToMessages(dependencies);
  listenToForms(dependencies);
  listenToCommands(dependencies);
  listenToWorkspace(dependencies);
}

/** What people write to the bot, or press under what it wrote. */
function listenToMessages(dependencies: Dependencies): void {
  const { app, answerHere, work, aboutAnswers, unfurl } = dependencies;
  const answer = async (client: SlackClient, read: Read | undefined): Promise<void> => {
    if (read) await answerHere(client, read);
  };
  app.event('message', ({ body, client, context }) => answer(client, readEvent(body, context.botUserId)));
  app.event('app_mention', ({ body, client }) => answer(client, readEvent(body)));
  app.event('link_shared', ({ body, client }) => unfurl(client, body));
  app.event('agent_session_stopped', async ({ body, client }) => {
    const stopped = readStop(body);
    if (stopped) await work.stop(client, stopped);
  });
  app.action(/.*/, async ({ ack, body, client }) => {
    await ack();
    const read = readPress(body);
    if (read?.incoming.kind !== 'press') return;
    const pressed = { client, press: read.incoming, address: read.address };
    if (read.incoming.action === 'sources') await aboutAnswers.showSources(pressed);
    else if (read.incoming.action === 'feedback') await aboutAnswers.takeVerdict(pressed);
    else await answerPress(dependencies, client, read);
  });
}

async function answerPress(
  { answerHere, home }: Pick<Dependencies, 'answerHere' | 'home'>,
  client: SlackClient,
  read: Read,
): Promise<void> {
  await answerHere(client, read);
  const { id: after, from: who } = read.incoming;
  if (isFromHome(read)) await home.refresh(client, { who, after });
}

/** What people send in a modal. */
function listenToForms(dependencies: Dependencies): void {
  const { app, aboutAnswers, channelChoice } = dependencies;
  app.view(formId, async ({ ack, body, client }) => {
    await ack();
    const read = readForm(body);
    if (read) await answerPress(dependencies, client, read);
  });
  app.view(reasonId, async ({ ack, body, client }) => {
    await ack();
    const reason = readReason(body);
    if (reason) await aboutAnswers.takeReason(client, reason);
  });
  app.view(channelFormId, async ({ ack, body, client }) => {
    await ack();
    const chosen = readChannelForm(body);
    if (chosen) await channelChoice.keep(client, chosen);
  });
}

const filesElsewhere = 'Files come in a direct message only: please ask me there.';

/** What only the one who asks sees. */
function listenToCommands({ app, respond, channelChoice }: Dependencies): void {
  const answerPrivately = async (incoming: Incoming | undefined, tell: RespondFn): Promise<void> => {
    if (!incoming) return;
    const reply = await respond(incoming, unseenProgress);
    for (const { text, blocks } of toSlackMessages(reply)) {
      await tell({ response_type: 'ephemeral', text, blocks: [...blocks] });
    }
    if (reply.attachments) await tell({ response_type: 'ephemeral', text: filesElsewhere });
  };
  app.command(commandName, async ({ ack, body, client, respond: tell }) => {
    await ack();
    const incoming = readCommand(body);
    if (incoming?.kind !== 'message') return;
    if (incoming.text.trim().toLowerCase() !== 'settings') return answerPrivately(incoming, tell);
    const asked = { client, by: incoming.from, channel: body.channel_id, triggerId: body.trigger_id };
    const text = await channelChoice.ask(asked);
    if (text) await tell({ response_type: 'ephemeral', text });
  });
  app.shortcut(shortcutId, async ({ ack, body, respond: tell }) => {
    await ack();
    await answerPrivately(readShortcut(body), tell);
  });
}

/** What happens to the app itself. */
function listenToWorkspace({ app, workspaces, home }: Dependencies): void {
  app.event('app_home_opened', async ({ body, event, client }) => {
    const visit = readVisit(body);
    if (event.tab !== 'home') await home.suggestPrompts(client, event.channel);
    else if (visit) await home.show(client, visit);
  });
  app.event('app_uninstalled', ({ body }) => workspaces.forget(readWorkspace(body)));
  app.event('tokens_revoked', async ({ body, event }) => {
    if (event.tokens.bot?.length) await workspaces.forget(readWorkspace(body));
  });
}
