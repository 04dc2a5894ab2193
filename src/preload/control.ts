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
  onSessionEvent: listen('session.event'),
  onSettings: listen('settings.changed'),
  onNotices: listen('notices.changed'),
  onDevices: listen('devices.changed'),
  onLevel: listen('lane.level'),
};

contextBridge.exposeInMainWorld('jamak', api);
