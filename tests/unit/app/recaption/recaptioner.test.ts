import { describe, expect, it } from 'vitest';
import type { Rearranged } from '../../../../src/shared/session/rearranging';
import { openRecaptioner } from './open-recaptioner';
import { final } from '../../storage/sessions';

const places = (changes: readonly { captionId: string; before: string | null; after: string }[]) =>
  changes.map(({ captionId, before, after }) => `${captionId}: ${before} → ${after}`);

describe('a session that is captioned again', () => {
  it('stays as it is: what would be otherwise is proposed, and what somebody wrote is marked', async () => {
    const { recaptioner, texts, told } = openRecaptioner();
    expect(await recaptioner.start('s')).toBe(true);
    expect(texts()).toEqual(['a won', 'b too', 'c three!']);
    const { proposed, progress } = await recaptioner.state('s');
    expect(progress).toBeNull();
    expect(places(proposed)).toEqual(['a: won → one', 'b: too → two', 'c: three! → three']);
    expect(proposed.map(({ corrected }) => corrected)).toEqual([false, false, true]);
    expect(told.map(({ state }) => state)).toEqual(['running', 'done']);
    expect(told[0]).toMatchObject({ doneMs: 3000, totalMs: 6000 });
  });

  it('says what was accepted, as far as nobody changed it meanwhile; the rest is proposed no more', async () => {
    const { recaptioner, texts, repository } = openRecaptioner();
    await recaptioner.start('s');
    repository.appendLate('s', [{ type: 'caption-edited', captionId: 'b', text: 'to', editor: 'me' }]);
    expect(await recaptioner.accept('s', ['a', 'b'])).toBe(1);
    expect(texts()).toEqual(['a one', 'b to', 'c three!']);
    expect(await recaptioner.state('s')).toMatchObject({ proposed: [], accepted: 1 });
  });

  it('can say again what it did before, and keeps what was changed since', async () => {
    const { recaptioner, texts, repository } = openRecaptioner();
    await recaptioner.start('s');
    await recaptioner.accept('s', ['a', 'b', 'c']);
    expect(texts()).toEqual(['a one', 'b two', 'c three']);
    repository.appendLate('s', [{ type: 'caption-edited', captionId: 'b', text: 'two, mine', editor: 'me' }]);
    expect(await recaptioner.putBack('s')).toBe(2);
    expect(texts()).toEqual(['a won', 'b two, mine', 'c three!']);
    expect(await recaptioner.state('s')).toMatchObject({ accepted: 0 });
  });

  it('keeps all as it was where that is chosen', async () => {
    const { recaptioner, texts } = openRecaptioner();
    await recaptioner.start('s');
    await recaptioner.decline('s');
    expect(texts()).toEqual(['a won', 'b too', 'c three!']);
    expect(await recaptioner.state('s')).toEqual({ progress: null, proposed: [], accepted: 0 });
  });

  it('gets captions where it had none, of each lane', async () => {
    const { recaptioner, texts, state } = openRecaptioner();
    state.lanes = ['mic', 'sys'];
    state.heard['sys.ogg'] = [final('new', 2100, 'hello there', 'file')];
    await recaptioner.start('s');
    expect(await recaptioner.accept('s', ['new'])).toBe(1);
    expect(texts()).toEqual(['a won', 'b too', 'new hello there', 'c three!']);
  });

  it('brings nothing back that is taken back while it is captioned again', async () => {
    const { recaptioner, repository, state } = openRecaptioner();
    state.middle = () => {
      repository.appendLate('s', [
        { type: 'caption-taken-back', captionId: 'b', laneId: 'mic', startMs: 2000, endMs: 2900.5 },
      ]);
      return Promise.resolve();
    };
    await recaptioner.start('s');
    expect(places((await recaptioner.state('s')).proposed)).toEqual(['a: won → one', 'c: three! → three']);
  });
});

describe('a caption that was given to another speaker', () => {
  const moved: Rearranged = {
    type: 'captions-rearranged',
    editor: 'me',
    removed: [],
    captions: [{ id: 'b', laneId: 'sys', startMs: 2000, endMs: 2900.5, text: 'too' }],
  };

  it('is heard again where it was heard', async () => {
    const { recaptioner, repository } = openRecaptioner();
    repository.appendLate('s', [moved]);
    await recaptioner.start('s');
    expect(places((await recaptioner.state('s')).proposed)).toEqual([
      'a: won → one',
      'b: too → two',
      'c: three! → three',
    ]);
  });

  it('and taken back is proposed no more, nor accepted where that was done meanwhile', async () => {
    const { recaptioner, sessions, repository, texts } = openRecaptioner();
    repository.appendLate('s', [moved]);
    await recaptioner.start('s');
    await sessions.takeBack('s', [{ id: 'b', laneId: 'sys', startMs: 2000, endMs: 2900.5 }]);
    expect(await recaptioner.accept('s', ['b'])).toBe(0);
    await recaptioner.start('s');
    const { proposed } = await recaptioner.state('s');
    expect(places(proposed)).toEqual(['a: won → one', 'c: three! → three']);
    expect(texts()).toEqual(['a won', 'c three!']);
  });
});

describe('captioning again', () => {
  it('can be cancelled, and leaves nothing', async () => {
    const { recaptioner, repository, state, told } = openRecaptioner();
    state.middle = () => Promise.resolve(recaptioner.cancel('s'));
    expect(await recaptioner.start('s')).toBe(false);
    expect(told.at(-1)).toEqual({ state: 'cancelled' });
    expect(repository.loadVersions('s')).toBeNull();
    expect(recaptioner.busy).toBe(false);
  });

  it('goes on once only, and tells how far it is', async () => {
    const { recaptioner, state } = openRecaptioner();
    let release = (): void => {};
    state.middle = () => new Promise((resolve) => (release = resolve));
    const done = recaptioner.start('s');
    await expect.poll(async () => (await recaptioner.state('s')).progress).toMatchObject({ doneMs: 3000 });
    expect(await recaptioner.start('s')).toBe(false);
    release();
    expect(await done).toBe(true);
  });

  it('says what is the matter', async () => {
    const { recaptioner, state, told } = openRecaptioner();
    state.lanes = [];
    expect(await recaptioner.start('s')).toBe(false);
    expect(told.at(-1)).toMatchObject({ state: 'failed', error: { code: 'recording-missing' } });
    state.lanes = ['mic'];
    await recaptioner.start('gone');
    expect(told.at(-1)).toMatchObject({ state: 'failed', error: { code: 'session-missing' } });
  });
});
