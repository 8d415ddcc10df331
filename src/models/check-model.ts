import type { OpenAI } from 'openai';
import { ModelError } from '../answers/written/chat-model.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { type Failure, readFailure } from './failure.ts';
import { openClient } from './open-client.ts';
import { requestVectors } from './open-embed.ts';
import { openStream, type Stream } from './open-stream.ts';
import { type ModelSettings, ModelSettingsError } from './settings.ts';
import { type CheckedModel, tellChecked, tellUnusable } from './tell-checked.ts';

interface Dependencies {
  readonly settings: ModelSettings;
  /** At most so long, in milliseconds. */
  readonly withinMs?: number;
}

/** Finds out whether the key, the model and its server work. Never rejects for what an administrator can mend. */
export async function checkModel({ settings, withinMs = 5_000 }: Dependencies): Promise<CheckedModel> {
  let opened: Opened;
  try {
    // What it takes to load the libraries is not the server's time.
    opened = { stream: await openStream(settings), client: await openClient(settings) };
  } catch (error) {
    if (error instanceof ModelSettingsError) return tellUnusable(error.message);
    throw error;
  }
  const forever = new AbortController().signal;
  const deadline = startDeadline({ signal: forever, firstTokenMs: withinMs, answerMs: withinMs });
  try {
    const known = await listModels(settings, opened, deadline);
    if (known instanceof Set) return await checkEach(settings, opened, known, deadline);
    return tellChecked(settings, known, settings.embeddingModel === undefined ? undefined : known);
  } finally {
    deadline.end();
  }
}

interface Opened {
  readonly stream: Stream;
  readonly client: OpenAI | undefined;
}

/** The server's own list of models, empty where it has none; or what keeps it from answering anything. */
async function listModels(
  { via }: ModelSettings,
  { client }: Opened,
  deadline: Deadline,
): Promise<Set<string> | Failure> {
  // Azure lists what could be deployed, and not what is.
  if (via.kind !== 'openai' || !client) return new Set();
  try {
    const { data } = await deadline.race(client.models.list({ signal: deadline.signal }));
    return new Set(Array.isArray(data) ? data.map(({ id }) => id) : []);
  } catch (error) {
    const failure = readFailure(error);
    // Any other answer may be about the list alone: some servers have none, and some keys may not read it.
    const isFinal =
      failure.status === undefined ? failure.error.reason !== 'nonsense' : failure.status === 401;
    return isFinal ? failure : new Set();
  }
}

async function checkEach(
  settings: ModelSettings,
  opened: Opened,
  known: ReadonlySet<string>,
  deadline: Deadline,
): Promise<CheckedModel> {
  const { model, embeddingModel } = settings;
  // Names in the list may have something added, such as ":latest"; only asking tells.
  const [writing, embedding] = await Promise.all([
    known.has(model) ? undefined : failureOf(() => writeOnce(opened, deadline)),
    embeddingModel === undefined || known.has(embeddingModel)
      ? undefined
      : failureOf(() => embedOnce(opened, embeddingModel, deadline)),
  ]);
  return tellChecked(settings, writing, embedding);
}

async function failureOf(work: () => Promise<void>): Promise<Failure | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return readFailure(error);
  }
}

async function writeOnce({ stream }: Opened, deadline: Deadline): Promise<void> {
  const prompt = { instructions: 'Answer with one word.', input: 'Say yes.' };
  const pieces = (await deadline.race(stream(prompt, deadline.signal)))[Symbol.asyncIterator]();
  // Whatever it is, it will do: a model that thinks writes its text later.
  const { done } = await deadline.race(pieces.next());
  if (done) throw new ModelError('nonsense', 'the model wrote nothing');
}

async function embedOnce({ client }: Opened, model: string, deadline: Deadline): Promise<void> {
  if (client) await deadline.race(requestVectors(client, model, ['yes'], deadline.signal));
}
