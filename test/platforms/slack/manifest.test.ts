import { existsSync, globSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { sharedFolder } from '../../shared-data.ts';

const manifest = JSON.parse(readFileSync('manifests/slack/manifest.json', 'utf8'));
const schemaFile = `${sharedFolder}/schemas/slack-manifest.schema.2.0.0.json`;
const hasSchema = existsSync(schemaFile);
const code = globSync('src/platforms/slack/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** What in the code needs which scope. https://docs.slack.dev/reference/scopes */
const needs: Readonly<Record<string, RegExp>> = {
  'app_mentions:read': /app\.event\('app_mention'/,
  'assistant:write': /assistant\.threads\.setSuggestedPrompts/,
  'channels:history': /app\.event\('message'/,
  'chat:write': /chat\.postMessage/,
  commands: /app\.command\(|app\.shortcut\(/,
  'files:write': /files\.getUploadURLExternal/,
  'groups:history': /app\.event\('message'/,
  'im:history': /app\.event\('message'/,
  'im:write': /conversations\.open/,
  'links:read': /app\.event\('link_shared'/,
  'links:write': /chat\.unfurl/,
  'mpim:history': /app\.event\('message'/,
  'users:read': /users\.info/,
  'users:read.email': /users\.lookupByEmail/,
};

describe('the Slack manifest', () => {
  it.skipIf(!hasSchema)(
    `fits Slack’s schema${hasSchema ? '' : ' (skipped: the schema does not stand beside the project)'}`,
    () => {
      const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
      const isValid = ajv.validate(JSON.parse(readFileSync(schemaFile, 'utf8')), manifest);
      expect([isValid, ajv.errors]).toEqual([true, null]);
    },
  );

  it('asks for exactly the scopes that the code uses', () => {
    const used = Object.keys(needs).filter((scope) => needs[scope]?.test(code));
    expect(manifest.oauth_config.scopes.bot).toEqual(used);
  });

  it('subscribes to exactly the events that the code listens to', () => {
    const listened = [...code.matchAll(/app\.event\('(\w+)'/g)].flatMap(([, name = '']) =>
      name === 'message' ? ['channels', 'groups', 'im', 'mpim'].map((type) => `message.${type}`) : name,
    );
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(listened.toSorted());
  });

  it('names the command and the shortcut as the code does', () => {
    expect(code).toContain(`'${manifest.features.slash_commands[0].command}'`);
    expect(code).toContain(`'${manifest.features.shortcuts[0].callback_id}'`);
  });

  it('has the one address to which everything is sent', () => {
    const urls = [...JSON.stringify(manifest).matchAll(/"(?:request_)?url":"([^"]+)"/g)].map(
      ([, url]) => url,
    );
    expect(new Set(urls)).toEqual(new Set(['https://rolecall.example.org/slack/events']));
  });
});
