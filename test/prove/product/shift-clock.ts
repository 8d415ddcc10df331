// Preloaded by a process of the product: for as long as the file that CLOCK_BACK_FILE names is there its clock is an hour
// behind.
import { existsSync } from 'node:fs';

const betweenLooksMs = 100;
const hourMs = 60 * 60 * 1_000;
const file = process.env['CLOCK_BACK_FILE'] ?? '';
const realNow = Date.now;
let isBack = false;
setInterval(() => {
  isBack = existsSync(file);
}, betweenLooksMs).unref();
const shiftedNow = (): number => realNow() - (isBack ? hourMs : 0);

class ShiftedDate extends Date {
  constructor(...given: readonly unknown[]) {
    // The clock is what a date without arguments tells.
    if (given.length === 0) super(shiftedNow());
    else super(...(given as [number]));
  }
  static override now(): number {
    return shiftedNow();
  }
}
globalThis.Date = ShiftedDate as DateConstructor;
