import { contextBridge, webUtils } from 'electron';
import type { ControlApi } from '../shared/window-api';
import { listen, request } from './bridge';

const addMedia = request('media.add');

const api: ControlApi = {
  state: request('app.state'),
  changeSettings: request('settings.change'),
  startSession: request('session.start'),
  endSession: request('session.end'),
  elapsed: request('session.elapsed'),
  listSessions: request('sessions.list'),
  exportSession: request('session.export'),
  chooseMedia: request('media.choose'),
  addMedia: (file) => addMedia({ path: webUtils.getPathForFile(file) }),
  listTracks: request('media.tracks'),
  listApplications: request('applications.list'),
  checkStream: request('stream.check'),
  listDevices: request('devices.list'),
  listNotices: request('notices.list'),
  dismissNotice: request('notices.dismiss'),
  loadSession: request('session.load'),
  deleteSession: request('session.delete'),
  deleteAllSessions: request('sessions.delete-all'),
  makeDigest: request('digest.make'),
  catchUp: request('digest.catch-up'),
  makeReport: request('report.make'),
  cancelReport: request('report.cancel'),
  listProposals: request('glossary.proposals'),
  testLanguage: request('language.test'),
  listLanguageModels: request('language.models'),
  monthUsage: request('usage.month'),
  testSpeech: request('speech.test'),
  listModels: request('models.list'),
  downloadModel: request('models.download'),
  pauseModel: request('models.pause'),
  deleteModel: request('models.delete'),
  addModelFolder: request('models.add-folder'),
  measureModel: request('models.measure'),
  listKeys: request('keys.list'),
  setKey: request('keys.set'),
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
