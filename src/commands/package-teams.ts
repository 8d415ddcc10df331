import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { exampleQuestions } from '../answers/compose/chat.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import { loadAnswers } from './load-answers.ts';

interface Dependencies {
  readonly config: Config;
  /** Where the package goes. */
  readonly file: string;
  readonly write: (text: string) => void;
}

const folder = new URL('../../manifests/teams/', import.meta.url);
const icons = ['color.png', 'outline.png'];
/** The same files make the same package. */
const made = new Date('2000-01-01T00:00:00Z');

const manifest = z.looseObject({
  bots: z.tuple([
    z.looseObject({
      commandLists: z.tuple([
        z.looseObject({ commands: z.array(z.looseObject({ type: z.string().optional() })) }),
      ]),
    }),
  ]),
  composeExtensions: z.tuple([z.looseObject({})]),
});

/**
 * Writes the app package that is uploaded to Teams: the manifest with the app's own ID and, as its prompts, questions
 * that the loaded documents answer. Throws a ConfigError.
 */
export async function packageTeams({ config, file, write }: Dependencies): Promise<void> {
  if (!config.teams)
    throw new ConfigError(['TEAMS_APP_ID is missing: the package says which bot it is for; see the README.']);
  const { framework } = await loadAnswers(config);
  const examples = exampleQuestions(framework).map(({ label, value }) => ({ title: label, prompt: value }));
  const read = (name: string) => readFileSync(new URL(name, folder));
  const filled = fillManifest(JSON.parse(read('manifest.json').toString()), config.teams.appId, examples);
  const zip = zipSync(
    {
      'manifest.json': strToU8(JSON.stringify(filled, undefined, 2)),
      ...Object.fromEntries(icons.map((name) => [name, new Uint8Array(read(name))])),
    },
    { mtime: made },
  );
  const path = resolve(file);
  await writeFile(path, zip).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError([`${path} cannot be written (${error.code}); name another file.`], {
      cause: error,
    });
  });
  write(`${path} is ready: upload it to Teams.\n`);
}

interface Prompt {
  readonly title: string;
  readonly prompt: string;
}

function fillManifest(json: unknown, appId: string, prompts: readonly Prompt[]) {
  const { bots, composeExtensions, ...rest } = manifest.parse(json);
  const [bot] = bots;
  const [list] = bot.commandLists;
  const commands = [
    ...list.commands.filter(({ type }) => type !== 'prompt'),
    ...prompts.map((prompt) => ({ ...prompt, type: 'prompt' })),
  ];
  return {
    ...rest,
    id: appId,
    bots: [{ ...bot, botId: appId, commandLists: [{ ...list, commands }] }],
    composeExtensions: [{ ...composeExtensions[0], botId: appId }],
  };
}
