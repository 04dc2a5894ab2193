import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MessageCode } from '../../../shared/errors';
import { PUSHES, type Media, type Reply } from '../../../shared/ipc';
import { SOURCE_PROBLEMS, type Notice } from '../../../shared/notices';
import type { ExportFormat } from '../../../shared/session/record';
import { DEFAULT_SETTINGS, type SettingsPatch } from '../../../shared/settings';
import { withLane, type Device, type Lane, type Source, type SourceKind } from '../../../shared/source';
import type { ControlApi } from '../../../shared/window-api';
import type { SessionMirror } from '../../ui/session-mirror';
import { addOwn, isOwn, ownNotice, type Cover } from './notice-list';
import { asReply } from '../../ui/link/reply';
import type { Pending } from '../../ui/parts/session-status';
import { FIRST_CHOICE, toSource, withSource, withTracks, type SourceChoice } from './source-choice';
import { until } from './until';

/** How long good news that has no consequence stays, ms. Everything else stays until it is dismissed. */
const GOOD_NEWS_MS = 8000;
const GOOD_NEWS: ReadonlySet<MessageCode> = new Set([
  'exported',
  'auto-exported',
  'device-back',
  'speech-back',
  'language-back',
  'inside-back',
  'report-ready',
]);

export interface ControlState {
  readonly pending: Pending;
  /** The lane whose source the picker shows. */
  readonly laneId: string;
  readonly choice: SourceChoice;
  readonly devices: readonly Device[];
  readonly notices: readonly Notice[];
  /** Notices that only this window knows. */
  readonly ownNotices: readonly Notice[];
  /** What lies over the window, the topmost last. */
  readonly covers: readonly Cover[];
}

export interface Control {
  readonly store: StoreApi<ControlState>;
  /** Listens; the returned function stops it. */
  readonly connect: () => () => void;
  /** Starts, or stops when something runs; does nothing while either is under way. */
  readonly toggle: () => Promise<void>;
  /** All that is captioned, in place of what was. */
  readonly chooseLanes: (lanes: readonly Lane[]) => Promise<void>;
  readonly chooseKind: (kind: SourceKind) => Promise<void>;
  /** The source as a whole, such as a stream by its address. */
  readonly chooseSource: (source: Source) => Promise<void>;
  readonly chooseDevice: (deviceId: string | undefined) => Promise<void>;
  /** Shows the source of another lane in the picker. */
  readonly chooseLane: (laneId: string) => void;
  readonly chooseMedia: () => Promise<void>;
  /** A file that the user chooses, for another lane; null when none was. */
  readonly pickMedia: () => Promise<Source | null>;
  readonly addMedia: (file: File) => Promise<void>;
  /** Which sound track of the chosen file. */
  readonly chooseTrack: (track: number) => Promise<void>;
  readonly changeSettings: (patch: SettingsPatch) => Promise<void>;
  /** Changes the lanes as they are once all earlier changes are kept. */
  readonly changeLanes: (update: (lanes: readonly Lane[]) => readonly Lane[]) => Promise<void>;
  readonly exportSession: (sessionId: string, format: ExportFormat) => Promise<void>;
  readonly dismiss: (id: string) => Promise<void>;
  /** Says something that only this window knows. */
  readonly say: (notice: Notice) => void;
  /** From now on something lies over the window; the returned function takes it away. */
  readonly cover: (id: string) => () => void;
  /** Waits for main's answer; an error is said in the window. */
  readonly answer: <T>(request: Promise<Reply<T>>) => Promise<Reply<T>>;
}

/** What it needs of the window's API. */
export type CaptioningApi = Pick<
  ControlApi,
  | 'changeSettings'
  | 'startSession'
  | 'endSession'
  | 'exportSession'
  | 'chooseMedia'
  | 'addMedia'
  | 'listTracks'
  | 'listDevices'
  | 'listNotices'
  | 'dismissNotice'
  | 'onNotices'
  | 'onDevices'
>;

/** What the control window can do and what it knows besides the session. */
export function createControl(api: CaptioningApi, session: SessionMirror['store']): Control {
  const store = createStore<ControlState>(() => ({
    pending: null,
    laneId: DEFAULT_SETTINGS.lanes[0]?.id ?? '',
    choice: FIRST_CHOICE,
    devices: [],
    notices: [],
    ownNotices: [],
    covers: [],
  }));

  function say(notice: Notice): void {
    store.setState(({ ownNotices }) => ({ ownNotices: addOwn(ownNotices, notice) }));
  }

  function takeNotices(notices: readonly Notice[]): void {
    const known = new Set(store.getState().notices.map((notice) => notice.id));
    store.setState({ notices });
    for (const { id, code } of notices) {
      if (GOOD_NEWS.has(code) && !known.has(id)) setTimeout(() => void dismiss(id), GOOD_NEWS_MS);
    }
  }

  async function dismiss(id: string): Promise<void> {
    forget(id);
    if (!isOwn(id)) await answer(api.dismissNotice({ id }));
  }

  function forget(id: string): void {
    store.setState(({ notices, ownNotices }) => ({
      notices: notices.filter((notice) => notice.id !== id),
      ownNotices: ownNotices.filter((notice) => notice.id !== id),
    }));
  }

  async function answer<T>(request: Promise<Reply<T>>): Promise<Reply<T>> {
    const reply = await asReply(request);
    if (!reply.ok) say(ownNotice('error', reply.error.code, reply.error.params));
    return reply;
  }

  /** `laneId`: the lane that it was chosen for, which the picker may show no more. */
  async function choose(choice: SourceChoice, laneId = store.getState().laneId): Promise<void> {
    if (laneId === store.getState().laneId) store.setState({ choice });
    const source = toSource(choice);
    if (source) await changeLanes((lanes) => withLane(lanes, laneId, { source }));
  }

  /** Changes of settings that main has yet to answer for. */
  let changing: Promise<unknown> = Promise.resolve();

  function changeSettings(patch: SettingsPatch): Promise<void> {
    const change = sendSettings(patch);
    changing = Promise.all([changing, change]);
    return change;
  }

  /** All lanes are sent at once, so each change waits for those before it: none undoes another. */
  function changeLanes(update: (lanes: readonly Lane[]) => readonly Lane[]): Promise<void> {
    const change = changing.then(() => {
      const { lanes } = session.getState().settings;
      return sendSettings({ lanes: [...update(lanes)] });
    });
    changing = change;
    return change;
  }

  async function sendSettings(patch: SettingsPatch): Promise<void> {
    const reply = await answer(api.changeSettings(patch));
    if (reply.ok) session.setState({ settings: reply.value });
  }

  /** The file that is being looked into. */
  let taking: Promise<void> = Promise.resolve();

  function takeMedia(request: Promise<Reply<Media | null>>): Promise<void> {
    const { laneId } = store.getState();
    taking = answer(request).then(async (reply) => {
      if (!reply.ok || !reply.value) return;
      forgetProblems();
      await choose({ ...store.getState().choice, kind: 'file', media: reply.value }, laneId);
    });
    return taking;
  }

  const chooseMedia = (): Promise<void> => takeMedia(api.chooseMedia());

  function chooseLane(laneId: string): void {
    const lane = session.getState().settings.lanes.find(({ id }) => id === laneId);
    if (!lane) return;
    store.setState(({ choice }) => ({ laneId, choice: withSource(choice, lane.source) }));
    void loadTracks();
  }

  /** Settings name the file and its track, but not which others there are. */
  async function loadTracks(): Promise<void> {
    const { media } = store.getState().choice;
    if (!media) return;
    const reply = await asReply(api.listTracks({ mediaId: media.mediaId }));
    if (reply.ok)
      store.setState(({ choice }) => ({ choice: withTracks(choice, media.mediaId, reply.value) }));
  }

  /** What this window said of an earlier source is as good as untrue once there is another. */
  function forgetProblems(): void {
    store.setState(({ ownNotices }) => ({
      ownNotices: ownNotices.filter(({ code }) => !SOURCE_PROBLEMS.includes(code)),
    }));
  }

  async function start(): Promise<void> {
    store.setState({ pending: 'starting' });
    await taking;
    const { choice } = store.getState();
    if (!toSource(choice) && choice.kind === 'file') await chooseMedia();
    else if (!toSource(choice)) say(ownNotice('info', 'source-missing', {}));
    // What was chosen a moment ago starts, and nothing that was chosen before it.
    await changing;
    const { lanes } = session.getState().settings;
    const source = toSource(store.getState().choice);
    const reply = source
      ? await answer(api.startSession({ lanes: withLane(lanes, store.getState().laneId, { source }) }))
      : null;
    if (reply?.ok) forgetProblems();
    // The session's events arrive by another way and may lag behind this answer.
    if (reply?.ok) await until(session, () => session.getState().session.sessionId === reply.value.sessionId);
    store.setState({ pending: null });
  }

  async function stop(): Promise<void> {
    store.setState({ pending: 'stopping' });
    const reply = await answer(api.endSession());
    if (reply.ok) await until(session, () => session.getState().session.phase !== 'running');
    store.setState({ pending: null });
  }

  function connect(): () => void {
    const stops = [
      api.onNotices((payload) => {
        const { data: notices } = PUSHES['notices.changed'].payload.safeParse(payload);
        if (notices) takeNotices(notices);
      }),
      api.onDevices((payload) => {
        const { data: devices } = PUSHES['devices.changed'].payload.safeParse(payload);
        if (devices) store.setState({ devices });
      }),
      // The choice of last time, once it is known; from then on the picker is ahead of the settings.
      session.subscribe((state, before) => {
        if (before.status === 'ready' || state.status !== 'ready') return;
        const [lane] = state.settings.lanes;
        if (lane) chooseLane(lane.id);
      }),
      // Another is chosen in the place of one that was removed.
      session.subscribe(({ settings: { lanes }, status }) => {
        const { laneId } = store.getState();
        const [first] = lanes;
        if (status === 'ready' && first && !lanes.some(({ id }) => id === laneId)) chooseLane(first.id);
      }),
    ];
    void answer(api.listNotices()).then((reply) => reply.ok && takeNotices(reply.value));
    void answer(api.listDevices()).then((reply) => reply.ok && store.setState({ devices: reply.value }));
    return () => stops.forEach((stopListening) => stopListening());
  }

  return {
    store,
    connect,
    changeSettings,
    changeLanes,
    chooseMedia,
    dismiss,
    say,
    cover(id) {
      store.setState(({ covers }) => ({ covers: [...covers, { id, since: Date.now() }] }));
      return () => store.setState(({ covers }) => ({ covers: covers.filter((cover) => cover.id !== id) }));
    },
    answer,
    async toggle() {
      const { pending } = store.getState();
      if (pending || session.getState().status !== 'ready') return;
      await (session.getState().session.phase === 'running' ? stop() : start());
    },
    async chooseLanes(lanes) {
      await changeLanes(() => lanes);
      const { laneId } = store.getState();
      const shown = lanes.find(({ id }) => id === laneId) ?? lanes[0];
      if (shown) chooseLane(shown.id);
    },
    async chooseKind(kind) {
      await choose({ ...store.getState().choice, kind });
    },
    async chooseSource(source) {
      await choose(withSource(store.getState().choice, source));
    },
    async chooseDevice(deviceId) {
      await choose({ ...store.getState().choice, deviceId });
    },
    chooseLane,
    async pickMedia() {
      const reply = await answer(api.chooseMedia());
      if (!reply.ok || !reply.value) return null;
      const { mediaId, name } = reply.value;
      return { kind: 'file', mediaId, name };
    },
    addMedia: (file) => takeMedia(api.addMedia(file)),
    async chooseTrack(track) {
      const { choice } = store.getState();
      if (choice.media) await choose({ ...choice, media: { ...choice.media, track } });
    },
    async exportSession(sessionId, format) {
      // Main says in a notice where the file is.
      await answer(api.exportSession({ sessionId, format }));
    },
  };
}
