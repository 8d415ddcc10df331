import { z } from 'zod';
import type { SlackClient } from './clients.ts';
import { plain } from './plain.ts';

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it shows, where it is a picture. */
  readonly alternativeText?: string;
}

/** Slack did not take the bytes of a file. */
class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly code: string;

  constructor(status: number) {
    super('Slack did not take the bytes of a file');
    this.code = `upload_${status}`;
  }
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
  const response = await fetch(upload_url, {
    ...{ method: 'POST', body: Buffer.from(bytes), redirect: 'error' },
    headers: { 'Content-Type': 'application/octet-stream' },
    signal: AbortSignal.timeout(longestUploadMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new UploadError(response.status);
  return file_id;
}
