import { describe, expect, it } from 'vitest';
import { PacedFile } from '../../../../src/main/broadcast/text-file/paced-file';

/** A file whose writes end when the test says so. */
function open() {
  const written: string[] = [];
  const outcomes: unknown[] = [];
  let shown = '';
  let end = (_error?: Error): void => {};
  let waits: { readonly ms: number; readonly run: () => void } | null = null;
  const file = new PacedFile({
    content: () => shown,
    write: (content) => {
      written.push(content);
      return new Promise((resolve, reject) => {
        end = (error) => (error === undefined ? resolve() : reject(error));
      });
    },
    wait: (ms, run) => {
      waits = { ms, run };
      return () => void (waits = null);
    },
    onWritten: (error) => outcomes.push(error),
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return {
    file,
    written,
    outcomes,
    show(text: string) {
      shown = text;
      file.touch();
    },
    async end(error?: Error) {
      end(error);
      await settle();
    },
    get waitsMs() {
      return waits?.ms ?? null;
    },
    async pass() {
      const run = waits?.run;
      waits = null;
      run?.();
      await settle();
    },
  };
}

describe('PacedFile', () => {
  it('writes at most ten times a second, and then the newest', async () => {
    const open1 = open();
    open1.show('one');
    open1.show('two');
    await open1.end();
    open1.show('three');
    open1.show('four');
    expect(open1.written).toEqual(['one']);
    expect(open1.waitsMs).toBe(100);
    await open1.pass();
    expect(open1.written).toEqual(['one', 'four']);
  });

  it('writes nothing where nothing has changed', async () => {
    const open1 = open();
    open1.show('one');
    await open1.end();
    open1.show('one');
    await open1.pass();
    expect(open1.written).toEqual(['one']);
  });

  it('tries again by itself what the disk refused, with what is newest then', async () => {
    const open1 = open();
    open1.show('one');
    await open1.end(new Error('ENOSPC'));
    expect(open1.waitsMs).toBeGreaterThanOrEqual(1_000);
    open1.show('two');
    await open1.pass();
    expect(open1.written).toEqual(['one', 'two']);
    await open1.end();
    expect(open1.outcomes).toEqual([expect.any(Error), null]);
  });

  it('writes its last content when it is closed, after what is under way', async () => {
    const open1 = open();
    open1.show('one');
    open1.show('');
    const closed = open1.file.close();
    expect(open1.written).toEqual(['one']);
    await open1.end();
    expect(open1.written).toEqual(['one', '']);
    await open1.end();
    await closed;
    expect(open1.waitsMs).toBeNull();
  });

  it('leaves a file alone that it never had to write', async () => {
    const open1 = open();
    await open1.file.close();
    expect(open1.written).toEqual([]);
  });
});
