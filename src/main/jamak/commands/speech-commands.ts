import { resolve } from 'node:path';
import { CATALOGUES, type Language } from '../../../shared/locales';
import type { SessionRecord } from '../../../shared/session/record';
import { messageLine } from '../../../shared/locales/message-line';
import { fileOptions } from '../../app/exporting/file-options';
import { recordEvents } from '../../app/exporting/record-events';
import type { FileCaptioner } from '../../app/import/contract';
import { openStore } from '../../app/open-store';
import { describe, log, stackOf } from '../../app/log';
import { quitInOrder } from '../../app/quitting';
import type { Flags } from '../../app/run/flags';
import { noStartupTrace } from '../../app/run/startup-trace';
import { EXIT, exitCodeOf, type ExitCode } from '../../cli/exit-codes';
import type { Listen, Transcribe } from '../../cli/line/parse';
import { listen } from '../../cli/listen-command';
import type { Terminal } from '../../cli/terminal';
import { transcribe, type TranscribeParts } from '../../cli/transcribe-command';
import { Parts } from '../../parts';
import { openInboxFile, type InboxFile } from '../../storage/inbox/inbox-file';
import { joinCaptioner } from '../captioner';
import { joinEngines, type Engines } from '../engines';
import { joinKept, type Kept } from '../kept';
import { joinOutward, type Outward } from '../outward';
import { joinSession, type JoinedSession } from '../session';

export interface CommandTools {
  /** That of the user's Jamak, wherever this command works. */
  readonly dataFolder: string;
  readonly language: Language;
  readonly terminal: Terminal;
  /** Where sessions are left for the Jamak that runs; null where none does. */
  readonly inbox: string | null;
}

type Joined = Outward & Kept & Engines & JoinedSession;

/** Makes captions without a window: all that the app has for it, without what shows them. */
export async function runSpeechCommand(command: Transcribe | Listen, tools: CommandTools): Promise<ExitCode> {
  const { terminal, language } = tools;
  const parts = new Parts({
    onError: (name, error) => log.error('not closed well', name, describe(error)),
    onLate: (name) => log.warn('still closing', name),
  });
  const asked = new AbortController();
  let code: ExitCode | null = null;
  // Whoever is asked to end does so in its own order, and ends the process after that.
  const hurried = quitInOrder(() => {
    asked.abort();
    return new Promise<void>(() => undefined);
  });
  hurried.addEventListener('abort', () => {
    code = exitCodeOf(hurried.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
  });
  terminal.onClosed(() => asked.abort());

  const flags = flagsOf(command);
  const outward = await joinOutward(parts, flags, noStartupTrace());
  const kept = { ...outward, ...(await joinKept(parts, flags, hurried, outward)) };
  const engines = { ...kept, ...joinEngines(parts, flags, kept) };
  const session = { ...engines, ...joinSession(parts, flags, engines) };
  const inboxes = handOver(session, tools.inbox);
  tellNotices(session, tools);
  openCapture(session);
  const { sessions, settings } = session;
  await openStore({
    store: session.store,
    live: () => sessions.live,
    notices: session.notices,
    onError: (error) => log.error('store failed to open', describe(error)),
  });
  const choices = { ...fileOptions(settings.get()), language };
  const words = CATALOGUES[language];
  const { controller, events } = session;
  let ended: ExitCode;
  try {
    ended =
      command.name === 'transcribe'
        ? await transcribe(
            { ...command, out: resolve(command.out) },
            {
              caption: captionWith(joinCaptioner(parts, session).captioner, async (id) =>
                inboxes.add(await sessions.load(id)),
              ),
              load: (id) => sessions.load(id),
              terminal,
              words,
              choices,
              signal: asked.signal,
            },
          )
        : await listen(command, {
            start: (lanes) => void controller.start(lanes),
            end: () => controller.end(),
            onEvent: (listener) => void events.add(listener),
            terminal,
            words,
            signal: asked.signal,
          });
    if (!asked.signal.aborted) await controller.end();
  } finally {
    await parts.close();
    await inboxes.close();
  }
  if (sessions.unsaved.length > 0 && tools.inbox === null) {
    terminal.complain(words.commandLine.note.unsaved);
    return EXIT.failed;
  }
  if (hurried.aborted) terminal.note(words.commandLine.note.interrupted);
  return code ?? ended;
}

/** Captions recordings; whatever becomes of one, what it has is handed over. */
function captionWith(
  captioner: FileCaptioner,
  hand: (sessionId: string) => Promise<void>,
): TranscribeParts['caption'] {
  return async (path, options) => {
    let session: string | null = null;
    const onSession = (id: string): void => void (session = id);
    try {
      return await captioner.caption(resolve(path), { ...options, onSession });
    } finally {
      if (session !== null) await hand(session);
    }
  };
}

/** Each session goes to the Jamak that runs as well: one that is heard as it happens, that of a file once it is there. */
function handOver({ events }: Joined, folder: string | null) {
  const files: Promise<InboxFile>[] = [];
  if (folder !== null) {
    events.add((event) => {
      const { happening } = event;
      if (happening.type === 'session-started') files.push(openInboxFile(folder, happening.sessionId));
      const file = files.at(-1);
      void file?.then((one) => one.add(event)).catch((error: unknown) => log.error('inbox', stackOf(error)));
    });
  }
  return {
    add: async (record: SessionRecord | null): Promise<void> => {
      if (folder === null || record === null) return;
      const opened = openInboxFile(folder, record.id);
      files.push(opened);
      const file = await opened;
      for (const event of recordEvents(record, record.id)) file.add(event);
    },
    close: async (): Promise<void> => {
      for (const file of files) await (await file).close();
    },
  };
}

/** What windows would show: each once. */
function tellNotices({ noticed }: Joined, { terminal, language }: CommandTools): void {
  const told = new Set<string>();
  noticed.add((all) => {
    for (const { id, level, code, params } of all) {
      if (level === 'info' || told.has(id)) continue;
      told.add(id);
      terminal.note(messageLine(CATALOGUES[language], code, params));
    }
  });
}

function openCapture({ capture, controller, systemSound }: Joined): void {
  capture.open({
    onMessage: (message) => {
      systemSound.heard(message);
      for (const each of message.type === 'frames' ? message.frames : [message]) controller.take(each);
    },
    onDevices: () => undefined,
    onRestarted: () => controller.captureRestarted(),
    onGivenUp: () => controller.captureFailed(),
  });
}

function flagsOf({ engine, userData }: Transcribe | Listen): Flags {
  return {
    demo: false,
    demoOutput: '',
    caption: undefined,
    beside: undefined,
    trace: undefined,
    traceStart: false,
    replay: false,
    models: undefined,
    engine,
    command: true,
    userData,
  };
}
