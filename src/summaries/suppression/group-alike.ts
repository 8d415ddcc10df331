import { answerOf, type Contribution } from '../figures/contributions.ts';

/** Answers that nothing told apart: they stand in the same releases, and the same is asked of them in each. */
export interface Group {
  /** By the number of the release. */
  readonly asked: ReadonlyMap<number, number | undefined>;
  /** How many are at each position in truth. */
  readonly counts: number[];
}

/** Where an answer has come to, one release after the other: those that are alike come to the same. */
interface Place {
  readonly from: Place | undefined;
  readonly release: number;
  readonly level: number | undefined;
  readonly next: Map<number, Place>;
}

interface Answer {
  readonly position: number;
  at: Place;
}

/** All that are not known anyway. */
export function groupAlike(
  releases: readonly { readonly contributions: readonly Contribution[] }[],
  known: ReadonlySet<number>,
  positions: number,
): Group[] {
  const groups = new Map<Place, Group>();
  for (const { position, at } of answersIn(releases, known, positions)) {
    const group = groups.get(at) ?? { asked: askedUntil(at), counts: new Array<number>(positions).fill(0) };
    group.counts[position] = (group.counts[position] ?? 0) + 1;
    groups.set(at, group);
  }
  return [...groups.values()];
}

/** Somebody who says the same in two releases is taken to be known to say the same: it is one answer. */
function answersIn(
  releases: readonly { readonly contributions: readonly Contribution[] }[],
  known: ReadonlySet<number>,
  positions: number,
): Iterable<Answer> {
  const start: Place = { from: undefined, release: -1, level: undefined, next: new Map() };
  const answers = new Map<number, Answer>();
  for (const [release, { contributions }] of releases.entries()) {
    for (const { key, position, asked } of contributions) {
      const id = answerOf({ key, position }, positions);
      if (known.has(id)) continue;
      const answer = answers.get(id);
      if (answer) answer.at = goOn(answer.at, release, asked, positions);
      else answers.set(id, { position, at: goOn(start, release, asked, positions) });
    }
  }
  return answers.values();
}

function goOn(from: Place, release: number, level: number | undefined, positions: number): Place {
  const way = release * (positions + 1) + (level ?? positions);
  const known = from.next.get(way);
  if (known) return known;
  const place: Place = { from, release, level, next: new Map() };
  from.next.set(way, place);
  return place;
}

function askedUntil(last: Place): Map<number, number | undefined> {
  const asked: [number, number | undefined][] = [];
  for (let place = last; place.from; place = place.from) asked.push([place.release, place.level]);
  return new Map(asked.reverse());
}
