import type { Logger } from 'pino';
import type { Attachment, Block, Picture, Reply } from '../../chat/reply.ts';
import type { SlackClient } from './clients.ts';
import type { Address } from './read-delivery.ts';
import { codeOf } from './slack-log.ts';
import { shownOf } from './to-messages.ts';
import { uploadFile } from './upload-file.ts';

/** What was uploaded for a reply. */
export interface Uploaded {
  /** By their ids; one that Slack refused is not among them. */
  readonly pictures: ReadonlyMap<Picture, string>;
  /** Nobody sees them before they are shared. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** The names of files that Slack refused. */
  readonly refused: readonly string[];
}

export const nothingUploaded: Uploaded = { pictures: new Map(), files: [], refused: [] };

export function bringsFiles({ blocks, attachments = [] }: Reply): boolean {
  return attachments.length > 0 || picturesIn(blocks).length > 0;
}

function picturesIn(blocks: readonly Block[]): Picture[] {
  return shownOf(blocks).flatMap((block) => (block.type === 'chart' ? [block.picture] : []));
}

export type FilesOfReply = ReturnType<typeof createFilesOfReply>;

/** Files are no reason not to send the words: what Slack refuses of them is logged, without a name. */
export function createFilesOfReply(log: Logger) {
  const orLog = async <Result>(what: string, call: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await call();
    } catch (error) {
      log.warn({ code: codeOf(error) }, what);
      return undefined;
    }
  };

  const uploadPicture = async (client: SlackClient, picture: Picture, stopped?: AbortSignal) => {
    const { name, png: bytes, alternativeText } = picture;
    const id = await uploadFile(client, { name, bytes, alternativeText }, stopped);
    // Shared nowhere: whoever sees the message that shows it sees it.
    await client.files.completeUploadExternal({ files: [{ id, title: name }] });
    return id;
  };

  const uploadAttachment = (client: SlackClient, { name, bytes }: Attachment, stopped?: AbortSignal) =>
    orLog('a file could not be uploaded to Slack', () => uploadFile(client, { name, bytes }, stopped));

  return {
    /** Before the message that they belong to. Never rejects. */
    async upload(client: SlackClient, reply: Reply, stopped?: AbortSignal): Promise<Uploaded> {
      const pictures = new Map<Picture, string>();
      const files: { id: string; name: string }[] = [];
      const refused: string[] = [];
      for (const picture of picturesIn(reply.blocks)) {
        const id = await orLog('a picture could not be uploaded to Slack', () =>
          uploadPicture(client, picture, stopped),
        );
        if (id !== undefined) pictures.set(picture, id);
      }
      for (const attachment of reply.attachments ?? []) {
        const id = await uploadAttachment(client, attachment, stopped);
        if (id === undefined) refused.push(attachment.name);
        else files.push({ id, name: attachment.name });
      }
      return { pictures, files, refused };
    },

    /** After that message, beside it. Whether it is done. Never rejects. */
    async share(
      client: SlackClient,
      { channel, thread }: Address,
      { files }: Uploaded,
      stopped?: AbortSignal,
    ): Promise<boolean> {
      const [first, ...others] = files.map(({ id, name: title }) => ({ id, title }));
      if (!first) return true;
      const shared = await orLog('a file could not be shared in Slack', async () => {
        stopped?.throwIfAborted();
        const channel_id = await conversationOf(client, channel);
        const here = thread ? { channel_id, thread_ts: thread } : { channel_id };
        return client.files.completeUploadExternal({ files: [first, ...others], ...here });
      });
      return shared !== undefined;
    },

    /** No message shows it. Never rejects. */
    async discard(client: SlackClient, ids: Iterable<string>): Promise<void> {
      for (const file of ids)
        await orLog('a picture that is not shown stays in Slack', () => client.files.delete({ file }));
    },
  };
}

/** A message goes to a person by their id, a file does not. */
async function conversationOf(client: SlackClient, channel: string): Promise<string> {
  if (!/^[UW]/.test(channel)) return channel;
  const opened = await client.conversations.open({ users: channel });
  return opened.channel?.id ?? channel;
}
