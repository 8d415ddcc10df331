import { z } from 'zod';
import { handOver } from '../hand-over.ts';
import type { SlackClient } from './clients.ts';
import { plain } from './plain.ts';

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it shows, where it is a picture. */
  readonly alternativeText?: string;
}

const place = z.object({ upload_url: z.string(), file_id: z.string() });
const mostAlternativeText = 1_000;
const longestUploadMs = 20_000;

/**
 * Gives Slack the bytes of a file, which nobody sees until the upload is completed. Rejects where Slack refuses it. Not by
 * the SDK's way of doing it all, which shares before a message can follow, and whose `alt_text` Slack calls `alt_txt`.
 */
export async function uploadFile(
  client: SlackClient,
  { name: filename, bytes, alternativeText }: File,
  stopped?: AbortSignal,
): Promise<string> {
  stopped?.throwIfAborted();
  const alt = alternativeText && { alt_txt: plain(alternativeText, mostAlternativeText).text };
  const asked = { filename, length: bytes.byteLength, ...alt };
  const { upload_url, file_id } = place.parse(await client.apiCall('files.getUploadURLExternal', asked));
  stopped?.throwIfAborted();
  await handOver(upload_url, {
    ...{ what: 'upload', longestMs: longestUploadMs, method: 'POST', body: Buffer.from(bytes) },
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  return file_id;
}
