import type { Prompt, Usage } from '../answers/written/chat-model.ts';
import { type ModelSettings, ModelSettingsError, noKey } from './settings.ts';

/** What came of a model at once. */
export interface Piece {
  readonly text: string;
  /** Said seldom: what was used up since it was said before. */
  readonly usage?: Usage;
  /** Said at the end, and not by every company's: why the text ends, such as "stop" or "length". */
  readonly end?: string;
}

/** Begins one request, without a retry or a deadline of its own. */
export type Stream = (prompt: Prompt, signal: AbortSignal) => Promise<AsyncIterable<Piece>>;

/** Loads LangChain, which takes more than half a second. Throws a ModelSettingsError. */
export async function openStream(settings: ModelSettings): Promise<Stream> {
  const model = await openModel(settings);
  return async ({ instructions, input }, signal) => {
    const messages = [
      { role: 'system', content: instructions },
      { role: 'user', content: input },
    ];
    return piecesOf(await model.stream(messages, { signal }));
  };
}

/** Retries are ours: they have to end with the deadline. */
const once = { maxRetries: 0 };
/** The client would print what it cannot read, which is the text of an answer. */
const silent = { logLevel: 'off' } as const;

async function openModel({ via, model }: ModelSettings) {
  // A model that thinks for long before it writes has no first words in time.
  const thinking = model.includes('-pro') ? {} : { reasoning: { effort: 'low' as const } };
  if (via.kind === 'openai') {
    const { ChatOpenAI } = await import('@langchain/openai');
    const configuration = { ...silent, baseURL: via.baseUrl };
    return new ChatOpenAI({ ...once, ...thinking, model, apiKey: via.key ?? noKey, configuration });
  }
  if (via.kind === 'azure') {
    const { AzureChatOpenAI } = await import('@langchain/openai');
    return new AzureChatOpenAI({
      ...{ ...once, ...thinking, model, configuration: silent },
      azureOpenAIApiKey: via.key,
      azureOpenAIApiVersion: via.version,
      azureOpenAIApiDeploymentName: model,
      azureOpenAIBasePath: `${via.endpoint}/openai/deployments`,
    });
  }
  return openOther(via.company, model);
}

async function openOther(company: string, model: string) {
  const { initChatModel, MODEL_PROVIDER_CONFIG } = await import('langchain/chat_models/universal');
  const known: Readonly<Record<string, { package: string }>> = MODEL_PROVIDER_CONFIG;
  const needed = Object.hasOwn(known, company) ? known[company]?.package : undefined;
  if (!needed) {
    const names = Object.keys(known).filter((name) => !name.includes('openai'));
    throw new ModelSettingsError(`MODEL names "${company}", and LangChain knows ${names.join(', ')}.`);
  }
  try {
    return await initChatModel(model, { ...once, modelProvider: company });
  } catch (error) {
    const isMissing = error instanceof Error && error.message.startsWith('Unable to import');
    const how = isMissing
      ? `install its package with npm i ${needed}`
      : `its package ${needed} says: ${error instanceof Error ? error.message : 'nothing'}`;
    throw new ModelSettingsError(`MODEL=${company}:${model} cannot be used as it is: ${how}.`, {
      cause: error,
    });
  }
}

interface MessagePiece {
  readonly content: unknown;
  readonly text: string;
  readonly usage_metadata?: { readonly input_tokens: number; readonly output_tokens: number } | undefined;
  readonly response_metadata: Readonly<Record<string, unknown>>;
  readonly additional_kwargs: Readonly<Record<string, unknown>>;
}

async function* piecesOf(messages: AsyncIterable<MessagePiece>): AsyncGenerator<Piece> {
  for await (const message of messages) {
    const { content, usage_metadata: usage } = message;
    // Its `text` is worked out from what a dozen companies write, at each look.
    const text = typeof content === 'string' ? content : message.text;
    const end = endOf(message);
    yield {
      text,
      ...(usage ? { usage: { input: usage.input_tokens, output: usage.output_tokens } } : {}),
      ...(end === undefined ? {} : { end }),
    };
  }
}

/** OpenAI's two, Anthropic's, Google's and Ollama's. */
const endNames = ['finish_reason', 'status', 'stop_reason', 'finishReason', 'done_reason'];

function endOf({ response_metadata, additional_kwargs }: MessagePiece): string | undefined {
  // Anthropic's package leaves it among what LangChain has no place for.
  const said = endNames.map((name) => response_metadata[name] ?? additional_kwargs[name]);
  return said.find((end) => typeof end === 'string')?.toLowerCase();
}
