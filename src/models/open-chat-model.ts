import { type ChatModel, ModelError, type Prompt } from '../answers/written/chat-model.ts';
import { createBreaker, type Turn } from './breaker.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { readFailure } from './failure.ts';
import { createMeter, type Meter } from './meter.ts';
import { openStream, type Piece, type Stream } from './open-stream.ts';
import type { ModelSettings } from './settings.ts';
import { tryAgain } from './try-again.ts';

interface Dependencies {
  readonly settings: ModelSettings;
  /** In milliseconds, of any beginning; never set back. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Far more than any answer has; what goes on after it is a model that repeats itself. */
const mostCharacters = 32_768;

/** The configured model. Loads its libraries; throws a ModelSettingsError. */
export async function openChatModel({ settings, now, random }: Dependencies): Promise<ChatModel> {
  const stream = await openStream(settings);
  const breaker = createBreaker({ now });
  return {
    name: settings.model,
    async *write(prompt, { signal, onUsage }) {
      signal.throwIfAborted();
      const turn = breaker.enter();
      if (!turn)
        throw new ModelError('resting', 'the model failed so often that it is not asked for a while');
      const meter = createMeter({ prompt, saysEnd: settings.via.kind !== 'other' });
      const deadline = startDeadline({ ...settings, signal });
      let isSettled = false;
      const settle = (): void => {
        if (isSettled) return;
        isSettled = true;
        signal.removeEventListener('abort', settle);
        deadline.end();
        // Whoever reads may have had enough of it: then the model writes well.
        if (meter.characters() > 0 && !signal.aborted) turn.succeed();
        turn.leave();
        const usage = meter.usage();
        if (usage) onUsage(usage);
      };
      // Whoever stops reading may never come back for the end: LangChain does not.
      signal.addEventListener('abort', settle);
      try {
        yield* write({ prompt, stream, deadline, meter, settings, now, random });
        turn.succeed();
      } catch (error) {
        throw explain(error, signal, turn);
      } finally {
        settle();
      }
    },
  };
}

/** What to throw. Whoever presses stop says nothing against the model. */
function explain(error: unknown, signal: AbortSignal, turn: Turn): unknown {
  if (signal.aborted) return signal.reason;
  const failure = readFailure(error);
  turn.fail(failure.blame);
  return failure.error;
}

interface Writing extends Dependencies {
  readonly prompt: Prompt;
  readonly stream: Stream;
  readonly deadline: Deadline;
  readonly meter: Meter;
}

async function* write({ prompt, stream, deadline, meter, settings, now, random }: Writing) {
  const firstBy = now() + settings.firstTokenMs;
  const leftMs = () => firstBy - now();
  deadline.wait();
  const { pieces, first } = await tryAgain(() => begin(prompt, stream, deadline, meter), {
    ...{ deadline, leftMs, random },
  });
  for (let text = first; text !== undefined; text = await nextText(pieces, deadline, meter)) {
    deadline.receive();
    if (meter.characters() > mostCharacters)
      throw new ModelError('nonsense', 'the model does not come to an end');
    yield text;
    deadline.wait();
  }
  meter.check();
}

async function begin(prompt: Prompt, stream: Stream, deadline: Deadline, meter: Meter) {
  meter.begin();
  try {
    const pieces = (await deadline.race(stream(prompt, deadline.signal)))[Symbol.asyncIterator]();
    return { pieces, first: await nextText(pieces, deadline, meter) };
  } catch (error) {
    const { status, error: failed } = readFailure(error);
    // One that is only slow, or cannot be read, has read what it was given.
    if (status !== undefined || failed.reason === 'unreachable') meter.refuse();
    throw error;
  }
}

/** Undefined at the end. */
async function nextText(
  pieces: AsyncIterator<Piece>,
  deadline: Deadline,
  meter: Meter,
): Promise<string | undefined> {
  for (;;) {
    const { value, done } = await deadline.race(pieces.next());
    if (done) return undefined;
    meter.add(value);
    if (value.text) return value.text;
  }
}
