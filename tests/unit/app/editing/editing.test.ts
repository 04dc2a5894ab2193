import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentGlossary } from '../../../../src/shared/settings';
import type { Caption } from '../../../../src/shared/session/session-view';
import { ended, final, translated } from '../../storage/sessions';
import { openEditing } from './open-editing';

const SAID = [
  final('a', 0, 'one two three four'),
  final('b', 1000, 'five six'),
  final('c', 2000, 'seven', 'sys'),
  final('d', 3000, '안녕하세요 여러분'),
];

describe('a caption', () => {
  it('is split at the cursor, in what its editor made of it; each part has its share of the time', async () => {
    const { change, seen, captionOf, everywhere } = await openEditing(SAID);
    const text = 'one two and three four';
    const outcome = await change({ what: 'split', ...seen('a'), text, at: 8 });
    expect(outcome).toMatchObject({ done: 'split', undo: 'split', redo: null, captionId: 'new-1' });
    expect(captionOf('a')).toMatchObject({ text: 'one two', original: 'one two', startMs: 0 });
    expect(captionOf('new-1')).toMatchObject({
      text: 'and three four',
      original: 'three four',
      laneId: 'mic',
      endMs: 900.5,
      madeOf: ['a'],
    });
    expect(captionOf('a').endMs).toBe(captionOf('new-1').startMs);
    const { view, events, stored } = everywhere();
    expect(events).toEqual(view);
    expect(stored).toEqual(view);
  });

  it('is not split where a part would have no words', async () => {
    const { change, seen } = await openEditing(SAID);
    for (const at of [0, 18]) {
      const text = 'one two three four';
      await expect(change({ what: 'split', ...seen('a'), text, at })).rejects.toMatchObject({
        code: 'split-nowhere',
      });
    }
  });

  it('is merged with what the same speaker said before or after it', async () => {
    const { change, seen, texts, captionOf } = await openEditing(SAID);
    await change({ what: 'merge', ...seen('d'), with: 'previous' });
    expect(captionOf('b')).toMatchObject({
      text: 'five six 안녕하세요 여러분',
      startMs: 1000,
      endMs: 3900.5,
    });
    await change({ what: 'merge', ...seen('a'), with: 'next' });
    expect(texts()).toEqual(['one two three four five six 안녕하세요 여러분', 'seven']);
    await expect(change({ what: 'merge', ...seen('c'), with: 'next' })).rejects.toMatchObject({
      code: 'merge-nobody',
    });
  });

  it('is given to another speaker, with its translations, or deleted', async () => {
    const { change, seen, captionOf, texts } = await openEditing([...SAID, translated('a', '하나')]);
    await change({ what: 'speaker', ...seen('a'), laneId: 'sys' });
    expect(captionOf('a')).toMatchObject({ laneId: 'sys', translations: [{ language: 'ko', text: '하나' }] });
    await expect(change({ what: 'speaker', ...seen('a'), laneId: 'x' })).rejects.toMatchObject({
      code: 'bad-request',
    });
    await change({ what: 'delete', ...seen('b') });
    expect(texts()).not.toContain('five six');
  });

  it('is left alone where it is not as its editor saw it any more', async () => {
    const { change, seen, correct, texts } = await openEditing(SAID);
    const before = seen('a');
    await correct('a', 'one two three');
    await expect(change({ what: 'delete', ...before })).rejects.toMatchObject({ code: 'caption-changed' });
    await change({ what: 'merge', ...seen('a'), with: 'next' });
    await expect(change({ what: 'delete', captionId: 'b', base: 'five six' })).rejects.toMatchObject({
      code: 'caption-missing',
    });
    expect(texts()).toHaveLength(3);
  });
});

describe('undo', () => {
  it('goes back over every kind of step, corrections among them, and redo does them again', async () => {
    const scene = await openEditing([...SAID, translated('a', '하나')]);
    const { change, seen, undo, redo, correct, texts, feed } = scene;
    const before = feed.view.captions;
    await correct('b', 'five sick');
    await change({ what: 'split', ...seen('a'), text: 'one two three four', at: 7 });
    await change({ what: 'merge', ...seen('new-1'), with: 'next' });
    await change({ what: 'delete', ...seen('c') });
    const after = texts();
    expect(after).toEqual(['one two', 'three four five sick', '안녕하세요 여러분']);
    const undone = [await undo(), await undo(), await undo(), await undo()].map(({ done }) => done);
    expect(undone).toEqual(['delete', 'merge', 'split', 'text']);
    expect(feed.view.captions.map(withoutKin)).toEqual(before);
    expect(await undo()).toMatchObject({ done: null, undo: null, redo: 'text' });
    for (let count = 0; count < 4; count++) await redo();
    expect(texts()).toEqual(after);
    expect((await redo()).done).toBeNull();
  });

  it('says once that what was taken back does not come again, and goes on before it', async () => {
    const { change, seen, undo, takeBack, texts, captionOf } = await openEditing(SAID);
    await change({ what: 'delete', ...seen('b') });
    await change({ what: 'split', ...seen('a'), text: 'one two three four', at: 7 });
    await takeBack('new-1');
    await expect(undo()).rejects.toMatchObject({ code: 'taken-back-for-good' });
    expect(captionOf('a')).toEqual({
      id: 'a',
      laneId: 'mic',
      startMs: 0,
      endMs: expect.any(Number),
      text: 'one two',
    });
    expect(await undo()).toMatchObject({ done: 'delete' });
    expect(texts()).toEqual(['one two', 'five six', 'seven', '안녕하세요 여러분']);
    expect((await undo()).done).toBeNull();
  });

  it('leaves alone what somebody else changed since', async () => {
    const { change, seen, undo, corrections, texts } = await openEditing(SAID);
    await change({ what: 'delete', ...seen('c') });
    await change({ what: 'merge', ...seen('a'), with: 'next' });
    const { base } = seen('a');
    await corrections.edit('s', 'a', { base, text: 'somebody else', editor: 'phone' });
    await expect(undo()).rejects.toMatchObject({ code: 'edit-outdated' });
    expect(texts()).toContain('somebody else');
    expect((await undo()).done).toBe('delete');
  });

  it('works after the end as well', async () => {
    const { change, seen, undo, feed, everywhere } = await openEditing([...SAID, ended(5000)]);
    await change({
      what: 'split',
      captionId: 'a',
      base: 'one two three four',
      text: 'one two three four',
      at: 3,
    });
    expect(everywhere().stored.map(({ text }) => text)).toContain('two three four');
    expect(feed.view.captions).toEqual(everywhere().stored);
    await change({ what: 'delete', ...seen('new-1') });
    await undo();
    await undo();
    expect(everywhere().stored.map(({ text }) => text)).toEqual(
      SAID.map((one) => ('text' in one ? one.text : '')),
    );
  });
});

describe('replacing', () => {
  const finding = { words: 'SEVEN', matchCase: false, wholeWords: true };

  it('is one step, however many captions it changes, and may teach the glossary', async () => {
    const many = Array.from({ length: 1200 }, (_, at) => final(`x${at}`, at * 10, `seven of ${at}`));
    const { change, undo, texts, published, settings, everywhere } = await openEditing(many);
    const outcome = await change({ what: 'replace', finding, replacement: 'Sieben', teach: true });
    expect(outcome).toMatchObject({ done: 'replace', count: 1200 });
    expect(texts()[7]).toBe('Sieben of 7');
    expect(published.filter(({ happening }) => happening.type === 'captions-rearranged')).toHaveLength(3);
    expect(currentGlossary(settings())).toContain('Sieben');
    expect(everywhere().stored).toEqual(everywhere().view);
    await undo();
    expect(texts()[7]).toBe('seven of 7');
  });

  it('deletes what becomes empty, and finds nothing where there is nothing', async () => {
    const { change, texts, undo } = await openEditing(SAID);
    expect((await change({ what: 'replace', finding, replacement: '', teach: false })).count).toBe(1);
    expect(texts()).toHaveLength(3);
    await undo();
    expect(texts()).toContain('seven');
    const nowhere = { ...finding, words: 'eight' };
    expect(
      (await change({ what: 'replace', finding: nowhere, replacement: 'x', teach: false })).done,
    ).toBeNull();
  });
});

type Move = {
  kind: 'split' | 'next' | 'previous' | 'speaker' | 'delete' | 'correct' | 'replace';
  at: number;
  by: number;
};

async function make(scene: Awaited<ReturnType<typeof openEditing>>, { kind, at, by }: Move): Promise<void> {
  const { captions } = scene.feed.view;
  const caption = captions[at % Math.max(1, captions.length)];
  if (!caption) return;
  const seen = { captionId: caption.id, base: caption.text };
  const text = caption.text;
  const wishes = {
    split: () => scene.change({ what: 'split', ...seen, text, at: by % (text.length + 1) }),
    next: () => scene.change({ what: 'merge', ...seen, with: 'next' }),
    previous: () => scene.change({ what: 'merge', ...seen, with: 'previous' }),
    speaker: () => scene.change({ what: 'speaker', ...seen, laneId: by % 2 ? 'mic' : 'sys' }),
    delete: () => scene.change({ what: 'delete', ...seen }),
    correct: () => scene.correct(caption.id, `${text} ${by}`),
    replace: () =>
      scene.change({
        what: 'replace',
        finding: { words: 'e', matchCase: true, wholeWords: false },
        replacement: `e${by % 3}`,
        teach: false,
      }),
  };
  await wishes[kind]().catch(() => undefined);
}

const moves = fc.array(
  fc.record<Move>({
    kind: fc.constantFrom('split', 'next', 'previous', 'speaker', 'delete', 'correct', 'replace'),
    at: fc.nat(20),
    by: fc.nat(20),
  }),
  { maxLength: 10 },
);

it('whatever was done: windows, memory and store tell the same, and all of it undone is what was said', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (all) => {
      const scene = await openEditing([...SAID, translated('a', '하나')]);
      const before = scene.feed.view.captions;
      for (const move of all) await make(scene, move);
      const { view, events, stored } = scene.everywhere();
      expect(events).toEqual(view);
      expect(stored).toEqual(view);
      const after = view.map(withoutKin);
      let count = 0;
      while ((await scene.undo()).done !== null) count++;
      expect(scene.everywhere().stored.map(withoutKin)).toEqual(before);
      for (; count > 0; count--) await scene.redo();
      expect(scene.feed.view.captions.map(withoutKin)).toEqual(after);
    }),
    { numRuns: 25 },
  );
});

it('whatever was done before: words that are taken back are in no file, and no undo brings them back', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (all) => {
      const scene = await openEditing([
        final('a', 0, 'one two'),
        final('b', 1000, 'before S3CR3T after'),
        final('c', 2000, 'three'),
      ]);
      for (const move of all) await make(scene, move);
      const secret = scene.feed.view.captions.filter(({ text }) => text.includes('S3'));
      fc.pre(secret.length > 0);
      for (const { id } of secret) await scene.takeBack(id);
      for (let tries = 0; tries < 40; tries++) await scene.undo().catch(() => undefined);
      const found = readdirSync(scene.folder).filter((name) =>
        readFileSync(join(scene.folder, name)).includes('S3CR3T'),
      );
      expect(found).toEqual([]);
      expect(JSON.stringify([scene.feed.view, scene.feed.kept])).not.toContain('S3CR3T');
      const { view, events, stored } = scene.everywhere();
      expect(events).toEqual(view);
      expect(stored).toEqual(view);
    }),
    { numRuns: 25 },
  );
});

function withoutKin({ madeOf: _madeOf, ...caption }: Caption): Omit<Caption, 'madeOf'> {
  return caption;
}
