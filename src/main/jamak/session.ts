import { app, powerMonitor } from 'electron';
import type { CaptureCommand } from '../../shared/capture';
import type { SessionEvent } from '../../shared/session/events';
import { AutoExport } from '../app/exporting/auto-export';
import { fileOptions } from '../app/exporting/file-options';
import { interfaceLanguage } from '../app/interface-language';
import { keepAwake } from '../app/keep-awake';
import { Listeners } from '../app/listeners';
import { describe, log, stackOf } from '../app/log';
import { isUnattended, type Flags } from '../app/run/flags';
import { SessionController } from '../app/session-controller';
import { SoundCheck } from '../app/sound/sound-check';
import { SoundDoctor } from '../app/sound/sound-doctor';
import { CaptureLink } from '../app/windows/capture-link';
import { serveApp } from '../app/windows/protocol';
import { createCaptureWindow } from '../app/windows/windows';
import type { Parts } from '../parts';
import { LiveSources } from '../sources/live-sources';
import { SystemSoundCheck } from '../sources/system-sound-check';
import { createSpoolCaptioner } from '../speech/spool/spool-captioner';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';

/** The last captions and what the language engine adds to the session, for which it grants four seconds, ms. */
const SESSION_END_MS = 5_000;
/** The files of a session that ended as the app quits, ms. */
const AUTO_EXPORT_MS = 2_000;

export type JoinedSession = ReturnType<typeof joinSession>;

/** The session: sound comes from the capture window, events go to whoever listens. */
export function joinSession(parts: Parts, flags: Flags, joined: Outward & Kept & Engines) {
  const { trace, startup, clock, windows, push, notices, media, imported, settings, captioning } = joined;
  const { store, spool, recorder, savedAgain, sessions } = joined;
  const { speech, language, languageCheck, outbound, inside } = joined;
  const { bundleRooms } = joined;
  const capture = parts.add(
    'capture',
    new CaptureLink({
      create: createCaptureWindow,
      registry: windows,
      now: () => clock.now(),
      onHangs: (reason) => joined.crashes.add('capture', reason),
    }),
    (link) => link.close(),
  );
  const live = parts.add(
    'live sources',
    new LiveSources({
      agreed: (origin) => settings.get().streamOrigins.includes(origin),
      pass: (address) => outbound.pass(address, 'stream'),
      now: () => clock.now(),
    }),
    (sources) => sources.close(),
  );
  serveApp({ media, imported, live, recordings: recorder });
  const systemSound = parts.add(
    'system sound check',
    new SystemSoundCheck({
      ownProcesses: () => app.getAppMetrics().map(({ pid }) => pid),
      onMissing: (level, code) => void notices.add(level, code),
      onHeard: (code) => notices.withdraw(code),
    }),
    (check) => check.close(),
  );
  const events = new Listeners<[SessionEvent]>((error) => log.error('event listener', describe(error)));
  const checks = new Listeners<[SessionEvent]>((error) => log.error('check listener', describe(error)));
  checks.add((event) => push('sound-check.event', event));
  const paints = new Listeners<[seq: number, paintedAt: number]>((error) =>
    log.error('paint listener', describe(error)),
  );
  // Closed after the session, so that one that ends as the app quits is written too.
  const autoExport = parts.add(
    'auto export',
    new AutoExport({
      sessions,
      wanted: () => settings.get().autoExport,
      folder: () => app.getPath('documents'),
      file: () => fileOptions(settings.get()),
      language: () => interfaceLanguage(settings.get()),
      rooms: bundleRooms,
      isPending: (id) =>
        sessions.live.includes(id) || spool.pending().some(({ sessionId }) => sessionId === id),
      notices,
    }),
    (one) => one.close(),
    AUTO_EXPORT_MS,
  );
  if (!isUnattended(flags)) events.add((event) => autoExport.onEvent(event));
  const sendToCapture = (command: CaptureCommand): void => {
    live.told(command);
    systemSound.told(command);
    capture.send(command);
  };
  const controller = parts.add(
    'session',
    new SessionController({
      engine: speech.engine,
      spool,
      recorder,
      language,
      sessions,
      notices,
      media,
      settings: () => settings.get(),
      trace,
      steadyNow: () => clock.now(),
      sendToCapture,
      onEcho: (laneId) => doctor.echo(laneId),
      restartSpeech: () => speech.restart(),
      onError: (error) => log.error('session', stackOf(error)),
      onEvent: (event) => events.tell(event),
      onLevel: (laneId, level, speaking) => push('lane.level', { laneId, level, speech: speaking }),
    }),
    (running) => running.close(),
    SESSION_END_MS,
  );
  const newDoctor = () =>
    new SoundDoctor({
      language: () => settings.get().speech.language,
      engine: speech.engine,
      onHealth: (health) => push('lane.health', health),
    });
  const doctor = newDoctor();
  const soundCheck = parts.add(
    'sound check',
    new SoundCheck({
      engine: speech.engine,
      doctor: newDoctor(),
      busy: () => controller.running,
      steadyNow: () => clock.now(),
      sendToCapture,
      onEvent: (event) => checks.tell(event),
      onLevel: (laneId, level, speaking) => push('lane.level', { laneId, level, speech: speaking }),
      onError: (error) => log.error('sound check', stackOf(error)),
    }),
    (check) => check.stop(),
    SESSION_END_MS,
  );
  events.add((event) => doctor.onEvent(event));
  // However the session was started.
  events.add(({ happening }) => {
    if (happening.type === 'session-started') void soundCheck.stop();
  });
  events.add(({ happening }) => {
    const { sessionId } = controller.view;
    if (happening.type === 'session-ended' && sessionId !== null) recorder.end(sessionId);
  });
  events.add((event) => push('session.event', event));
  events.add(keepAwake());
  events.add(({ happening: { type } }) => {
    if (type === 'session-started' || type === 'session-ended') captioning(type === 'session-started');
  });
  powerMonitor.on('resume', () => controller.resumed());
  events.add((event) => trace({ type: 'event', event }));
  events.add(({ happening }) => {
    if (happening.type === 'session-started') startup.mark('asked');
    if (happening.type === 'lane-state' && happening.state === 'listening') startup.mark('listening');
  });
  events.add((event) => languageCheck.onEvent(event));
  events.add(({ happening }) => inside.onHappening(happening));
  paints.add((seq, at) => trace({ type: 'painted', at, seq }));

  const spoolCaptioner = createSpoolCaptioner({
    spool,
    engine: speech.engine,
    appendLate: (sessionId, happenings) => store.appendLate(sessionId, happenings),
    live: () => sessions.live,
  });
  const captionSpooled = async (): Promise<void> => {
    const count = await spoolCaptioner.run();
    if (count > 0) notices.add('info', 'speech-spool-recovered');
  };
  speech.onServerBack(() => void captionSpooled());
  savedAgain.add(() => void captionSpooled());
  return { capture, systemSound, events, checks, paints, controller, doctor, soundCheck, captionSpooled };
}
