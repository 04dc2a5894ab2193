import { mkdtempSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readGguf } from '../../../../src/main/models/inside/gguf';
import { isUnchanged, recogniseModel, UserModelFile } from '../../../../src/main/models/inside/user-model';
import type { InsideCheck } from '../../../../src/shared/requests/inside';
import { tinyHead, writeTinyGguf } from '../../../fakes/inside/gguf-file';
import { expectJamakError } from '../../storage/expect-jamak-error';

const folder = mkdtempSync(join(tmpdir(), 'jamak-gguf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const GIGA = 2 ** 30;

let files = 0;
const newPath = (name = `model-${++files}.gguf`): string => join(folder, name);

function written(change: (head: ReturnType<typeof tinyHead>) => void = () => {}): string {
  const path = newPath();
  const head = tinyHead();
  change(head);
  writeTinyGguf(path, head);
  return path;
}

describe('a GGUF file', () => {
  it('tells what model is in it', async () => {
    expect(await readGguf(written())).toMatchObject({
      architecture: 'llama',
      name: 'Tiny of the tests',
      licence: 'mit',
    });
  });

  it('is none when it is anything else, or holds no model of language', async () => {
    for (const content of ['', 'GGU', 'GGUF', 'GGUF\u0003', 'PK\u0003\u0004 a zip file', 'x'.repeat(5000)]) {
      const path = newPath();
      writeFileSync(path, content);
      expect(await readGguf(path), content).toBeNull();
    }
    expect(await readGguf(written((head) => delete head['general.architecture']))).toBeNull();
    const vision = written((head) => (head['general.architecture'] = { kind: 'text', value: 'clip' }));
    expect(await readGguf(vision)).toBeNull();
    const adapter = written((head) => (head['general.type'] = { kind: 'text', value: 'adapter' }));
    expect(await readGguf(adapter)).toBeNull();
  });

  it('never hangs or throws, however it is damaged', async () => {
    const path = written();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(20_000), async (bytes, cut) => {
        const damaged = newPath('damaged.gguf');
        writeTinyGguf(damaged);
        truncateSync(damaged, cut);
        await readGguf(damaged);
        writeFileSync(damaged, Buffer.concat([Buffer.from('GGUF\u0003\0\0\0', 'latin1'), bytes]));
        await readGguf(damaged);
      }),
      { numRuns: 30 },
    );
    expect(await readGguf(path)).not.toBeNull();
  });
});

describe('a model of the user’s', () => {
  it('has the same id whenever and by whichever way it is chosen, and a name', async () => {
    const path = written();
    const link = newPath('A link to it (2).gguf');
    symlinkSync(path, link);
    const [first, again] = [await recogniseModel(path, GIGA), await recogniseModel(link, GIGA)];
    expect(again).toEqual(first);
    expect(first).toMatchObject({ name: 'Tiny of the tests', licence: 'mit', check: { type: 'none' } });
    const nameless = written((head) => delete head['general.name']);
    expect((await recogniseModel(nameless, GIGA)).name).toMatch(/^model-\d+$/);
  });

  it('is refused where there is none, or no memory for it', async () => {
    await expectJamakError(() => recogniseModel(newPath('away.gguf'), GIGA), 'inside-model-unknown');
    await expectJamakError(() => recogniseModel(folder, GIGA), 'inside-model-unknown');
    await expectJamakError(() => recogniseModel(written(), 1000), 'inside-memory');
  });

  it('is another once its file was changed, and none without it', async () => {
    const path = written();
    const model = await recogniseModel(path, GIGA);
    expect(await isUnchanged(model)).toBe(true);
    utimesSync(path, 1, 1);
    expect(await isUnchanged(model)).toBe(false);
    rmSync(path);
    expect(await isUnchanged(model)).toBe(false);
  });
});

describe('what is remembered of it', () => {
  it('outlasts a run, but for a check that was under way', async () => {
    const path = newPath('inside-model.json');
    const model = await recogniseModel(written(), GIGA);
    const passed: InsideCheck = { type: 'passed', tokensPerSecond: 40, languages: ['ko'] };
    const file = new UserModelFile(path);
    expect(file.model).toBeNull();
    await file.keep({ ...model, check: passed });
    expect(new UserModelFile(path).model).toEqual({ ...model, check: passed });
    await file.keep({ ...model, check: { type: 'running', share: 0.5 } });
    expect(new UserModelFile(path).model?.check).toEqual({ type: 'none' });
    await file.keep(null);
    expect(new UserModelFile(path).model).toBeNull();
  });

  it('is forgotten when it cannot be read', () => {
    const path = newPath('broken.json');
    writeFileSync(path, '{"version":1,"model":{"id":"../.."}}');
    expect(new UserModelFile(path).model).toBeNull();
  });
});
