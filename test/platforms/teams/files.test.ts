import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { say as sayText } from '../../../src/chat/say.ts';
import { neverLogged } from '../../never-logged.ts';
import { csv, picture, summaryReply } from '../summary-reply.ts';
import { openTeams } from './open-teams.ts';
import type { Json } from './teams-front.ts';

const withFile: Reply = { ...sayText('Here it is.'), attachments: [csv] };
const to = { platform: 'teams', workspace: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', id: 'ada-in-entra' };
const delivery = { id: 'summary:2026-11:p1', deadline: new AbortController().signal };
const consentType = 'application/vnd.microsoft.teams.card.file.consent';

interface Message {
  readonly text: string;
  readonly summary?: string;
  readonly attachments: readonly {
    readonly contentType: string;
    readonly contentUrl?: string;
    readonly name?: string;
    readonly content: { readonly body: Json[]; readonly acceptContext: Json };
  }[];
}

async function open(reply: Reply, options?: Parameters<typeof openTeams>[1]) {
  for (const secret of [picture.name, csv.name, picture.alternativeText]) neverLogged(secret);
  const opened = await openTeams(async () => reply, options);
  const { front, say, invoke } = opened;
  const messages = () => front.messages() as unknown as Message[];
  const ask = async (count: number) => {
    await say('team summary, please');
    await expect.poll(messages).toHaveLength(count);
    return messages();
  };
  /** What Teams says when somebody lets a file be put into their OneDrive, or not. */
  const answer = (action: 'accept' | 'decline', offered: Message | undefined, host = front.url) => {
    const uploadUrl = `${host}/onedrive/uploadSession?tempauth=a-token-in-the-address`;
    neverLogged(uploadUrl);
    return invoke('fileConsent/invoke', {
      ...{ type: 'fileUpload', action, context: offered?.attachments[0]?.content.acceptContext },
      ...(action === 'accept' ? { uploadInfo: { ...place, uploadUrl } } : {}),
    });
  };
  const last = () => messages().at(-1);
  return { ...opened, messages, ask, answer, last };
}

const place = {
  contentUrl: 'https://contoso-my.sharepoint.com/personal/ada/Documents/team-summary.csv',
  ...{ name: 'team-summary.csv', uniqueId: '1150D938', fileType: 'csv' },
};

it('shows a picture, and below it a card with a chart of Teams’ own and the same as a table', async () => {
  const { ask } = await open(summaryReply);
  const [shown, card] = await ask(2);
  expect(shown).toMatchObject({ text: '', summary: 'Skills of the service desk' });
  expect(shown?.attachments[0]?.content.body).toEqual([
    {
      ...{ type: 'Image', altText: picture.alternativeText, spacing: 'Medium' },
      url: `data:image/png;base64,${Buffer.from(picture.png).toString('base64')}`,
      msteams: { allowExpand: true },
    },
  ]);
  const types = card?.attachments[0]?.content.body.map(({ type }) => type);
  expect(types).toEqual([
    ...['TextBlock', 'TextBlock', 'TextBlock', 'Chart.HorizontalBar.Stacked', 'Table', 'ActionSet'],
  ]);
});

it('leaves a picture out that Teams does not show: the card has all that it shows', async () => {
  const blocks = summaryReply.blocks.map((block) =>
    block.type === 'chart' ? { ...block, picture: { ...picture, width: 2_000 } } : block,
  );
  const { ask } = await open({ ...summaryReply, blocks });
  const [card] = await ask(1);
  expect(JSON.stringify(card)).toContain('Chart.HorizontalBar.Stacked');
});

it('shows a high picture in pieces that Teams shows, below each other', async () => {
  const slices = [picture.png, picture.png];
  const blocks = summaryReply.blocks.map((block) =>
    block.type === 'chart' ? { ...block, picture: { ...picture, height: 1_200, slices } } : block,
  );
  const { ask } = await open({ ...summaryReply, blocks });
  const [shown] = await ask(2);
  expect(shown?.attachments[0]?.content?.body).toMatchObject([
    { type: 'Image', altText: picture.alternativeText },
    { type: 'Image', altText: 'The picture goes on.', spacing: 'None' },
  ]);
});

const tooLarge = { status: 413, body: { error: { code: 'MessageSizeTooBig' } } };

it('shows a picture without a card where Teams finds the card too large', async () => {
  const { ask, front } = await open(summaryReply);
  front.answerNext(tooLarge);
  const [, shown] = await ask(3);
  expect(shown?.attachments).toMatchObject([{ contentType: 'image/png', name: 'team-summary.png' }]);
  const [, base64 = ''] = shown?.attachments[0]?.contentUrl?.split('data:image/png;base64,') ?? [];
  expect(Buffer.from(base64, 'base64')).toEqual(picture.png);
});

it('answers all the same where Teams does not take the picture', async () => {
  const { ask, front, lines } = await open(summaryReply);
  front.answerNext(tooLarge, tooLarge);
  const [, , card] = await ask(3);
  expect(JSON.stringify(card)).toContain('Chart.HorizontalBar.Stacked');
  expect(lines.join('')).toMatch(
    /"code":"413 MessageSizeTooBig".*a picture or file could not be sent in Teams/,
  );
});

it('ends what it had begun to show with the card, and shows the picture after it', async () => {
  const { front, say } = await openTeams(async () => {
    await wait(1_300);
    return summaryReply;
  });
  await say('team summary, please');
  await expect.poll(() => front.messages()).toHaveLength(2);
  const [card, shown] = front.messages();
  expect(card).toMatchObject({ entities: [{ type: 'streaminfo', streamType: 'final' }] });
  expect(JSON.stringify(card)).toContain('Chart.HorizontalBar.Stacked');
  expect(shown).toMatchObject({ summary: 'Skills of the service desk', entities: [] });
});

it('posts what has a chart below a card whose button asked for it', async () => {
  const { invoke, messages } = await open(summaryReply);
  const data = { action: 'ask', value: 'team summary' };
  const { body } = await invoke('adaptiveCard/action', { action: { data } });
  expect(body).toMatchObject({
    type: 'application/vnd.microsoft.activity.message',
    value: 'It follows below.',
  });
  await expect.poll(messages).toHaveLength(2);
});

it.each([
  ['team-summary', summaryReply],
  ['summary-courses', summaryReply],
  ['summary-csv', withFile],
])('asks once for what the button %s brings below its card', async (action, reply) => {
  const asked: string[] = [];
  const { invoke, front } = await openTeams(async (incoming) => {
    if (incoming.kind === 'press') asked.push(incoming.action);
    return reply;
  });
  for (const secret of [picture.name, csv.name, picture.alternativeText]) neverLogged(secret);
  await invoke('adaptiveCard/action', { action: { data: { action, value: 'team' } } });
  await expect.poll(() => front.messages()).toHaveLength(2);
  expect(asked).toEqual([action]);
});

it('offers a file, and puts it into the OneDrive of the person who wants it', async () => {
  const { ask, answer, front, messages } = await open(withFile);
  const [text, offered] = await ask(2);
  expect(text).toMatchObject({ text: 'Here it is.' });
  expect(offered?.attachments).toMatchObject([
    { contentType: consentType, name: 'team-summary.csv', content: { sizeInBytes: csv.bytes.byteLength } },
  ]);
  expect(await answer('accept', offered)).toEqual({ status: 200, body: undefined });
  await expect.poll(messages).toHaveLength(3);
  const size = csv.bytes.byteLength;
  expect(front.uploads).toMatchObject([
    {
      bytes: csv.bytes,
      headers: {
        ...{ 'content-type': 'text/csv', 'content-length': String(size) },
        'content-range': `bytes 0-${size - 1}/${size}`,
      },
    },
  ]);
  expect(front.uploads[0]?.headers).not.toHaveProperty('authorization');
  expect(messages()[2]?.attachments).toEqual([
    {
      ...{ contentType: 'application/vnd.microsoft.teams.card.file.info', name: 'team-summary.csv' },
      ...{ contentUrl: place.contentUrl, content: { uniqueId: '1150D938', fileType: 'csv' } },
    },
  ]);
});

it('puts it there once where Teams asks twice, and does not have it any more afterwards', async () => {
  const { ask, deliver, personal, front, answer, last, messages } = await open(withFile);
  const [, offered] = await ask(2);
  const value = {
    ...{ type: 'fileUpload', action: 'accept', context: offered?.attachments[0]?.content.acceptContext },
    uploadInfo: { ...place, uploadUrl: `${front.url}/onedrive/uploadSession` },
  };
  const same = personal({ type: 'invoke', name: 'fileConsent/invoke', value });
  await Promise.all([deliver(same), deliver(same)]);
  await expect.poll(messages).toHaveLength(3);
  await answer('accept', offered);
  await expect.poll(() => last()?.text).toMatch(/does not wait any more/);
  expect(front.uploads).toHaveLength(1);
});

it('says that there is no file where the person does not want it, and forgets it', async () => {
  const { ask, answer, last, front } = await open(withFile);
  const [, offered] = await ask(2);
  expect(await answer('decline', offered)).toEqual({ status: 200, body: undefined });
  await expect.poll(() => last()?.text).toBe('All right: no file.');
  await answer('accept', offered);
  await expect.poll(() => last()?.text).toMatch(/does not wait any more/);
  expect(front.uploads).toEqual([]);
});

it('lets another replica put it there', async () => {
  const { ask, stores, front } = await open(withFile);
  const [, offered] = await ask(2);
  const other = await open(withFile, { stores, front });
  await other.answer('accept', offered);
  await expect.poll(() => front.uploads).toHaveLength(1);
  await expect.poll(other.messages).toHaveLength(3);
});

it('gives nobody the file of somebody else', async () => {
  const { ask, invoke, front, last } = await open(withFile);
  const [, offered] = await ask(2);
  const from = { id: '29:eve', aadObjectId: 'eve-in-entra', name: 'Eve' };
  const uploadInfo = { ...place, uploadUrl: `${front.url}/onedrive/uploadSession` };
  const context = offered?.attachments[0]?.content.acceptContext;
  await invoke('fileConsent/invoke', { action: 'accept', context, uploadInfo }, { from });
  await expect.poll(() => last()?.text).toMatch(/does not wait any more/);
  expect(front.uploads).toEqual([]);
});

it('sends a file nowhere but to Microsoft', async () => {
  const { ask, answer, last, lines } = await open(withFile);
  const [, offered] = await ask(2);
  await answer('accept', offered, 'https://contoso-my.sharepoint.com.evil.example');
  await expect.poll(() => last()?.text).toMatch(/could not be put into your OneDrive/);
  expect(lines.join('')).toMatch(/a file was to go to a host that is not on the list/);
});

it('says so where the OneDrive does not take it, and has it still', async () => {
  const { ask, answer, last, front, lines } = await open(withFile);
  front.refuseUploads();
  const [, offered] = await ask(2);
  await answer('accept', offered);
  await expect.poll(() => last()?.text).toMatch(/could not be put into your OneDrive/);
  expect(lines.join('')).toMatch(/"code":"upload_507"/);
  await answer('accept', offered);
  await expect.poll(() => front.uploads).toHaveLength(2);
});

it('offers a file in a chat with one person only', async () => {
  const { deliver, group, front } = await open(withFile);
  await deliver(group());
  await expect.poll(() => front.messages()).toHaveLength(1);
  expect(JSON.stringify(front.sent)).not.toContain(consentType);
});

it('writes to a person with a picture and a file, and says which message counts', async () => {
  const { ask, teams, front, messages } = await open({ ...summaryReply, attachments: [csv] });
  await ask(3);
  const sent = await teams.sendPrivately(to, { ...summaryReply, attachments: [csv] }, delivery);
  expect(messages().slice(3)).toMatchObject([
    { summary: 'Skills of the service desk' },
    { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }] },
    { attachments: [{ contentType: consentType }] },
  ]);
  expect(sent).toEqual({ outcome: 'sent', reference: `sent-${front.sent.length - 1}` });
});

it('says what became of the card, whatever became of its picture', async () => {
  const { ask, teams, front } = await open(summaryReply);
  await ask(2);
  front.answerNext({ status: 500 });
  expect(await teams.sendPrivately(to, summaryReply, delivery)).toMatchObject({ outcome: 'sent' });
  front.answerNext({ status: 201, body: { id: 'picture' } }, { status: 500 });
  expect(await teams.sendPrivately(to, summaryReply, delivery)).toMatchObject({ outcome: 'unknown' });
  front.answerNext({ status: 403 }, { status: 403 });
  expect(await teams.sendPrivately(to, summaryReply, delivery)).toMatchObject({ outcome: 'unreachable' });
});
