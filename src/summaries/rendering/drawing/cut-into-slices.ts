export interface Pixels {
  /** Four bytes each: red, green, blue, and that it is not see-through. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** From top to bottom, none higher than that; cut where nothing is drawn, as far as there is such a line. */
export function cutIntoSlices({ pixels, width, height }: Pixels, most: number): Pixels[] {
  const values = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const isEmpty = (y: number): boolean => {
    const line = values.subarray(y * width, (y + 1) * width);
    return line.every((value) => value === line[0]);
  };
  const slices: Pixels[] = [];
  let from = 0;
  while (from < height) {
    let until = Math.min(from + most, height);
    if (until < height) {
      let empty = until;
      while (empty > from && !isEmpty(empty)) empty -= 1;
      if (empty > from) until = empty;
    }
    slices.push({
      pixels: pixels.subarray(from * width * 4, until * width * 4),
      width,
      height: until - from,
    });
    from = until;
  }
  return slices;
}
