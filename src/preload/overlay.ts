import { contextBridge } from 'electron';
import type { OverlayApi } from '../shared/window-api';
import { ask, listen } from './bridge';

const api: OverlayApi = {
  state: ask('app.state'),
  painted: ask('surface.painted'),
  onSessionEvent: listen('session.event'),
  onSessionDeleted: listen('session.deleted'),
  onSettings: listen('settings.changed'),
};

contextBridge.exposeInMainWorld('jamak', api);
