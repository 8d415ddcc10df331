import type { Logger } from 'pino';
import type { Attachment } from '../../chat/reply.ts';
import { say } from '../../chat/say.ts';
import type { WaitingFiles } from '../../chat/waiting-files.ts';
import { handOver } from '../hand-over.ts';
import type { Consent } from './read-consent.ts';
import { type SendActivity, toMessage } from './send-activity.ts';
import { codeOf } from './teams-fault.ts';
import { type Draft, toDrafts } from './to-drafts.ts';

interface Dependencies {
  readonly waitingFiles: WaitingFiles;
  readonly send: SendActivity;
  /** Whether a file may be sent there. */
  readonly isAllowed: (uploadUrl: string) => boolean;
  readonly log: Logger;
}

type Upload = NonNullable<Consent['upload']>;

/** Puts a file where its person wants it, or forgets it. */
export type TakeConsent = (consent: Consent) => Promise<void>;

const declined = 'All right: no file.';
const gone = 'This file does not wait any more. Please ask me for it again.';
const failed = 'The file could not be put into your OneDrive. Please ask me for it again later.';
const longestUploadMs = 20_000;

export function createTakeConsent({ waitingFiles, send, isAllowed, log }: Dependencies): TakeConsent {
  const take = async ({ from, file, upload }: Consent): Promise<readonly Draft[]> => {
    const waiting = await waitingFiles.find(from, file);
    if (!upload) await waitingFiles.remove(from, file);
    if (!waiting) return toDrafts(say(gone));
    if (!upload) return toDrafts(say(declined));
    if (!isAllowed(upload.uploadUrl)) {
      // Neither the address nor its host: it says whose OneDrive it is.
      log.error('a file was to go to a host that is not on the list');
      return toDrafts(say(failed));
    }
    try {
      await put(waiting, upload);
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'a file could not be put where Teams said');
      return toDrafts(say(failed));
    }
    await waitingFiles.remove(from, file);
    return [toFileCard(upload)];
  };

  return async (consent) => {
    for (const draft of await take(consent)) await send(consent.address, toMessage(draft));
  };
}

/** https://learn.microsoft.com/onedrive/developer/rest-api/api/driveitem_createuploadsession: the address is the permission. */
async function put({ bytes, mediaType }: Attachment, { uploadUrl }: Upload): Promise<void> {
  await handOver(uploadUrl, {
    ...{ what: 'upload', longestMs: longestUploadMs, method: 'PUT', body: Buffer.from(bytes) },
    headers: {
      'Content-Type': mediaType,
      'Content-Range': `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}`,
    },
  });
}

function toFileCard({ contentUrl, name, uniqueId, fileType }: Upload): Draft {
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  return {
    ...{ text: '', summary: name, entities: [], asksFeedback: false },
    attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }],
  };
}
