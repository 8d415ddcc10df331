import { ModelError, type Prompt, type Usage } from '../answers/written/chat-model.ts';
import type { Piece } from './open-stream.ts';

/** What a request has used up, and whether its text is whole. */
export interface Meter {
  /** An attempt is sent off. */
  begin(): void;
  /** It was not taken, and costs nothing. */
  refuse(): void;
  add(piece: Piece): void;
  characters(): number;
  /** Undefined where nothing was asked. */
  usage(): Usage | undefined;
  /** At the end of the pieces. Throws a ModelError where they are no whole text. */
  check(): void;
}

interface Metered {
  readonly prompt: Prompt;
  /** Whether the server says why a text ends, so that one that was cut can be told. */
  readonly saysEnd: boolean;
}

/** Usual for English; where the server counts, its count is taken. */
const charactersPerToken = 4;
const cutEnds: readonly string[] = ['length', 'incomplete', 'max_tokens'];

export function createMeter({ prompt, saysEnd }: Metered): Meter {
  let isAsked = false;
  let characters = 0;
  let said: Usage = { input: 0, output: 0 };
  let end: string | undefined;
  return {
    begin() {
      isAsked = true;
    },
    refuse() {
      isAsked = false;
    },
    add({ text, usage, end: itsEnd }) {
      characters += text.length;
      if (usage) said = { input: said.input + usage.input, output: said.output + usage.output };
      end = itsEnd ?? end;
    },
    characters: () => characters,
    usage() {
      if (!isAsked) return undefined;
      // Some servers say zero for what they don't count, and one that was stopped says nothing.
      return {
        input: said.input || tokensIn(prompt.instructions.length + prompt.input.length),
        output: said.output || tokensIn(characters),
      };
    },
    check() {
      if (end === 'content_filter') throw new ModelError('refused', 'the model’s server filtered the answer');
      if (characters === 0) throw new ModelError('nonsense', 'the model wrote nothing');
      if (end !== undefined && cutEnds.includes(end))
        throw new ModelError('nonsense', 'the answer of the model is too long for it');
      if (end === undefined && saysEnd)
        throw new ModelError('unreachable', 'the stream of the model broke off');
    },
  };
}

function tokensIn(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}
