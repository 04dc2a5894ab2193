import { contextBridge } from 'electron';
import type { OverlayApi } from '../shared/window-api';
import { listen, request } from './bridge';

const api: OverlayApi = {
  state: request('app.latest'),
  painted: request('surface.painted'),
  overlayState: request('overlay.state'),
  doneEditing: request('overlay.done'),
  pullOverlay: request('overlay.pull'),
  nudgeOverlay: request('overlay.nudge'),
  onOverlayState: listen('overlay.state'),
  onSessionEvent: listen('session.event'),
  onSessionDeleted: listen('session.deleted'),
  onSettings: listen('settings.changed'),
};

contextBridge.exposeInMainWorld('jamak', api);
