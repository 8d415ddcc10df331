import type { Answer, FrameworkCitation } from '../answers/answer.ts';
import { toPlainText } from '../chat/plain-text.ts';

export interface TimedAnswer {
  readonly question: string;
  readonly answer: Answer;
  /** Milliseconds that the answer took, without the start of the process. */
  readonly ms: number;
}

/** One line of JSON, the line feed included. Its keys and their order are a contract with the scripts that read it. */
export function toJsonLine({ question, answer, ms }: TimedAnswer): string {
  const { kind, citations, suggestions, isWritten } = answer;
  const line = JSON.stringify({
    question,
    kind,
    text: toPlainText(answer),
    citations: citations.map(toJsonCitation),
    suggestions: suggestions.map(({ value }) => value),
    ms: Math.round(ms * 1_000) / 1_000,
    // Only with a model: without one, lines stay as scripts know them.
    ...(isWritten ? { written: true } : {}),
  });
  return `${line.replace(raw, escapeCharacter)}\n`;
}

// What JSON leaves as it is although terminals obey it, or readers of lines take it for the end of a line.
const raw = /[\u007F-\u009F\u2028\u2029]/g;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function toJsonCitation(citation: FrameworkCitation) {
  const { n, role, roleLevel, skill, skillLevel, file, line, url, quote } = citation;
  return {
    n,
    role: role ?? null,
    roleLevel: roleLevel ?? null,
    skill: skill ?? null,
    skillLevel: skillLevel ?? null,
    source: file,
    line,
    url: url ?? null,
    quote,
  };
}
