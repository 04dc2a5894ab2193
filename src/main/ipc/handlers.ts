import { dialog, type BrowserWindow } from 'electron';
import { JamakError } from '../../shared/errors';
import { CATALOGUES } from '../../shared/locales';
import type { Device } from '../../shared/source';
import type { Corrections } from '../app/corrections/corrections';
import { startCaptions } from '../app/commands/start-captions';
import { loadRecord } from '../app/exporter';
import { interfaceLanguage } from '../app/interface-language';
import { MEDIA_EXTENSIONS, type MediaLibrary } from '../app/media-library';
import type { Sessions } from '../app/sessions';
import { createBroadcastHandlers, type BroadcastHandlerOptions } from './broadcast/broadcast-handlers';
import { createArchiveHandlers, type ArchiveHandlerOptions } from './broadcast/archive-handlers';
import { createHistoryHandlers, type HistoryHandlerOptions } from './history-handlers';
import { createDataHandlers, type DataHandlerOptions } from './data-handlers';
import type { Handlers } from './doorway';
import { createDesktopHandlers, type DesktopHandlerOptions } from './desktop-handlers';
import { createEditingHandlers, type EditingHandlerOptions } from './editing-handlers';
import { createInsideHandlers, type InsideHandlerOptions } from './inside-handlers';
import { createImportHandlers, type ImportHandlerOptions } from './import-handlers';
import { createExportingHandlers, type ExportingHandlerOptions } from './exporting-handlers';
import { createLanguageHandlers, type LanguageHandlerOptions } from './language-handlers';
import { createObsHandlers, type ObsHandlerOptions } from './broadcast/obs-handlers';
import { createOverlayHandlers, type OverlayHandlerOptions } from './overlay-handlers';
import { createRecaptionHandlers, type RecaptionHandlerOptions } from './recaption-handlers';
import { createRecordingHandlers, type RecordingHandlerOptions } from './recording-handlers';
import { createServerHandlers, type ServerHandlerOptions } from './broadcast/server-handlers';
import { createSourceHandlers, type SourceHandlerOptions } from './source-handlers';
import { createSpeechHandlers, type SpeechHandlerOptions } from './speech-handlers';
import { createSteeringHandlers } from './steering-handlers';
import { createUpdatesHandlers, type UpdatesHandlerOptions } from './updates-handlers';

export interface HandlerOptions
  extends
    LanguageHandlerOptions,
    InsideHandlerOptions,
    SpeechHandlerOptions,
    OverlayHandlerOptions,
    DesktopHandlerOptions,
    BroadcastHandlerOptions,
    ObsHandlerOptions,
    ArchiveHandlerOptions,
    ServerHandlerOptions,
    SourceHandlerOptions,
    EditingHandlerOptions,
    RecordingHandlerOptions,
    ImportHandlerOptions,
    ExportingHandlerOptions,
    HistoryHandlerOptions,
    DataHandlerOptions,
    RecaptionHandlerOptions,
    UpdatesHandlerOptions,
    ServerHandlerOptions {
  readonly sessions: Sessions;
  readonly corrections: Corrections;
  readonly media: MediaLibrary;
  readonly devices: () => Device[];
  readonly controlWindow: () => BrowserWindow | undefined;
  /** Sessions were deleted: those that `deleted` says. */
  readonly onDeleted: (deleted: (sessionId: string) => boolean) => void;
  readonly onPainted: (seq: number, paintedAt: number) => void;
}

const SESSIONS_LISTED = 200;

/** What each request does. Every answer is a value; every failure a JamakError. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { controller, corrections, language, sessions, settings, notices, media, dialogs } = options;
  const words = () => CATALOGUES[interfaceLanguage(settings.get())].dialog;
  const control = (): BrowserWindow => {
    const window = options.controlWindow();
    if (!window) throw new JamakError('bad-request');
    return window;
  };

  return {
    ...createLanguageHandlers(options),
    ...createInsideHandlers(options, control),
    ...createSourceHandlers(options, control),
    ...createSpeechHandlers(options, { control, dialogs, words: () => words().modelFolder }),
    ...createOverlayHandlers(options, control),
    ...createDesktopHandlers(options),
    ...createBroadcastHandlers(options, control),
    ...createObsHandlers(options, control),
    ...createArchiveHandlers(options, control),
    ...createRecordingHandlers(options),
    ...createImportHandlers(options, control),
    ...createExportingHandlers(options, control),
    ...createHistoryHandlers(options),
    ...createRecaptionHandlers(options),
    ...createServerHandlers(options),
    ...createEditingHandlers(options),
    ...createSteeringHandlers(options),
    ...createDataHandlers(options, control),
    ...createUpdatesHandlers(options),
    'app.state': () => ({
      settings: settings.get(),
      language: interfaceLanguage(settings.get()),
      session: controller.view,
    }),
    'settings.change': async (patch) => {
      const changed = await settings.change(patch);
      options.onSettings(changed);
      return changed;
    },
    'session.start': ({ lanes }) => startCaptions({ controller, media }, lanes),
    // The button answers at once; that the session has ended arrives as an event.
    'session.end': () => void controller.end(),
    'session.mark': () => controller.mark(),
    'session.note': async ({ sessionId, markId, note }) => {
      const late = await sessions.note(sessionId, markId, note);
      if (late) controller.showLate(sessionId, late);
    },
    'session.take-back': async () => ({ count: await corrections.takeBackRecent() }),
    'caption.take-back': ({ sessionId, captionId }) => corrections.takeBack(sessionId, captionId),
    'glossary.add': ({ term }) => corrections.teach(term),
    'session.pause': () => controller.pause(),
    'session.resume': () => controller.resume(),
    'lane.add': ({ lane }) => {
      media.check(lane.source);
      controller.addLane(lane);
    },
    'lane.remove': ({ laneId }) => controller.removeLane(laneId),
    'lane.mute': ({ laneId, muted }) => controller.setMuted(laneId, muted),
    'session.elapsed': () => controller.elapsedMs,
    'sessions.list': () => sessions.list(SESSIONS_LISTED),
    'session.load': ({ sessionId }) => loadRecord(sessions, sessionId),
    'session.delete': async ({ sessionId }) => {
      language.cancelReport(sessionId);
      await sessions.delete(sessionId);
      options.onDeleted((id) => id === sessionId);
    },
    'sessions.delete-all': async () => {
      language.cancelReports();
      await sessions.deleteAll();
      options.onDeleted((id) => !sessions.live.includes(id));
    },
    'media.choose': async () => {
      const { title, button, media: mediaFiles, all } = words().open;
      const chosen = await dialogs.ask(() =>
        dialog.showOpenDialog(control(), {
          title,
          buttonLabel: button,
          filters: [
            { name: mediaFiles, extensions: MEDIA_EXTENSIONS },
            { name: all, extensions: ['*'] },
          ],
          properties: ['openFile'],
        }),
      );
      const path = chosen?.filePaths[0];
      return path === undefined ? null : media.choose(path);
    },
    'media.add': ({ path }) => media.drop(path),
    'media.tracks': ({ mediaId }) => [...media.tracksOf(mediaId)],
    'devices.list': () => options.devices(),
    'notices.list': () => notices.all,
    'notices.dismiss': ({ id }) => notices.dismiss(id),
    'surface.painted': ({ seq, paintedAt }) => options.onPainted(seq, paintedAt),
  };
}
