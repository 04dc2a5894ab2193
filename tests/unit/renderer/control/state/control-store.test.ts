import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createControl, type CaptioningApi } from '../../../../../src/renderer/control/state/control-store';
import { createSessionMirror } from '../../../../../src/renderer/ui/session-mirror';
import type { Media, PushPayload, Reply, RequestInput } from '../../../../../src/shared/ipc';
import type { Notice } from '../../../../../src/shared/notices';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/settings';
import type { MediaTrack, Source } from '../../../../../src/shared/source';
import { FakeMain, settle, started } from '../../fake-main';

/** Settings with one lane, of that source. */
function withSource(source: Source): Settings {
  return { ...DEFAULT_SETTINGS, lanes: DEFAULT_SETTINGS.lanes.map((lane) => ({ ...lane, source })) };
}

/** Main with everything that the control window may ask it. */
class FakeControlMain extends FakeMain {
  readonly starts: RequestInput<'session.start'>[] = [];
  readonly dismissed: string[] = [];
  startReply: Reply<{ sessionId: string }> = { ok: true, value: { sessionId: 's1' } };
  chosenMedia: Reply<Media | null> = { ok: true, value: null };
  readonly tracks = new Map<string, readonly MediaTrack[]>();
  stops = 0;
  settingsMayBeWritten: Promise<void> | null = null;
  pushNotices: (notices: PushPayload<'notices.changed'>) => void = () => undefined;

  readonly control: CaptioningApi = {
    changeSettings: (patch) => {
      const keep = (): Promise<Reply<Settings>> => {
        this.settings = { ...this.settings, ...patch } as typeof this.settings;
        return answer(this.settings);
      };
      return this.settingsMayBeWritten?.then(keep) ?? keep();
    },
    startSession: (input) => {
      this.starts.push(input);
      return Promise.resolve(this.startReply);
    },
    endSession: () => {
      this.stops++;
      return answer(undefined);
    },
    exportSession: () => answer(null),
    chooseMedia: () => Promise.resolve(this.chosenMedia),
    addMedia: (file) => answer({ mediaId: 'dropped', name: file.name, tracks: [] }),
    listTracks: ({ mediaId }) => answer([...(this.tracks.get(mediaId) ?? [])]),
    listDevices: () => answer([]),
    listNotices: () => answer([]),
    dismissNotice: ({ id }) => {
      this.dismissed.push(id);
      return answer(undefined);
    },
    onNotices: (listener) => {
      this.pushNotices = listener;
      return () => undefined;
    },
    onDevices: () => () => undefined,
  };
}

function answer<T>(value: T): Promise<Reply<T>> {
  return Promise.resolve({ ok: true, value });
}

async function open(main: FakeControlMain) {
  const session = createSessionMirror(main.api, 'en');
  const control = createControl(main.control, session.store);
  control.connect();
  session.connect();
  await settle();
  return control;
}

describe('createControl', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('starts once, however often it is asked to', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    void control.toggle();
    void control.toggle();
    expect(control.store.getState().pending).toBe('starting');
    await settle();
    void control.toggle();
    await settle();
    expect(main.starts).toEqual([
      { lanes: [{ id: 'lane-1', name: '', colour: 'sky', muted: false, source: { kind: 'microphone' } }] },
    ]);
    expect(main.stops).toBe(0);
    main.append(started('s1'));
    await settle();
    expect(control.store.getState().pending).toBeNull();
  });

  it('starts what was chosen a moment ago, though main has yet to keep the choice', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    let write: () => void = () => {};
    main.settingsMayBeWritten = new Promise((resolve) => (write = resolve));
    void control.chooseSource({ kind: 'sample' });
    void control.toggle();
    await settle();
    write();
    await settle();
    expect(main.starts.map(({ lanes }) => lanes.map(({ source }) => source))).toEqual([[{ kind: 'sample' }]]);
  });

  it('loses no change of lanes to another that is made before main has kept the first', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    let write: () => void = () => {};
    main.settingsMayBeWritten = new Promise((resolve) => (write = resolve));
    void control.changeLanes((lanes) => lanes.map((lane) => ({ ...lane, name: 'Minseo' })));
    void control.chooseSource({ kind: 'sample' });
    void control.changeSettings({ language: 'ko' });
    void control.changeLanes((lanes) => lanes.map((lane) => ({ ...lane, colour: 'rose' })));
    await settle();
    write();
    await settle();
    expect(main.settings).toMatchObject({
      language: 'ko',
      lanes: [{ name: 'Minseo', source: { kind: 'sample' }, colour: 'rose' }],
    });
  });

  it('stays in "stopping" until the session has ended, then starts anew', async () => {
    const main = new FakeControlMain();
    main.append(started('s1'));
    const control = await open(main);
    void control.toggle();
    await settle();
    expect(main.stops).toBe(1);
    expect(control.store.getState().pending).toBe('stopping');
    main.append({ type: 'session-ended', endedAt: 1, durationMs: 1, reason: 'stopped' });
    await settle();
    expect(control.store.getState().pending).toBeNull();
    void control.toggle();
    await settle();
    expect(main.starts).toHaveLength(1);
  });

  it('gives the button back when no event follows', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    void control.toggle();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(control.store.getState().pending).toBeNull();
  });

  it('says an error in the window and is ready again', async () => {
    const main = new FakeControlMain();
    main.startReply = { ok: false, error: { code: 'microphone-refused', params: {}, retryable: false } };
    const control = await open(main);
    await control.toggle();
    await control.toggle();
    const { pending, ownNotices } = control.store.getState();
    expect(pending).toBeNull();
    expect(ownNotices.map(({ code, level }) => [code, level])).toEqual([['microphone-refused', 'error']]);
  });

  it('says so when main does not answer at all', async () => {
    const main = new FakeControlMain();
    main.control.exportSession = () => Promise.reject(new Error('gone'));
    const control = await open(main);
    await control.exportSession('s1', 'srt');
    expect(control.store.getState().ownNotices.map(({ code }) => code)).toEqual(['unexpected']);
  });

  it('begins with the source of last time', async () => {
    const main = new FakeControlMain();
    main.settings = withSource({ kind: 'file', mediaId: 'm1', name: 'talk.mp4' });
    const control = await open(main);
    expect(control.store.getState().choice).toMatchObject({ kind: 'file', media: { name: 'talk.mp4' } });
  });

  it('asks for the file first when none was chosen, and starts with it', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    await control.chooseKind('file');
    await control.toggle();
    expect(main.starts).toEqual([]);
    main.chosenMedia = { ok: true, value: { mediaId: 'm1', name: 'talk.mp4', tracks: [] } };
    void control.toggle();
    await settle();
    expect(main.starts[0]?.lanes[0]?.source).toEqual({ kind: 'file', mediaId: 'm1', name: 'talk.mp4' });
    expect(main.settings.lanes[0]?.source).toEqual({ kind: 'file', mediaId: 'm1', name: 'talk.mp4' });
  });

  it('gives a file to the lane that it was chosen for, though another is shown once it was looked into', async () => {
    const main = new FakeControlMain();
    const [lane] = DEFAULT_SETTINGS.lanes.map((first) => ({ ...first, source: { kind: 'sample' } as const }));
    if (!lane) throw new Error('there is a lane at first');
    main.settings = { ...DEFAULT_SETTINGS, lanes: [lane, { ...lane, id: 'other' }] };
    main.chosenMedia = { ok: true, value: { mediaId: 'm1', name: 'talk.mp4', tracks: [] } };
    const control = await open(main);
    const chosen = control.chooseMedia();
    control.chooseLane('other');
    await chosen;
    expect(main.settings.lanes.map(({ source }) => source.kind)).toEqual(['file', 'sample']);
    expect(control.store.getState()).toMatchObject({ laneId: 'other', choice: { kind: 'sample' } });
  });

  it('starts with the sound track that was chosen; another file has its own', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    const tracks = [0, 1].map((index) => ({ index, language: null, title: null }));
    main.chosenMedia = { ok: true, value: { mediaId: 'm1', name: 'talk.mkv', tracks } };
    await control.chooseMedia();
    await control.chooseTrack(1);
    expect(main.settings.lanes[0]?.source).toEqual({
      kind: 'file',
      mediaId: 'm1',
      name: 'talk.mkv',
      track: 1,
    });
    void control.toggle();
    await settle();
    expect(main.starts[0]?.lanes[0]?.source).toEqual(main.settings.lanes[0]?.source);
    main.chosenMedia = { ok: true, value: { mediaId: 'm2', name: 'other.mkv', tracks } };
    await control.chooseMedia();
    expect(main.settings.lanes[0]?.source).toEqual({ kind: 'file', mediaId: 'm2', name: 'other.mkv' });
  });

  it('has the tracks of the file of last time to choose from, also after a reload', async () => {
    const main = new FakeControlMain();
    const tracks = [0, 1].map((index) => ({ index, language: null, title: null }));
    main.tracks.set('m1', tracks);
    const source = { kind: 'file', mediaId: 'm1', name: 'talk.mkv', track: 1 } as const;
    main.settings = withSource(source);
    const control = await open(main);
    expect(control.store.getState().choice.media).toEqual({
      mediaId: 'm1',
      name: 'talk.mkv',
      track: 1,
      tracks,
    });
    await control.chooseTrack(0);
    expect(main.settings.lanes[0]?.source).toEqual({ ...source, track: 0 });
  });

  it('says nothing of a file of last time whose tracks nobody knows', async () => {
    const main = new FakeControlMain();
    main.settings = withSource({ kind: 'file', mediaId: 'm1', name: 'talk.mkv' });
    main.control.listTracks = () => Promise.reject(new Error('gone'));
    const control = await open(main);
    expect(control.store.getState().choice.media?.tracks).toEqual([]);
    expect(control.store.getState().ownNotices).toEqual([]);
  });

  it('gives no file the tracks of the one before it', async () => {
    const main = new FakeControlMain();
    main.settings = withSource({ kind: 'file', mediaId: 'm1', name: 'talk.mkv' });
    let found: (reply: Reply<MediaTrack[]>) => void = () => undefined;
    main.control.listTracks = () => new Promise((resolve) => (found = resolve));
    const control = await open(main);
    await control.addMedia({ name: 'new.mp4' } as File);
    found({ ok: true, value: [0, 1].map((index) => ({ index, language: null, title: null })) });
    await settle();
    expect(control.store.getState().choice.media).toMatchObject({ mediaId: 'dropped', tracks: [] });
  });

  it('starts with the file that is still being looked into', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    await control.addMedia({ name: 'old.mp4' } as File);
    let found: (reply: Reply<Media>) => void = () => undefined;
    main.control.addMedia = () => new Promise((resolve) => (found = resolve));
    void control.addMedia({ name: 'new.mp4' } as File);
    void control.toggle();
    await settle();
    expect(main.starts).toEqual([]);
    found({ ok: true, value: { mediaId: 'm2', name: 'new.mp4', tracks: [] } });
    await settle();
    expect(main.starts[0]?.lanes[0]?.source).toMatchObject({ mediaId: 'm2' });
  });

  it('no longer says what was wrong with a file once there is another, or something is started', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    const said = () => control.store.getState().ownNotices.map(({ code }) => code);
    const params = { name: 'a.wma', kind: 'WMA' };
    const refused = { ok: false, error: { code: 'media-kind', params, retryable: false } } as const;
    main.chosenMedia = refused;
    await control.chooseMedia();
    main.chosenMedia = { ok: true, value: null };
    await control.chooseMedia();
    expect(said()).toEqual(['media-kind']);
    main.chosenMedia = { ok: true, value: { mediaId: 'm1', name: 'talk.mp4', tracks: [] } };
    await control.chooseMedia();
    expect(said()).toEqual([]);
    main.chosenMedia = refused;
    await control.chooseMedia();
    void control.toggle();
    await settle();
    expect(said()).toEqual([]);
  });

  it('remembers the microphone while another kind is chosen', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    await control.chooseDevice('usb');
    await control.chooseKind('system');
    expect(main.settings.lanes[0]?.source).toEqual({ kind: 'system' });
    await control.chooseKind('microphone');
    expect(main.settings.lanes[0]?.source).toEqual({ kind: 'microphone', deviceId: 'usb' });
  });

  it('puts good news away by itself, and only that', async () => {
    const main = new FakeControlMain();
    const control = await open(main);
    const notice = (id: string, code: Notice['code'], level: Notice['level']): Notice => {
      return { id, at: 1, level, code, params: {} };
    };
    main.pushNotices([notice('n1', 'exported', 'info'), notice('n2', 'store-failed', 'error')]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(main.dismissed).toEqual(['n1']);
    expect(control.store.getState().notices.map(({ id }) => id)).toEqual(['n2']);
  });
});
