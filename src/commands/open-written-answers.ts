import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { type AnswerByMeaning, createAnswerByMeaning } from '../answers/answer-by-meaning.ts';
import type { Answerer } from '../answers/answerer.ts';
import type { Allowance } from '../answers/written/allowance.ts';
import { type ChatModel, ModelError } from '../answers/written/chat-model.ts';
import type { CountWriting } from '../answers/written/count-writing.ts';
import { createWrittenAnswerer } from '../answers/written/create-written-answerer.ts';
import { createFindAnswer } from '../answers/written/find-answer.ts';
import { createRewriteQuestion } from '../answers/written/rewrite-question.ts';
import { traceModel } from '../answers/written/trace-model.ts';
import { createWriteAnswer } from '../answers/written/write-answer.ts';
import { createWriteSentences } from '../answers/written/write-sentences.ts';
import type { WrittenAnswers } from '../answers/written/written-answers.ts';
import type { Log } from '../chat/log.ts';
import { type Trace, traceNothing } from '../chat/trace.ts';
import { checkModel } from '../models/check-model.ts';
import { openChatModel } from '../models/open-chat-model.ts';
import { openEmbed } from '../models/open-embed.ts';
import type { ModelSettings } from '../models/settings.ts';
import { createMeaning, type Meaning } from '../retrieval/meaning.ts';
import type { VectorStore } from '../retrieval/vector-store.ts';
import type { LoadedAnswers } from './load-answers.ts';

interface Dependencies {
  readonly settings: ModelSettings;
  readonly loaded: LoadedAnswers;
  /** Undefined where the documents are not to be embedded. */
  readonly vectors: VectorStore | undefined;
  readonly writtenAnswers: WrittenAnswers;
  readonly allowance: Allowance;
  readonly count: CountWriting;
  readonly log: Log & { warn(details: object, message: string): void };
  readonly trace?: Trace;
}

export interface WrittenAnswersOpened {
  /** Until the model is known to work, and where it does not, the embedded default answers. */
  readonly answerer: Answerer;
  /** The model is known to work. */
  isUsed(): boolean;
  /** Resolves when it is known what will be used, which the log says, and the documents are embedded. */
  readonly settled: Promise<void>;
  /** Ends the check of the model and the embedding. What is being written finishes. */
  retire(): Promise<void>;
  /** Ends what is being written, too: whoever waits for it gets the documents' words. */
  stop(): Promise<void>;
}

/** Answers with the configured model. Loaded only where one is: it takes half a second and 100 MB. */
export function openWrittenAnswers(dependencies: Dependencies): WrittenAnswersOpened {
  const { settings, loaded, log } = dependencies;
  // What streams leave behind lives long enough to be taken for old, and would pile up: see docs/decisions/005.
  setFlagsFromString('--heap-growing-percent=30');
  const [retired, stopped] = [new AbortController(), new AbortController()];
  const meant = createMeant(dependencies, retired.signal);
  let answerer: Answerer | undefined;
  const settle = async (): Promise<void> => {
    const { canWrite, canEmbed, works, line } = await checkModel({ settings });
    if (retired.signal.aborted) return;
    const { answerByMeaning } = meant;
    if (canWrite) answerer = await createAnswerer({ ...dependencies, answerByMeaning }, stopped.signal);
    const level = works ? 'info' : canWrite ? 'warn' : 'error';
    log[level]({}, line);
    if (canEmbed && canWrite) await meant.prepare();
  };
  const settled = settle().catch((error: unknown) => {
    if (!retired.signal.aborted) log.error({ err: error }, 'the model cannot be used');
  });
  const retire = async (): Promise<void> => {
    retired.abort(rests);
    await settled;
    await meant.renewed();
  };
  return {
    answerer: (asked, progress) => (answerer ?? loaded.answerer)(asked, progress),
    isUsed: () => answerer !== undefined,
    settled,
    retire,
    stop() {
      stopped.abort(rests);
      return retire();
    },
  };
}

const rests = new ModelError('unreachable', 'Rolecall stops');

const clock = { now: () => performance.now(), random: Math.random };

async function createAnswerer(
  { settings, loaded, ...dependencies }: Dependencies & { readonly answerByMeaning: AnswerByMeaning },
  stopping: AbortSignal,
): Promise<Answerer> {
  const { framework, answerQuestion } = loaded;
  const { answerByMeaning, count, allowance, writtenAnswers, log, trace = traceNothing } = dependencies;
  const model = traceModel(endingWith(stopping, await openChatModel({ settings, ...clock })), trace);
  const onFailure = ({ reason, message }: ModelError) =>
    log.error({ reason }, `an answer was not written, or not to its end: ${message}`);
  const rewriteQuestion = createRewriteQuestion({ framework, model, onFailure });
  const writeSentences = createWriteSentences({ framework, model, count, onFailure, clock: clock.now });
  return createWrittenAnswerer({
    answerQuestion,
    findAnswer: createFindAnswer({ answerQuestion, answerByMeaning, rewriteQuestion, allowance, count }),
    writeAnswer: createWriteAnswer({
      ...{ framework, model: model.name, writeSentences, writtenAnswers, allowance, count },
    }),
  });
}

function endingWith(stopping: AbortSignal, { name, write }: ChatModel): ChatModel {
  return {
    name,
    write: (prompt, asked) => write(prompt, { ...asked, signal: AbortSignal.any([asked.signal, stopping]) }),
  };
}

/** Answers by their words until the documents are embedded, or where they are not. */
function createMeant({ settings, loaded, vectors, log }: Dependencies, stopping: AbortSignal) {
  const { answerQuestion, passages, everyday } = loaded;
  let byMeaning: AnswerByMeaning = async (question, topic) => answerQuestion(question, topic);
  let renewed = Promise.resolve();
  const embedDocuments = async (meaning: Meaning): Promise<void> => {
    const calibration = await untilDone(() => meaning.prepare(stopping), stopping, log);
    if (calibration) return;
    log.error(
      {},
      'the embedding model does not tell what the documents speak of; questions are answered by their words',
    );
  };
  return {
    answerByMeaning: ((...asked) => byMeaning(...asked)) as AnswerByMeaning,
    async prepare(): Promise<void> {
      const embed = await openEmbed({ settings, ...clock });
      if (!embed || !vectors) return;
      const meaning = createMeaning({
        ...{ passages, everyday, embed, vectors, model: nameOfVectors(settings) },
        onProgress: ({ done, of }) => log.info({ done, of }, 'the documents are being embedded'),
        onOutdated() {
          // Only a stop ends it early.
          renewed = embedDocuments(meaning).catch(() => undefined);
        },
      });
      const onFailure = (error: unknown) => log.error({ err: error }, 'a question could not be embedded');
      byMeaning = createAnswerByMeaning({ answerQuestion, meaning, embed, onFailure });
      await embedDocuments(meaning);
    },
    /** When what is embedded again is done, or stopped. */
    renewed: () => renewed,
  };
}

const betweenTriesMs = 60_000;

/** What was embedded before it failed is kept, so that each try begins where the last one ended. */
async function untilDone<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
  log: Log,
): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) throw error;
      log.error({ err: error }, 'the documents could not be embedded; trying again in a minute');
      await wait(betweenTriesMs, undefined, { signal });
    }
  }
}

/** Vectors of another server's model of the same name may be others. */
function nameOfVectors({ via, embeddingModel = '' }: ModelSettings): string {
  const at = via.kind === 'openai' ? via.baseUrl : via.kind === 'azure' ? via.endpoint : via.company;
  return `${embeddingModel} at ${at}`;
}
