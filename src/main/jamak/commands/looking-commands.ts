import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { JamakError } from '../../../shared/errors';
import { CATALOGUES } from '../../../shared/locales';
import { parseCrashes } from '../../app/diagnostics/crash-log';
import { diagnosticsFiles, writeDiagnostics } from '../../app/diagnostics/diagnostics';
import { examine } from '../../app/diagnostics/findings';
import { looksAt } from '../../app/diagnostics/looks';
import { fileOptions } from '../../app/exporting/file-options';
import { logFiles } from '../../app/log';
import { MediaLibrary } from '../../app/media-library';
import { builtPath, resourcePath } from '../../app/paths';
import { speechVersions } from '../../app/speech/speech-versions';
import { guardRequests } from '../../app/windows/page-requests';
import { ORIGIN, serveApp } from '../../app/windows/protocol';
import { createCaptureWindow } from '../../app/windows/windows';
import { tellFindings } from '../../cli/doctor-command';
import { EXIT, type ExitCode } from '../../cli/exit-codes';
import type { Command } from '../../cli/line/parse';
import { runModels } from '../../cli/models-command';
import { exportSession, listSessions } from '../../cli/session-commands';
import { fill } from '../../cli/words';
import { readCatalogue } from '../../models/catalogue';
import { openModelManager } from '../../models/manager';
import { LiveSources } from '../../sources/live-sources';
import { readModels } from '../../speech/models';
import { backupNames } from '../../storage/backups/names';
import { openReadingStore } from '../../storage/reading/reading-store';
import { openSettings, type SettingsFile } from '../../storage/settings-file';
import type { CommandTools } from './speech-commands';

type Looking = Extract<Command, { name: 'sessions' | 'export' | 'models' | 'doctor' }>;

/** This page plays none. */
const NO_RECORDINGS = { fileOf: (): string => '' };

/** How long a page may take to tell the microphones, ms. */
const PAGE_MS = 10_000;

/** Commands that make no captions. They work beside a Jamak that runs, and change nothing but models. */
export async function runLookingCommand(command: Looking, tools: CommandTools): Promise<ExitCode> {
  const { dataFolder, terminal, language } = tools;
  const words = CATALOGUES[language].commandLine;
  // What is wrong with the file is for the app to mend.
  const settings = openSettings({ path: join(dataFolder, 'settings.json'), onNotice: () => undefined });
  if (command.name === 'models') return manageModels(command, settings, tools);

  const databasePath = join(dataFolder, 'sessions.db');
  const store = await openReadingStore({
    path: databasePath,
    workerPath: builtPath('main', 'database-worker.js'),
  });
  if (!store) {
    terminal.complain(words.note.older);
    return EXIT.failed;
  }
  try {
    if (command.name === 'sessions') return await listSessions(command, store, terminal, words);
    if (command.name === 'export') {
      const choices = { ...fileOptions(settings.get()), language };
      return await exportSession(command, store, terminal, words, choices);
    }
    const findings = await examine(
      looksAt({
        folder: dataFolder,
        settings: settings.get(),
        models: readModels(resourcePath('models')),
        store,
        backups: () => Promise.resolve(backupNames(databasePath)),
        microphones: countMicrophones,
      }),
    );
    if (command.zip !== null) {
      const crashes = parseCrashes(await readFile(join(dataFolder, 'crashes.json'), 'utf8').catch(() => ''));
      const files = await diagnosticsFiles({ findings, crashes, logs: logFiles(), run: null });
      await writeDiagnostics(resolve(command.zip), files);
      terminal.note(fill(words.note.wrote, { path: command.zip }));
    }
    return tellFindings(findings, terminal, words, command.json);
  } finally {
    await store.close();
  }
}

async function manageModels(
  command: Extract<Command, { name: 'models' }>,
  settings: SettingsFile,
  { dataFolder, terminal, language }: CommandTools,
): Promise<ExitCode> {
  const { models: catalogue, known } = readCatalogue(resourcePath('model-catalogue.json'));
  const manager = openModelManager({
    folder: join(dataFolder, 'models'),
    catalogue,
    known,
    versions: speechVersions(),
    embedded: readModels(resourcePath('models')),
    inUse: (id) => settings.get().speech.model === id,
    onChanged: () => undefined,
  });
  const asked = new AbortController();
  let code: ExitCode | null = null;
  for (const [signal, exit] of [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const) {
    process.on(signal, () => {
      code = exit;
      asked.abort();
    });
  }
  try {
    const words = CATALOGUES[language].commandLine;
    return await runModels(command, { manager, terminal, words, signal: asked.signal });
  } catch (error) {
    if (code !== null) return code;
    throw error;
  } finally {
    await manager.close();
  }
}

/** As many as a page can hear, in a window that nobody sees. */
async function countMicrophones(): Promise<number> {
  const live = new LiveSources({ agreed: () => false, now: () => performance.now() });
  serveApp({ media: new MediaLibrary(), imported: new Map(), recordings: NO_RECORDINGS, live });
  // This page reaches a network as little as the app's, nor does Chromium for it.
  const none = (): undefined => undefined;
  await guardRequests({ capture: none, control: none, importer: none });
  const window = createCaptureWindow();
  const timer = setTimeout(() => window.destroy(), PAGE_MS);
  try {
    await window.loadURL(`${ORIGIN}/capture/index.html`);
    const counted: unknown = await window.webContents.executeJavaScript(
      `navigator.mediaDevices.enumerateDevices().then((all) => all.filter(({ kind, deviceId }) =>
        kind === 'audioinput' && deviceId !== 'default' && deviceId !== 'communications').length)`,
    );
    return z.number().int().parse(counted);
  } catch (cause) {
    throw new JamakError('unexpected', { cause });
  } finally {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
    live.close();
  }
}
