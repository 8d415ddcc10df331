/** A passage as a model is given it. */
export interface GivenPassage {
  readonly n: number;
  /** Such as "IT service manager". */
  readonly name: string;
  readonly skill: string | undefined;
  readonly level: string | undefined;
  /** Line by line. */
  readonly lines: readonly string[];
}

const head = /^\[(\d+)\] (.*?)(?:, (awareness|working|practitioner|expert) level)?$/;

/** Reads the passages back out of what the model was sent. */
export function passagesIn(input: string): GivenPassage[] {
  const inner = /<passages>\n([\s\S]*)\n<\/passages>/.exec(input)?.[1] ?? '';
  const passages: { n: number; name: string; skill?: string; level: string | undefined; lines: string[] }[] =
    [];
  for (const line of inner.split('\n')) {
    const found = head.exec(line);
    const last = passages.at(-1);
    if (found && Number(found[1]) === (last?.n ?? 0) + 1) {
      const [name = '', skill] = (found[2] ?? '').split(/, skill /);
      passages.push({
        ...{ n: Number(found[1]), name: name.replace(/, [a-z ]+$/, ''), level: found[3], lines: [] },
        ...(skill ? { skill } : {}),
      });
    } else if (line !== '') last?.lines.push(line);
  }
  return passages.map(({ skill, ...rest }) => ({ ...rest, skill }));
}
