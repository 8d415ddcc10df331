interface Dependencies<Item> {
  /** Never rejects. */
  readonly begin: (item: Item) => Promise<void>;
  /** How long to wait now before one more is begun, in milliseconds; 0 where many are begun at once. */
  readonly pauseMs: () => number;
  /** How many may be under way now, however long they take. */
  readonly mostAtOnce: (waiting: number) => number;
}

/** Work that waits for its turn, in its order. */
interface Line<Item> {
  add(item: Item): void;
  /** To be called when the pause is over sooner than was said. */
  goOn(): void;
  takeAll(): Item[];
}

/** Before the process looks again at what has arrived. */
const begunAtOnce = 16;
const mostShort = 512;
/** What is under way for longer waits for somebody else, and keeps nothing from beginning. */
const longMs = 1_000;

/** So many under way that they are stored and sent together, and so few that they do not crowd each other. */
export function createLine<Item>({ begin, pauseMs, mostAtOnce }: Dependencies<Item>): Line<Item> {
  const waiting: Item[] = [];
  let underWay = 0;
  let short = 0;
  let soon: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;

  const goOn = (): void => {
    const room = Math.min(mostShort - short, mostAtOnce(waiting.length) - underWay);
    if (waiting.length === 0 || soon || room <= 0) return;
    const ms = pauseMs();
    if (ms > 0) {
      later ??= setTimeout(beginSome, ms, 1);
      return;
    }
    clearTimeout(later);
    later = undefined;
    soon = setImmediate(beginSome, Math.min(begunAtOnce, room));
  };

  const beginSome = (most: number): void => {
    soon = undefined;
    later = undefined;
    for (const item of waiting.splice(0, most)) void beginOne(item);
    goOn();
  };

  const beginOne = async (item: Item): Promise<void> => {
    let isLong = false;
    underWay += 1;
    short += 1;
    const becomingLong = setTimeout(() => {
      isLong = true;
      short -= 1;
      goOn();
    }, longMs);
    await begin(item);
    clearTimeout(becomingLong);
    underWay -= 1;
    if (!isLong) short -= 1;
    goOn();
  };

  return {
    add(item) {
      waiting.push(item);
      goOn();
    },
    goOn,
    takeAll: () => waiting.splice(0),
  };
}
