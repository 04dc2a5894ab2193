import { app, BrowserWindow } from 'electron';
import { declareScheme } from './app/windows/protocol';
import { readFlags } from './app/run/flags';
import { startJamak } from './jamak';
import { log, openLog } from './app/log';

// Chromium reads these before the app is ready.
app.commandLine.appendSwitch('enable-features', 'PulseaudioLoopbackForScreenShare');
// The capture window plays sound without anybody having clicked in it.
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
declareScheme();

const flags = readFlags();

// A demo or a test has a place of its own.
if (flags.userData) app.setPath('userData', flags.userData);

if (!app.requestSingleInstanceLock()) {
  console.error('Jamak is already running; its window was brought to the front.');
  app.exit(0);
} else {
  openLog();
  void app
    .whenReady()
    .then(() => startJamak(flags))
    .catch((error: unknown) => {
      log.error('start failed', error);
      console.error('Jamak could not start; its log says why:', log.transports.file.getFile().path);
      BrowserWindow.getAllWindows().forEach((window) => window.destroy());
      app.exit(1);
    });
}
