import { expect, it } from 'vitest';
import type { Outline } from '../../src/changes/outline.ts';
import { onEachEngine } from './on-each-engine.ts';

const outline = (version: string): Outline => ({
  version,
  roleLevels: [
    { role: 'Lighter', name: 'Lighter', print: 'p', asks: [{ skill: 'Oil’s', level: 'working' }] },
  ],
  skills: [{ name: 'Oil’s', print: 'q' }],
});

onEachEngine('versions of the documents', (opened) => {
  it('keeps the first that any process knows, and outlives them', async () => {
    const { versions } = opened.stores;
    expect(await versions.known()).toBeUndefined();
    await versions.begin(outline('one'));
    await versions.begin(outline('other'));
    const at = new Date(opened.time);
    await opened.reopen();
    expect(await opened.stores.versions.known()).toEqual({ outline: outline('one'), counted: [], at });
  });

  it('lets one of several processes advance to the next', async () => {
    const other = await opened.open();
    await opened.stores.versions.begin(outline('one'));
    opened.time += 1_000;
    const won = await Promise.all(
      [opened.stores, other, opened.stores].map(({ versions }, at) =>
        versions.advance('one', outline('two'), [`won by ${at}`]),
      ),
    );
    expect(won.toSorted()).toEqual([false, false, true]);
    expect(await other.versions.known()).toEqual({
      ...{ outline: outline('two'), at: new Date(opened.time), counted: [`won by ${won.indexOf(true)}`] },
    });
    await other.close();
  });

  it('keeps what to tell of each role level, once', async () => {
    const { versions } = opened.stores;
    const roleLevel = { role: 'Lighter', name: 'Senior “lighter”' };
    const changed = [{ skill: 'Oil’s', how: 'lowered', from: 'working', to: null } as const];
    await versions.keepChanges('two', []);
    await versions.keepChanges('two', [{ roleLevel, changed }]);
    await versions.keepChanges('two', [{ roleLevel, changed: [] }]);
    expect(await versions.changesOf('two', roleLevel)).toEqual(changed);
    expect(await versions.changesOf('three', roleLevel)).toEqual([]);
    expect(await versions.changesOf('two', { ...roleLevel, role: 'Other' })).toEqual([]);
  });

  it('keeps more than fits one statement', async () => {
    const { versions } = opened.stores;
    const changed = [{ skill: 'Oil', how: 'added', to: null } as const];
    const changes = Array.from({ length: 1_201 }, (_, at) => ({
      ...{ roleLevel: { role: 'Lighter', name: `${at}` }, changed },
    }));
    await versions.keepChanges('two', changes);
    expect(await versions.changesOf('two', { role: 'Lighter', name: '1200' })).toEqual(changed);
  });
});

onEachEngine('documents that are to be read again', (opened) => {
  it('gives each who asks at once a number of its own, which every process sees', async () => {
    const { reloads } = opened.stores;
    expect(await reloads.latest()).toBeUndefined();
    const other = await opened.open();
    const asked = await Promise.all([reloads, other.reloads, reloads].map((one) => one.ask()));
    expect(asked.toSorted()).toEqual([1, 2, 3]);
    opened.time += 5;
    expect(await other.reloads.ask()).toBe(4);
    expect(await reloads.latest()).toEqual({ number: 4, at: new Date(opened.time) });
    await other.close();
  });
});
