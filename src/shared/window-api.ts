import type { PushName, PushPayload, RequestInput, RequestName, RequestOutput, Reply } from './ipc';

/** Name under which main hands the capture window its end of their MessagePort. */
export const CAPTURE_PORT = 'capture.port';

/** What each window's preload puts on `window.jamak`. */

/** Asks main; an error comes back as a value. */
type Ask<N extends RequestName> =
  RequestInput<N> extends undefined
    ? () => Promise<Reply<RequestOutput<N>>>
    : (input: RequestInput<N>) => Promise<Reply<RequestOutput<N>>>;

/** Listens until the returned function is called. */
type Listen<N extends PushName> = (listener: (payload: PushPayload<N>) => void) => () => void;

export interface OverlayApi {
  state: Ask<'app.state'>;
  painted: Ask<'surface.painted'>;
  overlayState: Ask<'overlay.state'>;
  doneEditing: Ask<'overlay.done'>;
  pullOverlay: Ask<'overlay.pull'>;
  nudgeOverlay: Ask<'overlay.nudge'>;
  onOverlayState: Listen<'overlay.state'>;
  onSessionEvent: Listen<'session.event'>;
  onSessionDeleted: Listen<'session.deleted'>;
  onSettings: Listen<'settings.changed'>;
}

export interface ControlApi {
  state: Ask<'app.state'>;
  changeSettings: Ask<'settings.change'>;
  overlayState: Ask<'overlay.state'>;
  editOverlay: Ask<'overlay.edit'>;
  previewOverlay: Ask<'overlay.preview'>;
  nudgeOverlay: Ask<'overlay.nudge'>;
  resetOverlayPlace: Ask<'overlay.reset-place'>;
  exportPreset: Ask<'presets.export'>;
  importPreset: Ask<'presets.import'>;
  onOverlayState: Listen<'overlay.state'>;
  desktopAbilities: Ask<'desktop.abilities'>;
  takeWish: Ask<'window.wish'>;
  shortcutState: Ask<'shortcuts.state'>;
  recordShortcut: Ask<'shortcuts.record'>;
  startSession: Ask<'session.start'>;
  endSession: Ask<'session.end'>;
  mark: Ask<'session.mark'>;
  noteMark: Ask<'session.note'>;
  takeBackRecent: Ask<'session.take-back'>;
  takeBackCaption: Ask<'caption.take-back'>;
  editCaption: Ask<'caption.edit'>;
  changeCaptions: Ask<'edit.change'>;
  undoEdit: Ask<'edit.undo'>;
  redoEdit: Ask<'edit.redo'>;
  editState: Ask<'edit.state'>;
  pauseSession: Ask<'session.pause'>;
  resumeSession: Ask<'session.resume'>;
  addLane: Ask<'lane.add'>;
  removeLane: Ask<'lane.remove'>;
  muteLane: Ask<'lane.mute'>;
  elapsed: Ask<'session.elapsed'>;
  listSessions: Ask<'sessions.list'>;
  historyPage: Ask<'history.page'>;
  searchHistory: Ask<'history.search'>;
  historyFacets: Ask<'history.facets'>;
  historyStorage: Ask<'history.storage'>;
  describeSession: Ask<'history.describe'>;
  discardSession: Ask<'history.discard'>;
  restoreSession: Ask<'history.restore'>;
  leaveHistory: Ask<'history.leave'>;
  exportSession: Ask<'session.export'>;
  previewExport: Ask<'export.preview'>;
  saveExport: Ask<'export.save'>;
  cancelExport: Ask<'export.cancel'>;
  copyExport: Ask<'export.copy'>;
  chooseAutoExportFolder: Ask<'auto-export.choose-folder'>;
  openAutoExportFolder: Ask<'auto-export.open-folder'>;
  chooseSessionFile: Ask<'session-file.choose'>;
  /** A bundle or subtitles dropped on the window, as `addMedia`. */
  addSessionFile: (file: File) => Promise<Reply<RequestOutput<'session-file.add'>>>;
  takeOpenedSession: Ask<'session-file.opened'>;
  onOpenedSession: Listen<'session-file.opened'>;
  archiveText: Ask<'archive.text'>;
  saveArchive: Ask<'archive.save'>;
  chooseMedia: Ask<'media.choose'>;
  /** A file dropped on the window; its path is read in the preload, where the page cannot forge one. */
  addMedia: (file: File) => Promise<Reply<RequestOutput<'media.add'>>>;
  listTracks: Ask<'media.tracks'>;
  importQueue: Ask<'import.queue'>;
  /** Files and folders dropped on the window; their paths are read as that of `addMedia`. */
  importFiles: (files: readonly File[]) => Promise<Reply<RequestOutput<'import.add'>>>;
  chooseImports: Ask<'import.choose'>;
  importMedia: Ask<'import.media'>;
  pauseImports: Ask<'import.pause'>;
  actOnImport: Ask<'import.act'>;
  chooseImportTrack: Ask<'import.track'>;
  clearImports: Ask<'import.clear'>;
  onImports: Listen<'import.changed'>;
  startSoundCheck: Ask<'sound-check.start'>;
  stopSoundCheck: Ask<'sound-check.stop'>;
  openSoundSettings: Ask<'sound-settings.open'>;
  listApplications: Ask<'applications.list'>;
  checkStream: Ask<'stream.check'>;
  listDevices: Ask<'devices.list'>;
  listNotices: Ask<'notices.list'>;
  dismissNotice: Ask<'notices.dismiss'>;
  loadSession: Ask<'session.load'>;
  deleteSession: Ask<'session.delete'>;
  deleteAllSessions: Ask<'sessions.delete-all'>;
  makeDigest: Ask<'digest.make'>;
  catchUp: Ask<'digest.catch-up'>;
  makeReport: Ask<'report.make'>;
  cancelReport: Ask<'report.cancel'>;
  chooseReport: Ask<'report.choose'>;
  deleteReport: Ask<'report.delete'>;
  strikeStatement: Ask<'statement.strike'>;
  addTerm: Ask<'glossary.add'>;
  listProposals: Ask<'glossary.proposals'>;
  testLanguage: Ask<'language.test'>;
  listLanguageModels: Ask<'language.models'>;
  monthUsage: Ask<'usage.month'>;
  connections: Ask<'privacy.connections'>;
  translationCosts: Ask<'translation.costs'>;
  updatesState: Ask<'updates.state'>;
  checkUpdates: Ask<'updates.check'>;
  downloadUpdate: Ask<'updates.download'>;
  cancelUpdate: Ask<'updates.cancel'>;
  installUpdate: Ask<'updates.install'>;
  openUpdatePage: Ask<'updates.open-page'>;
  insideState: Ask<'inside.state'>;
  chooseInside: Ask<'inside.choose'>;
  checkInside: Ask<'inside.check'>;
  cancelInside: Ask<'inside.cancel'>;
  forgetInside: Ask<'inside.forget'>;
  testSpeech: Ask<'speech.test'>;
  listModels: Ask<'models.list'>;
  downloadModel: Ask<'models.download'>;
  pauseModel: Ask<'models.pause'>;
  deleteModel: Ask<'models.delete'>;
  addModelFolder: Ask<'models.add-folder'>;
  measureModel: Ask<'models.measure'>;
  heldBack: Ask<'broadcast.held'>;
  chooseTextFolder: Ask<'text-files.choose-folder'>;
  openTextFolder: Ask<'text-files.open-folder'>;
  listKeys: Ask<'keys.list'>;
  setKey: Ask<'keys.set'>;
  obsStatus: Ask<'obs.status'>;
  addObsSource: Ask<'obs.add-source'>;
  allowObs: Ask<'obs.allow'>;
  serverState: Ask<'server.state'>;
  serverTokens: Ask<'server.tokens'>;
  renewToken: Ask<'server.renew'>;
  openPage: Ask<'server.open'>;
  listBackups: Ask<'data.backups'>;
  backUp: Ask<'data.back-up'>;
  restoreBackup: Ask<'data.restore'>;
  exportData: Ask<'data.export'>;
  importData: Ask<'data.import'>;
  recordedLanes: Ask<'recording.lanes'>;
  recordingsSize: Ask<'recordings.size'>;
  startRecaption: Ask<'recaption.start'>;
  cancelRecaption: Ask<'recaption.cancel'>;
  recaptionState: Ask<'recaption.state'>;
  acceptRecaption: Ask<'recaption.accept'>;
  declineRecaption: Ask<'recaption.decline'>;
  putBackRecaption: Ask<'recaption.put-back'>;
  onRecaption: Listen<'recaption.changed'>;
  onSessionEvent: Listen<'session.event'>;
  onSessionDeleted: Listen<'session.deleted'>;
  onSettings: Listen<'settings.changed'>;
  onWished: Listen<'window.wished'>;
  onShortcuts: Listen<'shortcuts.changed'>;
  onObsStatus: Listen<'obs.status'>;
  onReportProgress: Listen<'report.progress'>;
  onModels: Listen<'models.changed'>;
  onInside: Listen<'inside.changed'>;
  onUpdates: Listen<'updates.changed'>;
  onNotices: Listen<'notices.changed'>;
  onServer: Listen<'server.changed'>;
  onDevices: Listen<'devices.changed'>;
  onSoundCheck: Listen<'sound-check.event'>;
  onHealth: Listen<'lane.health'>;
  onLevel: Listen<'lane.level'>;
}
