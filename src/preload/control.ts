import { contextBridge, webUtils } from 'electron';
import type { ControlApi } from '../shared/window-api';
import { ask, listen } from './bridge';

const addMedia = ask('media.add');

const api: ControlApi = {
  state: ask('app.state'),
  changeSettings: ask('settings.change'),
  startSession: ask('session.start'),
  stopSession: ask('session.stop'),
  listSessions: ask('sessions.list'),
  exportSession: ask('session.export'),
  chooseMedia: ask('media.choose'),
  addMedia: (file) => addMedia({ path: webUtils.getPathForFile(file) }),
  listDevices: ask('devices.list'),
  listNotices: ask('notices.list'),
  dismissNotice: ask('notices.dismiss'),
  loadSession: ask('session.load'),
  deleteSession: ask('session.delete'),
  deleteAllSessions: ask('sessions.delete-all'),
  makeDigest: ask('digest.make'),
  catchUp: ask('digest.catch-up'),
  makeReport: ask('report.make'),
  cancelReport: ask('report.cancel'),
  listProposals: ask('glossary.proposals'),
  testLanguage: ask('language.test'),
  listLanguageModels: ask('language.models'),
  monthUsage: ask('usage.month'),
  testSpeech: ask('speech.test'),
  listModels: ask('models.list'),
  downloadModel: ask('models.download'),
  pauseModel: ask('models.pause'),
  deleteModel: ask('models.delete'),
  addModelFolder: ask('models.add-folder'),
  measureModel: ask('models.measure'),
  listKeys: ask('keys.list'),
  setKey: ask('keys.set'),
  onReportProgress: listen('report.progress'),
  onModels: listen('models.changed'),
  onSessionEvent: listen('session.event'),
  onSessionDeleted: listen('session.deleted'),
  onSettings: listen('settings.changed'),
  onNotices: listen('notices.changed'),
  onDevices: listen('devices.changed'),
  onLevel: listen('lane.level'),
};

contextBridge.exposeInMainWorld('jamak', api);
