import type { Lines } from './index-colours.ts';

/** From top to bottom, none higher than that; cut where all is of the first colour, as far as there is such a line. */
export function cutIntoSlices({ bytes, width, height }: Lines, most: number): Lines[] {
  const lineLength = bytes.length / height;
  const isEmpty = (y: number): boolean =>
    bytes.subarray(y * lineLength, (y + 1) * lineLength).every((byte) => byte === 0);
  const slices: Lines[] = [];
  let from = 0;
  while (from < height) {
    let until = Math.min(from + most, height);
    if (until < height) {
      let empty = until;
      while (empty > from && !isEmpty(empty)) empty -= 1;
      if (empty > from) until = empty;
    }
    slices.push({
      bytes: bytes.subarray(from * lineLength, until * lineLength),
      width,
      height: until - from,
    });
    from = until;
  }
  return slices;
}
