import type { OpenAI } from 'openai';
import { type ModelSettings, noKey } from './settings.ts';

/**
 * OpenAI's own client, for what is not chat; undefined for the models of other companies. Nothing is tried again, and
 * nothing is logged: it would print what it was given.
 */
export async function openClient({ via }: ModelSettings): Promise<OpenAI | undefined> {
  if (via.kind === 'other') return undefined;
  const quiet = { maxRetries: 0, logLevel: 'off' } as const;
  const { AzureOpenAI, OpenAI } = await import('openai');
  if (via.kind === 'openai') return new OpenAI({ ...quiet, apiKey: via.key ?? noKey, baseURL: via.baseUrl });
  const { key: apiKey, version: apiVersion } = via;
  return new AzureOpenAI({ ...quiet, apiKey, apiVersion, baseURL: `${via.endpoint}/openai` });
}
