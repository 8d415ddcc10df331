import { createHash } from 'node:crypto';
import type { Line } from '../../chat/reply.ts';
import type { Topic } from '../asked.ts';

/**
 * What a model has written, so that it need not write it again for somebody else who asks the same. Only answers from the
 * documents are kept, to which nothing belongs that is known of a person; and by a key from which no question can be read.
 */
export interface WrittenAnswers {
  /** Undefined where it was never kept, is forgotten, or cannot be had. */
  find(key: string): Promise<readonly Line[] | undefined>;
  /** Never rejects: what cannot be kept is written again. */
  keep(key: string, lines: readonly Line[]): Promise<void>;
}

/** All that what is written depends on. */
interface Written {
  /** The framework's version. */
  readonly documents: string;
  readonly question: string;
  /** Only where the question leans on what was said before. */
  readonly topic?: Topic;
  /** What the model is given, in the order of its numbers: lines cite by them. */
  readonly passages: readonly string[];
  /** The model's name. */
  readonly model: string;
  /** The version of the instructions. */
  readonly prompt: string;
}

/** One and the same for questions that differ by case, spaces and punctuation at the end alone. */
export function keyOfWritten({ documents, question, topic, passages, model, prompt }: Written): string {
  const parts = [documents, plainly(question), topic ?? null, passages, model, prompt];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function plainly(question: string): string {
  return question
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!?…]+$/, '')
    .trim();
}
