import type { Account } from '../../chat/incoming.ts';
import type { Attachment } from '../../chat/reply.ts';
import type { WaitingFiles } from '../../chat/waiting-files.ts';
import type { Draft } from './to-drafts.ts';

/** Asks a person, in a personal chat, whether Teams may put files into their OneDrive. `id` names the reply. */
export type OfferFiles = (to: Account, id: string, files: readonly Attachment[]) => Promise<Draft[]>;

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
export function createOfferFiles(waitingFiles: WaitingFiles): OfferFiles {
  return (to, id, files) =>
    Promise.all(
      files.map(async (file, at) => {
        const offered = `${id} ${at}`;
        await waitingFiles.keep(to, offered, file);
        return toConsentCard(file, offered);
      }),
    );
}

function toConsentCard({ name, bytes }: Attachment, file: string): Draft {
  const content = {
    description: 'It goes into your OneDrive, where you alone see it.',
    ...{ sizeInBytes: bytes.byteLength, acceptContext: { file }, declineContext: { file } },
  };
  return {
    ...{ text: '', summary: name, entities: [], asksFeedback: false, isExtra: true },
    attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content }],
  };
}
