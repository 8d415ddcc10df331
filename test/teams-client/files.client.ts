import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Press } from '../../src/chat/incoming.ts';
import { say } from '../../src/chat/say.ts';
import { noBrowser } from '../browser.ts';
import { picture as bars, csv, summaryReply } from '../platforms/summary-reply.ts';
import { openTeams } from '../platforms/teams/open-teams.ts';
import { openClientAt } from './open-client.ts';

const name = 'pictures and files in Microsoft’s own client of Teams';

/** Where a file is put, in place of somebody's OneDrive. */
async function openStore() {
  const stored: Buffer[] = [];
  const store = createServer(async (request, response) => {
    stored.push(await buffer(request));
    response.writeHead(201).end('{}');
  }).listen(0, '127.0.0.1');
  await once(store, 'listening');
  onTestFinished(() => void store.close());
  return { stored, uploadUrl: `http://127.0.0.1:${(store.address() as AddressInfo).port}/upload` };
}

/** What Teams says when somebody allows a file: the client shows no card that asks. */
function toConsent({ id, from, conversation }: Press, serviceUrl: string, uploadUrl: string) {
  return {
    ...{ type: 'invoke', id: 'consent-1', name: 'fileConsent/invoke', channelId: 'msteams', serviceUrl },
    from: { id: from.id, aadObjectId: from.id },
    recipient: { id: 'bot' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: from.workspace },
    channelData: { tenant: { id: from.workspace } },
    value: {
      ...{ type: 'fileUpload', action: 'accept', context: { file: `${id} 0` } },
      uploadInfo: { uploadUrl, contentUrl: uploadUrl, name: csv.name, uniqueId: '1', fileType: 'csv' },
    },
  };
}

describe.skipIf(noBrowser)(noBrowser ? `${name} (skipped: ${noBrowser})` : name, () => {
  it('shows a picture, a chart of its own and a table, and offers the file', async () => {
    const presses: Press[] = [];
    const { url } = await openTeams(
      async (incoming) => {
        if (incoming.kind === 'message')
          return incoming.text === 'team summary' ? summaryReply : say('Hello.');
        presses.push(incoming);
        return { ...say('Here it is.'), attachments: [csv] };
      },
      { isTryOut: true },
    );
    const { page, sees, ask, picture } = await openClientAt(url);
    await sees('Hello.');
    await ask('team summary');
    await page.getByRole('img', { name: bars.alternativeText }).waitFor();
    await sees('No current rating');
    await picture('19-picture-and-chart');
    await page.getByRole('button', { name: 'As a file' }).click();
    await sees('Here it is.');
    await page.getByText('File Consent Card is not supported yet').first().waitFor();
    await picture('20-file-offered');
    const { stored, uploadUrl } = await openStore();
    const [press] = presses;
    if (!press) throw new Error('nothing was pressed');
    const consent = toConsent(press, new URL('/_connector', page.url()).href, uploadUrl);
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify(consent);
    expect((await fetch(`${url}/api/messages`, { method: 'POST', headers, body })).status).toBe(200);
    await expect.poll(() => stored).toEqual([csv.bytes]);
    await page.getByText('teams.card.file.info is not supported yet').first().waitFor();
    await picture('21-file-given');
  });
});
