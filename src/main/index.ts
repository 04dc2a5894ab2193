import { begunAt } from './app/run/begun';
import { existsSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';
import { findDataFolder, sayCommandRuns, sayUnwritable } from './app/data-folder';
import { SystemFiles } from './app/exporting/system-files';
import { declareScheme } from './app/windows/protocol';
import { keepDumps } from './app/diagnostics/watch-crashes';
import { dumpsPath, userPath } from './app/paths';
import { refuseDebuggers } from './app/run/debuggers';
import { isForDevelopment } from './app/run/development';
import { keepServersVerified, nameHome } from './app/run/environment';
import { isUnattended, readFlags } from './app/run/flags';
import { noStartupTrace, StartupTrace } from './app/run/startup-trace';
import { lostSandbox, sayLostSandbox } from './app/run/sandbox';
import { keepHeapsSmall } from './app/run/small-heaps';
import { preciseNow } from './app/run/trace-file';
import { makeFilesPrivate, makePrivate } from './files/permissions';
import { whyUnwritable } from './files/why-unwritable';
import { startJamak } from './jamak';
import { log, openLog } from './app/log';
import { commandArguments } from './cli/line/is-command';
import { isMarked, removeMark } from './cli/mark';
import { startCommandLine } from './jamak/commands/command-line';

const evaluatedAt = preciseNow();
// Before the first file is made.
makeFilesPrivate();
const settingsOfPrograms = nameHome(process.env);
if (settingsOfPrograms !== null) app.setPath('appData', settingsOfPrograms);
const unverified = keepServersVerified(process.env);
const development = isForDevelopment();
if (!development) refuseDebuggers(app.commandLine);

// Chromium reads these before the app is ready.
app.commandLine.appendSwitch('enable-features', 'PulseaudioLoopbackForScreenShare');
// The capture window plays sound without anybody having clicked in it.
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
keepHeapsSmall(app.commandLine);
declareScheme();

const args = commandArguments(process.argv, app.isPackaged);
if (lostSandbox(process.env, process.execPath, app.commandLine.hasSwitch('no-sandbox'))) {
  const unattended = args !== null || isUnattended(readFlags(development));
  void sayLostSandbox(unattended).finally(() => app.exit(1));
} else if (args) startCommandLine(args);
else startApp(new SystemFiles());

function startApp(systemFiles: SystemFiles): void {
  const flags = readFlags(development);

  // A demo or a test has a place of its own.
  const folder = findDataFolder(flags.userData);
  const notMade = existsSync(folder) ? null : whyUnwritable(folder);
  if (notMade !== null) {
    void sayUnwritable(folder, notMade, flags).finally(() => app.exit(1));
    return;
  }
  makePrivate(folder, ['settings.', 'keys.', 'server.', 'usage.', 'sessions.']);
  makePrivate(userPath('spool'), ['']);
  makePrivate(userPath('logs'), ['']);
  makePrivate(dumpsPath(), ['']);

  if (!app.requestSingleInstanceLock()) {
    // The lock is a file in the data folder, so it is refused as well where nothing can be written.
    const reason = whyUnwritable(folder);
    if (reason !== null) {
      void sayUnwritable(folder, reason, flags).finally(() => app.exit(1));
    } else if (isMarked(folder)) {
      void sayCommandRuns(folder, flags).finally(() => app.exit(1));
    } else {
      console.error('Jamak is already running; its window was brought to the front.');
      app.exit(0);
    }
  } else {
    // A command that crashed may have left it.
    removeMark(folder);
    keepDumps(dumpsPath());
    openLog();
    const startup = flags.traceStart ? traceStart() : noStartupTrace();
    if (unverified) log.warn('NODE_TLS_REJECT_UNAUTHORIZED=0 is not heeded: servers are verified');
    void app
      .whenReady()
      .then(() => startJamak(flags, systemFiles, startup))
      .catch((error: unknown) => {
        log.error('start failed', error);
        console.error('Jamak could not start; its log says why:', log.transports.file.getFile().path);
        BrowserWindow.getAllWindows().forEach((window) => window.destroy());
        app.exit(1);
      });
  }
}

function traceStart(): StartupTrace {
  const startup = new StartupTrace({
    createdAt: process.getCreationTime() ?? performance.timeOrigin,
    now: preciseNow,
    print: (text) => console.error(text),
  });
  startup.mark('script', begunAt);
  startup.mark('modules', evaluatedAt);
  return startup;
}
