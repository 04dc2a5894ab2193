import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { JamakError } from '../../../shared/errors';
import { CATALOGUES, type Language } from '../../../shared/locales';
import { messageLine } from '../../../shared/locales/message-line';
import { findDataFolder } from '../../app/data-folder';
import { describe, log, openLog } from '../../app/log';
import { EXIT, type ExitCode } from '../../cli/exit-codes';
import { helpText, usageText } from '../../cli/help';
import { isCommandName } from '../../cli/line/commands';
import { parseCommand, type Command } from '../../cli/line/parse';
import { UsageError } from '../../cli/line/usage-error';
import { leaveMark, removeMark } from '../../cli/mark';
import { COMMAND_DATA, makeOwnPlace, type OwnPlace } from '../../cli/place';
import { Terminal } from '../../cli/terminal';
import { fill, languageOfTerminal } from '../../cli/words';
import { whyUnwritable } from '../../files/why-unwritable';
import { runLookingCommand } from './looking-commands';
import { runSpeechCommand } from './speech-commands';

/** Commands that make captions, and so need the whole of what captions are made with. */
type SpeechCommand = Extract<Command, { name: 'transcribe' | 'listen' }>;

function isSpeechCommand(command: Command): command is SpeechCommand {
  return command.name === 'transcribe' || command.name === 'listen';
}

/**
 * Runs a command of the command line, and ends the process. To be called before the app is ready: where it works is
 * decided at once.
 */
export function startCommandLine(args: readonly string[]): void {
  const language = languageOfTerminal(process.env) ?? systemLanguage();
  const words = CATALOGUES[language];
  const terminal = new Terminal({
    stdout: process.stdout,
    stderr: process.stderr,
    quiet: args.some((arg) => arg === '--quiet' || arg === '-q'),
  });
  const end = async (code: ExitCode): Promise<void> => {
    await terminal.flush();
    app.exit(terminal.closed ? EXIT.ok : code);
  };
  try {
    const command = parseCommand(args);
    if (command.name === 'version') terminal.result(command.json ? versionJson() : app.getVersion());
    if (command.name === 'help') terminal.result(helpText(words.commandLine, command.of));
    if (command.name === 'version' || command.name === 'help') return void end(EXIT.ok);
    run(command, language, terminal, end);
  } catch (error) {
    if (error instanceof UsageError) {
      const name = args.find((arg) => isCommandName(arg)) ?? '';
      terminal.complain(usageText(words.commandLine, error, name));
      return void end(EXIT.usage);
    }
    terminal.complain(messageLine(words, 'unexpected', {}));
    void end(EXIT.failed);
  }
}

function run(
  command: Exclude<Command, { name: 'help' | 'version' }>,
  language: Language,
  terminal: Terminal,
  end: (code: ExitCode) => Promise<void>,
): void {
  const words = CATALOGUES[language];
  const dataFolder = findDataFolder(command.userData === undefined ? undefined : resolve(command.userData));
  app.disableHardwareAcceleration();
  app.dock?.hide();
  app.on('window-all-closed', () => undefined);

  const reason = whyUnwritable(dataFolder);
  if (reason !== null && command.name !== 'doctor') {
    terminal.complain(fill(words.commandLine.note.unwritable, { reason, path: dataFolder }));
    return void end(EXIT.failed);
  }
  const place = isSpeechCommand(command) ? placeBeside(dataFolder) : null;
  const alone = isSpeechCommand(command) && place === null;
  if (alone) leaveMark(dataFolder, process.pid);
  if (place) {
    app.setPath('userData', place.folder);
    terminal.note(words.commandLine.note.beside);
  }
  // Chromium keeps its own things elsewhere, where they are in nobody's way.
  const scratch = isSpeechCommand(command) ? null : mkdtempSync(join(tmpdir(), 'jamak-command-'));
  if (scratch !== null) app.setPath('sessionData', scratch);
  // What only looks does so as well where there is no folder and none can be made.
  if (scratch !== null && !existsSync(dataFolder)) app.setPath('userData', scratch);
  openLog();
  // Whatever libraries have to say is in the log.
  log.transports.console.level = false;

  const tools = { dataFolder, language, terminal, inbox: place ? join(dataFolder, 'inbox') : null };
  app
    .whenReady()
    .then(() =>
      isSpeechCommand(command) ? runSpeechCommand(command, tools) : runLookingCommand(command, tools),
    )
    .then((code) => {
      // Not after a failure: something of it may be nowhere else.
      place?.remove();
      return code;
    })
    .catch((error: unknown): ExitCode => {
      log.error('command failed', command.name, describe(error));
      const { code, params } = JamakError.from(error);
      terminal.progressOver();
      terminal.complain(messageLine(words, code, params));
      return EXIT.failed;
    })
    .then((code) => {
      if (alone) removeMark(dataFolder);
      if (scratch !== null) clear(scratch);
      return end(code);
    })
    .catch(() => app.exit(EXIT.failed));
}

/** A place beside the Jamak that runs and has the data folder; null where none runs. */
function placeBeside(dataFolder: string): OwnPlace | null {
  return app.requestSingleInstanceLock(COMMAND_DATA) ? null : makeOwnPlace(dataFolder, process.pid);
}

/** Chromium may still write to it; what stays then is in the system's folder for such things. */
function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It holds nothing of the user's.
  }
}

function versionJson(): string {
  return JSON.stringify({ version: app.getVersion() });
}

function systemLanguage(): Language {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en';
}
