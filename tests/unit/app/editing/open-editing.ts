import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Corrections } from '../../../../src/main/app/corrections/corrections';
import { Editing } from '../../../../src/main/app/editing/editing';
import { UndoLogs } from '../../../../src/main/app/editing/undo-logs';
import { Sessions } from '../../../../src/main/app/sessions';
import { openDatabase } from '../../../../src/main/storage/database';
import { recordOf } from '../../../../src/main/storage/record-of';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import type { Notice } from '../../../../src/shared/notices';
import type { EditChange } from '../../../../src/shared/session/editing';
import type { SessionEvent, SessionHappening } from '../../../../src/shared/session/events';
import type { SessionRecord } from '../../../../src/shared/session/record';
import type { Caption } from '../../../../src/shared/session/session-view';
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../../../src/shared/settings';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { started } from '../../storage/sessions';

export const SESSION = 's';
const NOTICE: Notice = { id: 'n', at: 0, level: 'info', code: 'unexpected', params: {} };

/** What editing has nothing to do with. */
const notAsked = () => Promise.reject(new Error('not asked here'));
const NOT_ASKED = {
  history: notAsked,
  search: notAsked,
  historyFacets: notAsked,
  describe: notAsked,
  discard: notAsked,
  restore: notAsked,
  discarded: notAsked,
  expired: notAsked,
  loadVersions: notAsked,
  proposeVersion: notAsked,
  settleVersion: notAsked,
  forgetVersions: notAsked,
};

/** An editor over a real feed and a real store, without a session that hears anything. */
export async function openEditing(happenings: readonly SessionHappening[]) {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const store = new SessionRepository(openDatabase(path), path);
  onTestFinished(() => store.release());
  const published: SessionEvent[] = [];
  let settings: Settings = DEFAULT_SETTINGS;
  const sessions = new Sessions({
    store: {
      append: (id, events) => Promise.resolve(store.append(id, events)),
      appendLate: (id, late) => Promise.resolve(store.appendLate(id, late)),
      load: (id) => Promise.resolve(store.load(id)),
      loadCaption: (id, captionId) => Promise.resolve(store.loadCaption(id, captionId)),
      heardLanes: (id) => Promise.resolve(store.heardLanes(id)),
      has: (id) => Promise.resolve(store.has(id)),
      list: (limit) => Promise.resolve(store.list(limit)),
      delete: (id) => Promise.resolve(store.delete(id)),
      deleteAll: () => Promise.resolve(store.deleteAll()),
      loadNotes: (id) => Promise.resolve(store.loadNotes(id)),
      saveNotes: (id, index, notes) => Promise.resolve(store.saveNotes(id, index, notes)),
      clearNotes: (id) => Promise.resolve(store.clearNotes(id)),
      saveReport: (id, report) => Promise.resolve(store.saveReport(id, report)),
      chooseReport: (id, reportId) => Promise.resolve(store.chooseReport(id, reportId)),
      deleteReport: (id, reportId) => Promise.resolve(store.deleteReport(id, reportId)),
      ...NOT_ASKED,
      closeOrphans: (live) => Promise.resolve(store.closeOrphans(live)),
      check: () => Promise.resolve(store.check()),
      close: () => Promise.resolve(),
    },
    spool: { pending: () => [], forget: () => Promise.resolve(), erase: () => {} },
    notices: { addError: () => NOTICE, withdraw: () => {} },
    onSavedAgain: () => {},
  });
  const feed = sessions.begin(SESSION, {
    publish: (event) => void published.push(event),
    onError: (error) => {
      throw error;
    },
  });
  const undo = new UndoLogs();
  const controller = {
    get running() {
      return feed.view.phase === 'running';
    },
    get view() {
      return feed.view;
    },
    nowMs: 0,
    takeBack: feed.said.bind(feed),
    showLate: (_id: string, happening: Parameters<typeof feed.showLate>[0]) => feed.showLate(happening),
  };
  const corrections = new Corrections({
    controller,
    sessions,
    language: { cancelReport: () => {} },
    notices: { add: () => NOTICE },
    settings: () => settings,
    changeSettings: (patch) => {
      settings = settingsSchema.parse({ ...settings, ...patch });
      return Promise.resolve();
    },
    onTakenBack: (id, ids, related) => undo.of(id).takenBack(ids, related),
  });
  let made = 0;
  const editing = new Editing({ controller, sessions, corrections, undo, newId: () => `new-${++made}` });
  for (const happening of [started(SESSION), ...happenings]) feed.append(happening);
  await feed.settled();
  const captionOf = (id: string): Caption => {
    const caption = feed.view.captions.find((one) => one.id === id);
    if (!caption) throw new Error(`no caption ${id}`);
    return caption;
  };
  return {
    store,
    folder,
    feed,
    published,
    editing,
    corrections,
    captionOf,
    settings: () => settings,
    texts: () => feed.view.captions.map(({ text }) => text),
    change: (change: EditChange) => editing.change(SESSION, change, 'me'),
    /** What the editor of a caption sees. */
    seen: (captionId: string) => ({ captionId, base: captionOf(captionId).text }),
    undo: () => editing.undo(SESSION, 'me'),
    redo: () => editing.redo(SESSION, 'me'),
    correct: (captionId: string, text: string) =>
      editing.correct(SESSION, captionId, { base: captionOf(captionId).text, text, editor: 'me' }),
    takeBack: (captionId: string) => corrections.takeBack(SESSION, captionId),
    /** The same captions, as three ways lead to them. */
    everywhere: (): Record<'view' | 'events' | 'stored', Caption[]> => ({
      view: [...feed.view.captions],
      events: captionsIn(recordOf(feed.kept)),
      stored: captionsIn(store.load(SESSION)),
    }),
  };
}

function captionsIn(record: SessionRecord | null): Caption[] {
  return record?.captions ?? [];
}
