import type { Account } from '../../chat/incoming.ts';
import type { Progress } from '../../chat/progress.ts';
import type { Line } from '../../chat/reply.ts';
import type { Framework } from '../../framework/model.ts';
import type { Answer } from '../answer.ts';
import type { Question } from '../answerer.ts';
import type { Asked } from '../asked.ts';
import { paragraph } from '../compose/draft.ts';
import { type Allowance, tellUsedUp } from './allowance.ts';
import type { Usage } from './chat-model.ts';
import { promptVersion, type Task } from './compose-prompt.ts';
import type { CountWriting } from './count-writing.ts';
import { groundsOf } from './grounds.ts';
import { createRenumber, inLine, joinWritten, notesOf, type Renumber } from './join-written.ts';
import type { WriteSentences, Written } from './write-sentences.ts';
import { keyOfWritten, type WrittenAnswers } from './written-answers.ts';

interface Dependencies {
  readonly framework: Pick<Framework, 'version'>;
  /** The model's name. */
  readonly model: string;
  readonly writeSentences: WriteSentences;
  readonly writtenAnswers: WrittenAnswers;
  readonly allowance: Allowance;
  readonly count: CountWriting;
}

/**
 * An answer from the documents with what a model writes of it at its beginning, each sentence shown as it comes. Where
 * nothing that it wrote holds, the answer stays as it is. What the documents do not cover is not written.
 */
export type WriteAnswer = (asked: Question, answer: Answer, progress: Progress) => Promise<Answer>;

/** These are complete by the structure, and shown whole: a model introduces them. */
const lists: ReadonlySet<Asked['kind'] | undefined> = new Set(['which roles', 'skills', 'levels', 'roles']);
/** What is written of these names some of the skills: all of them stay below it. */
const keptWhole: ReadonlySet<Asked['kind'] | undefined> = new Set([...lists, 'compare', 'next step']);
const status = 'Writing the answer…';
const brokenOff = 'I could not finish this. Here is what the documents say.';

export function createWriteAnswer(dependencies: Dependencies): WriteAnswer {
  const { framework, model, writeSentences, writtenAnswers, allowance, count } = dependencies;

  const writeAnew = async (by: Account, task: Task, key: string, showing: Showing): Promise<Written> => {
    const { progress, show, allShown } = showing;
    progress.status(status);
    const onUsage = (usage: Usage) => void allowance.spend(by, usage);
    const written = await writeSentences(task, { show, progress, onUsage });
    if (isGood(written)) await writtenAnswers.keep(key, written.lines);
    await allShown();
    return written;
  };

  return async (asked, answer, progress) => {
    const grounds = groundsOf(answer);
    if (answer.kind !== 'answer' || grounds.passages.length === 0) return answer;
    const isIntroduction = lists.has(answer.asked?.kind);
    const keepsBlocks = keptWhole.has(answer.asked?.kind);
    const task = { question: asked.question, grounds, isIntroduction };
    const renumber = createRenumber();
    const showing = createShowing(answer, progress, renumber);
    const key = keyOfWritten({
      ...{ documents: framework.version, question: asked.question, model, prompt: promptVersion },
      passages: [...grounds.passages.map(({ cited }) => `${cited.n} ${cited.title}`), ...grounds.facts],
    });
    const [known, remaining] = await Promise.all([writtenAnswers.find(key), allowance.remaining(asked.by)]);
    if (known) {
      count({ what: 'request', outcome: 'cached' });
      for (const line of known) showing.show(line);
      await showing.allShown();
      return joinWritten(answer, { lines: known, keepsBlocks, renumber });
    }
    if (remaining !== 'enough') {
      count({ what: 'request', outcome: 'over budget' });
      return remaining === 'unknown' ? answer : withWord(answer, tellUsedUp(remaining), 0);
    }
    return join(answer, await writeAnew(asked.by, task, key, showing), keepsBlocks, renumber);
  };
}

interface Showing {
  readonly progress: Progress;
  /** How the question was read comes before the first line. Platforms put together what comes while they send. */
  readonly show: (line: Line) => void;
  /** Rejects where something could not be shown. */
  readonly allShown: () => Promise<unknown>;
}

function createShowing(answer: Answer, progress: Progress, renumber: Renumber): Showing {
  const before = notesOf(answer);
  const showing: Promise<void>[] = [];
  return {
    progress,
    show(line) {
      for (const each of [...before.splice(0), inLine(line, renumber)]) {
        const shown = progress.append(each);
        // It is told in the end; until then nobody waits for it.
        shown.catch(() => undefined);
        showing.push(shown);
      }
    },
    allShown: () => Promise.all(showing),
  };
}

function join(answer: Answer, written: Written, keepsWhole: boolean, renumber: Renumber): Answer {
  const { lines, ended } = written;
  if (lines.length === 0) return answer;
  const keepsBlocks = keepsWhole || !isGood(written);
  const joined = joinWritten(answer, { lines, keepsBlocks, renumber });
  return ended === 'failed' ? withWord(joined, brokenOff, 1) : joined;
}

/** At least half of it holds. */
function isGood({ lines, dropped, ended }: Written): boolean {
  return ended === 'complete' && lines.length > 0 && dropped <= lines.length;
}

function withWord(answer: Answer, word: string, at: number): Answer {
  return { ...answer, blocks: answer.blocks.toSpliced(at, 0, paragraph(word)) };
}
