import type { ShownShare } from '../shown-summary.ts';

/** From so many people on a share is a number, and not a band. */
const enoughForNumbers = 10;
const step = 5;

/** A count as it is told: as anything from `low` to `high`, both included. */
export interface ToldCount {
  readonly low: number;
  readonly high: number;
}

export interface ToldShare extends ToldCount {
  readonly share: ShownShare;
}

/** How many of those behind a figure somebody knows by name, and how many of these are counted. */
export interface Known {
  readonly counted: number;
  readonly total: number;
}

/**
 * A share of people as it may be told; undefined where it would say nothing. At both ends several counts are told as one,
 * so that it is never told of all, or of nobody, whose answers are not known anyway. Which counts are told as one does not
 * depend on the count itself.
 */
export function tellShare(count: number, of: number, known: Known): ToldShare | undefined {
  const cells = joinEnds(cellsOf(of), of, known);
  if (cells.length < 2) return undefined;
  return cells.find(({ low, high }) => low <= count && count <= high);
}

/** Fewer than two, or two and more; undefined where one of both would say it of all or of nobody. */
export function tellFewerThanTwo(count: number, of: number, known: Known): ToldCount | undefined {
  const fewer = { low: 0, high: 1 };
  const more = { low: 2, high: of };
  const isTold = [fewer, more].every((cell) => {
    const { low, high } = possible(cell, of, known);
    // What cannot be is not told either.
    return low > high || (low < of - known.total && high > 0);
  });
  if (!isTold) return undefined;
  return count < 2 ? fewer : more;
}

/** In percent, in steps of 5. */
export function toSteps(count: number, of: number): number {
  return Math.round(((count / of) * 100) / step) * step;
}

/** The counts that have the same share. */
function cellsOf(of: number): ToldShare[] {
  const cells: ToldShare[] = [];
  for (let count = 0; count <= of; count++) {
    const share = shareOf(count, of);
    const last = cells.at(-1);
    if (last && last.share.from === share.from && last.share.to === share.to)
      cells[cells.length - 1] = { ...last, high: count };
    else cells.push({ share, low: count, high: count });
  }
  return cells;
}

function shareOf(count: number, of: number): ShownShare {
  if (of >= enoughForNumbers) {
    const percent = toSteps(count, of);
    return { from: percent, to: percent };
  }
  const percent = (count / of) * 100;
  // Of five, under 20% is nobody: a fifth is told with it, and four fifths with all.
  if (percent <= 20) return { from: 0, to: 20 };
  return percent >= 80 ? { from: 80, to: 100 } : { from: 20, to: 80 };
}

function joinEnds(cells: readonly ToldShare[], of: number, known: Known): ToldShare[] {
  const joined = cells.filter((cell) => {
    const { low, high } = possible(cell, of, known);
    return low <= high;
  });
  const isOnlyNobody = (cell: ToldShare) => possible(cell, of, known).high === 0;
  const isOnlyAll = (cell: ToldShare) => possible(cell, of, known).low === of - known.total;
  while (joined.length > 1 && joined[0] && isOnlyNobody(joined[0])) join(joined, 0);
  while (joined.length > 1 && joined.at(-1) && isOnlyAll(joined.at(-1) as ToldShare))
    join(joined, joined.length - 2);
  return joined;
}

function join(cells: ToldShare[], at: number): void {
  const [one, other] = cells.slice(at, at + 2);
  if (!one || !other) return;
  cells.splice(at, 2, {
    ...{ low: one.low, high: other.high },
    share: { from: one.share.from, to: other.share.to },
  });
}

/** How many of those who are not known may be counted, where so many are told. */
function possible({ low, high }: ToldCount, of: number, { counted, total }: Known): ToldCount {
  return { low: Math.max(0, low - counted), high: Math.min(of - total, high - counted) };
}
