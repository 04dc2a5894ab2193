import { ipcRenderer } from 'electron';
import { CAPTURE_PORT } from '../shared/window-api';

// A MessagePort cannot cross the context bridge; it is handed to the page as a message of its own window.
ipcRenderer.on(CAPTURE_PORT, (event) =>
  window.postMessage(CAPTURE_PORT, window.location.origin, event.ports),
);
