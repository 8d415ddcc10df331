import type { Trace } from '../../chat/trace.ts';
import type { ChatModel } from './chat-model.ts';

/** A request to it takes until its last words. */
export function traceModel({ name, write }: ChatModel, trace: Trace): ChatModel {
  return {
    name,
    async *write(prompt, asked) {
      const end = Promise.withResolvers<void>();
      const traced = trace('model', { model: name }, () => end.promise);
      // The one who reads is told below.
      traced.catch(() => undefined);
      try {
        yield* write(prompt, asked);
        end.resolve();
      } catch (error) {
        end.reject(error);
        throw error;
      } finally {
        // Whoever stops reading ends it too.
        end.resolve();
      }
    },
  };
}
