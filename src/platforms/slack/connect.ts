import { readFileSync } from 'node:fs';
import type { ExpressReceiverOptions, Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { CountEvent } from '../../chat/count-event.ts';
import type { BegunInstalls, Installs } from '../../chat/installs.ts';
import type { HttpServer } from '../http-server.ts';
import type { ClientOf, ClientOptions } from './clients.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { installPages, installPath, redirectPath } from './install-pages.ts';
import { createInstallStore, createStateStore } from './install-store.ts';
import type { Intake } from './intake.ts';
import type { SlackSettings } from './settings.ts';
import type { SlackLog } from './slack-log.ts';
import { createSocketReceiver } from './socket-receiver.ts';
import { createManyWorkspaces, createOneWorkspace, type Workspaces } from './workspaces.ts';

interface Dependencies extends Intake {
  readonly settings: SlackSettings;
  readonly server: Pick<HttpServer, 'mount'>;
  readonly begunInstalls: BegunInstalls;
  readonly installsSealedWith: (secret: string, oldSecret?: string) => Installs;
  readonly clientOptions: ClientOptions;
  readonly clientOf: ClientOf;
  readonly slackLog: SlackLog;
  readonly log: Logger;
  readonly count: CountEvent;
  readonly now: () => number;
}

interface Connection {
  readonly receiver: Receiver;
  readonly workspaces: Workspaces;
}

/** How deliveries come, and from which workspaces. */
export function connect(dependencies: Dependencies): Connection {
  const { settings, clientOf, installsSealedWith, log } = dependencies;
  if ('install' in settings) {
    const { secret, oldSecret } = settings.install;
    const installs = installsSealedWith(secret, oldSecret);
    const installing = toInstallOptions(settings.install, installs, dependencies);
    const { receiver, installer } = createHttpReceiver({ ...dependencies, ...settings.via, installing });
    if (!installer) throw new Error('Bolt makes an installer where it has a client id');
    return { receiver, workspaces: createManyWorkspaces({ ...dependencies, installs, installer }) };
  }
  const { token, via } = settings;
  const workspaces = createOneWorkspace({ token, client: clientOf(token), log });
  const receiver =
    'appToken' in via
      ? createSocketReceiver({ ...dependencies, ...via })
      : createHttpReceiver({ ...dependencies, ...via }).receiver;
  return { receiver, workspaces };
}

type Install = Extract<SlackSettings, { install: unknown }>['install'];

function toInstallOptions(
  { clientId, clientSecret }: Install,
  installs: Installs,
  { begunInstalls, clientOptions }: Dependencies,
): Partial<ExpressReceiverOptions> {
  const scopes = readScopes();
  const { slackApiUrl } = clientOptions;
  return {
    ...{ clientId, clientSecret, scopes },
    installationStore: createInstallStore(installs),
    installerOptions: {
      ...{ installPath, redirectUriPath: redirectPath, callbackOptions: installPages, clientOptions },
      stateStore: createStateStore(begunInstalls, scopes),
      // To Slack at once, without a page that has nothing but a button.
      directInstall: true,
      ...(slackApiUrl ? { authorizationUrl: new URL('/oauth/v2/authorize', slackApiUrl).href } : {}),
    },
  };
}

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** What the bot asks a workspace to allow: the same as in the manifest. */
function readScopes(): string[] {
  const file = new URL('../../../manifests/slack/manifest.json', import.meta.url);
  return manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot;
}
