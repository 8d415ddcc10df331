/**
 * What a title says about seniority. Two titles compare by `stage`. `word` orders what is left undecided: the words
 * of one stage (associate and junior, lead and principal) mean different things in different professions.
 */
export interface Seniority {
  readonly stage: number;
  readonly word: number;
  /** The kind of work: "analyst" of "Senior service desk analyst". */
  readonly noun: string;
  /** A variant of a title: "management" of "Lead developer - management". */
  readonly track: string;
}

const stages = [
  ['intern', 'apprentice', 'graduate', 'trainee', 'junior', 'assistant', 'associate'],
  [],
  ['senior'],
  ['lead', 'principal'],
  ['deputy head', 'head'],
  ['deputy director', 'director'],
  ['chief'],
] as const;

const stageWithoutWord = 1;

/** From this stage on a title stands above every other, whatever kind of work it names ("Head of portfolio"). */
export const topStage = 4;

export const readSeniority = (title: string): Seniority => {
  const [main = '', track = ''] = title
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .split(/\s[-–—]\s/, 2);
  const words = main.replace(/\s+/g, ' ').trim();
  let seniority: Seniority = { stage: stageWithoutWord, word: 0, noun: nounOf(words), track: track.trim() };
  for (const [stage, stageWords] of stages.entries()) {
    for (const [word, name] of stageWords.entries()) {
      const rest = withoutWord(words, name);
      if (rest !== undefined) seniority = { ...seniority, stage, word, noun: nounOf(rest) };
    }
  }
  return seniority;
};

/** The word counts at either end of a title ("Lead developer", "Data ethics lead"); "head" only in "Head of". */
function withoutWord(title: string, word: string): string | undefined {
  if (title === word) return '';
  if (title.startsWith(`${word} of `)) return title.slice(word.length + 4);
  if (word.endsWith('head')) return undefined;
  if (title.startsWith(`${word} `)) return title.slice(word.length + 1);
  return title.endsWith(` ${word}`) ? title.slice(0, -word.length - 1) : undefined;
}

function nounOf(title: string): string {
  return title.split(' ').at(-1) ?? '';
}
