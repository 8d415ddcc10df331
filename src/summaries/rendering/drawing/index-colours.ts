/** As resvg draws them. */
interface Pixels {
  /** Four bytes each: red, green, blue, and that it is not see-through. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** As a PNG of at most 16 colours has them. */
export interface Lines {
  /** Two pixels in a byte, and before each line a zero: that it is not filtered. */
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Gives each pixel about the nearest of at most 16 colours. */
export function createIndexColours(palette: readonly string[]): (picture: Pixels) => Lines {
  const colours = palette.map(toColour);
  const nearest = Uint8Array.from({ length: 1 << 15 }, (_, key) => nearestTo(key, colours));
  return ({ pixels, width, height }) => {
    const values = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
    const lineLength = Math.ceil(width / 2) + 1;
    const bytes = new Uint8Array(lineLength * height);
    for (let y = 0; y < height; y += 1) {
      const start = y * lineLength + 1;
      for (let x = 0; x < width; x += 1) {
        const index = nearest[toKey(values[y * width + x] ?? 0)] ?? 0;
        const place = start + (x >> 1);
        bytes[place] = x % 2 === 0 ? index << 4 : (bytes[place] ?? 0) | index;
      }
    }
    return { bytes, width, height };
  };
}

/** The five upper bits of each of red, green and blue, of which red is the lowest byte of a pixel. */
function toKey(value: number): number {
  return ((value & 0xf8) << 7) | ((value >> 6) & 0x3e0) | ((value >> 19) & 0x1f);
}

function nearestTo(key: number, colours: readonly Colour[]): number {
  const parts = [10, 5, 0].map((shift) => (((key >> shift) & 31) << 3) + 4);
  const distances = colours.map((colour) =>
    colour.reduce((sum, part, at) => sum + (part - (parts[at] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function toColour(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = Buffer.from(hex.slice(1), 'hex');
  return [red, green, blue];
}
