import { expect, it } from 'vitest';
import { onEachEngine } from './on-each-engine.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const far = new Float32Array([0.1, -2.5, 3e-8]);
const near = new Float32Array([1, 0, 0]);

onEachEngine('vectors', (opened) => {
  it('outlive the process, to the last bit, by what the texts say', async () => {
    await opened.stores.vectors.keep(
      'small',
      new Map([
        ['a “text”', far],
        ['another', near],
      ]),
    );
    await opened.reopen();
    const found = await opened.stores.vectors.find('small', ['a “text”', 'a new one']);
    expect(found).toEqual(new Map([['a “text”', far]]));
  });

  it('of one model say nothing of another', async () => {
    await opened.stores.vectors.keep('small', new Map([['text', near]]));
    expect(await opened.stores.vectors.find('large', ['text'])).toEqual(new Map());
  });

  it('of one model are forgotten alone', async () => {
    await opened.stores.vectors.keep('small', new Map([['text', near]]));
    await opened.stores.vectors.keep('large', new Map([['text', far]]));
    await opened.stores.vectors.forget('small');
    expect(await opened.stores.vectors.find('small', ['text'])).toEqual(new Map());
    expect(await opened.stores.vectors.find('large', ['text'])).toEqual(new Map([['text', far]]));
  });

  it('that come twice are kept once, the last', async () => {
    await opened.stores.vectors.keep('small', new Map([['text', near]]));
    await opened.stores.vectors.keep('small', new Map([['text', far]]));
    expect(await opened.stores.vectors.find('small', ['text'])).toEqual(new Map([['text', far]]));
  });

  it('are none for no texts', async () => {
    await opened.stores.vectors.keep('small', new Map());
    expect(await opened.stores.vectors.find('small', [])).toEqual(new Map());
  });

  it('are cut out of a longer array as they are', async () => {
    await opened.stores.vectors.keep(
      'small',
      new Map([['text', new Float32Array([9, 1, 0, 0, 9]).subarray(1, 4)]]),
    );
    expect(await opened.stores.vectors.find('small', ['text'])).toEqual(new Map([['text', near]]));
  });

  it('are forgotten when nobody has used them for a month', async () => {
    await opened.stores.vectors.keep('small', new Map([['said no more', near]]));
    await opened.stores.vectors.keep('small', new Map([['still said', far]]));
    opened.time += 20 * dayMs;
    await opened.stores.vectors.find('small', ['still said']);
    opened.time += 20 * dayMs;
    await opened.stores.vectors.forgetUnused();
    const found = await opened.stores.vectors.find('small', ['said no more', 'still said']);
    expect(found).toEqual(new Map([['still said', far]]));
  });

  it('of a document that comes back within a month are still there', async () => {
    await opened.stores.vectors.keep('small', new Map([['text', near]]));
    opened.time += 29 * dayMs;
    await opened.stores.vectors.forgetUnused();
    expect(await opened.stores.vectors.find('small', ['text'])).toEqual(new Map([['text', near]]));
  });
});
