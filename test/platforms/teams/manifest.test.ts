import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exampleQuestions } from '../../../src/answers/compose/chat.ts';
import { loadAnswers } from '../../../src/commands/load-answers.ts';
import { ownKnowledge } from '../../../src/config.ts';
import { createFolder, runRolecall } from '../../cli/start-rolecall.ts';
import { hasShared, sharedFolder } from '../../shared-data.ts';
import { appId, tenantId } from './teams-front.ts';

const manifest = JSON.parse(readFileSync('manifests/teams/manifest.json', 'utf8'));
const require = createRequire(import.meta.url);
const schema = require('@microsoft/app-manifest/build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json');
const env = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'the-password-of-the-app', TEAMS_TENANT_ID: tenantId };

/** What Microsoft's schema holds against a manifest. */
function complaints(json: unknown): unknown {
  const ajv = new Ajv.default({ strict: false, allErrors: true, logger: false });
  return ajv.validate(schema, json) ? [] : ajv.errors;
}

interface Command {
  readonly title: string;
  readonly type?: string;
  readonly prompt?: string;
}

const commandsOf = (json: typeof manifest): Command[] =>
  json.bots.flatMap((bot: { commandLists: { commands: Command[] }[] }) =>
    bot.commandLists.flatMap(({ commands }) => commands),
  );

/** Width and height, from the file's own header. */
const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

async function packageApp(knowledge: string) {
  const cwd = createFolder();
  const ran = await runRolecall(['teams-package', 'app.zip'], {
    cwd,
    env: { ...env, KNOWLEDGE_DIR: knowledge },
  });
  expect(ran).toEqual({
    code: 0,
    stderr: '',
    stdout: `${join(cwd, 'app.zip')} is ready: upload it to Teams.\n`,
  });
  const files = unzipSync(readFileSync(join(cwd, 'app.zip')));
  return { files, packaged: JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) };
}

describe('the manifest of Teams', () => {
  it('fits Microsoft’s schema of manifest 1.30', () => {
    expect(manifest.manifestVersion).toBe('1.30');
    expect(complaints(manifest)).toEqual([]);
  });

  it('would not fit with a mistake', () => {
    expect(complaints({ ...manifest, accentColour: '#fff' })).not.toEqual([]);
  });

  it('has commands that are short enough to be read', () => {
    expect(commandsOf(manifest).filter(({ title }) => title.length > 32)).toEqual([]);
    expect(commandsOf(manifest).length).toBeLessThanOrEqual(12);
  });

  it('lets the bot offer files', () => {
    expect(manifest.bots).toMatchObject([{ supportsFiles: true }]);
  });

  it('has nothing in its menu that is not answered', async () => {
    const { answerQuestion } = await loadAnswers({ knowledgeFolder: ownKnowledge, supportContact: '' });
    const answers = commandsOf(manifest).map(({ title, prompt }) => [
      title,
      answerQuestion(prompt ?? title, undefined).kind,
    ]);
    expect(answers).toEqual([
      ['Which roles are there?', 'answer'],
      ['What can you do?', 'chat'],
      ['Who sees what I ask?', 'chat'],
      ['What does IT service manager do?', 'answer'],
      ['Skills of IT service manager', 'answer'],
    ]);
  });
});

describe('npm run teams:package', () => {
  it('packs the manifest with the app’s own ID, and its icons', async () => {
    const { files, packaged } = await packageApp(ownKnowledge);
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    expect([packaged.id, packaged.bots[0].botId, packaged.composeExtensions[0].botId]).toEqual([
      appId,
      appId,
      appId,
    ]);
    expect(complaints(packaged)).toEqual([]);
    expect([files['color.png'], files['outline.png']].map((png) => sizeOf(png ?? new Uint8Array()))).toEqual([
      [192, 192],
      [32, 32],
    ]);
  });

  it.skipIf(!hasShared)('asks in its prompts what the loaded documents answer', async () => {
    const knowledge = `${sharedFolder}/framework`;
    const { packaged } = await packageApp(knowledge);
    const { framework, answerQuestion } = await loadAnswers({
      knowledgeFolder: knowledge,
      supportContact: '',
    });
    const prompts = commandsOf(packaged).flatMap(({ prompt }) => prompt ?? []);
    expect(prompts).toEqual(exampleQuestions(framework).map(({ value }) => value));
    expect(prompts.map((prompt) => answerQuestion(prompt, undefined).kind)).toEqual(
      prompts.map(() => 'answer'),
    );
    expect(complaints(packaged)).toEqual([]);
  });

  it('says what is missing', async () => {
    const { code, stderr } = await runRolecall(['teams-package']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/TEAMS_APP_ID is missing: the package says which bot it is for/);
  });

  it('says where it cannot write', async () => {
    const { code, stderr } = await runRolecall(['teams-package', 'nowhere/app.zip'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/nowhere\/app\.zip cannot be written \(ENOENT\); name another file/);
  });
});
