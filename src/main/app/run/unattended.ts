import type { SessionEvent } from '../../../shared/events';
import type { SessionStore } from '../../storage/contract';
import type { LanguageDesk } from '../language-desk';
import type { Speech } from '../speech/speech';
import type { Listeners } from '../listeners';
import type { MediaLibrary } from '../media-library';
import { demoLine, finishDemo } from './demo';
import type { UnattendedRun } from './unattended-run';

export interface DemoParts {
  readonly run: UnattendedRun;
  readonly events: Listeners<[SessionEvent]>;
  readonly speech: Pick<Speech, 'warm'>;
  readonly language: Pick<LanguageDesk, 'makeReport'>;
  readonly store: SessionStore;
  /** Where the demo writes. */
  readonly folder: string;
}

/** Captions the sample, prints and exports it. Returns why that failed, or null. */
export async function demonstrate(parts: DemoParts): Promise<string | null> {
  const { run, events, speech, language, store, folder } = parts;
  events.add(({ happening }) => {
    const line = demoLine(happening);
    if (line !== null) console.log(line);
  });
  // What the demo prints of delays is of a show under way, not of a machine that still reads its models.
  await speech.warm;
  console.log('Captioning the sample speech, live (39 s) …');
  const result = await run.run({ kind: 'sample' });
  await language.makeReport(result.sessionId);
  return finishDemo(result, store, folder, console.log);
}

/** Captions a file to its end. Returns why that failed, or null. */
export async function captionFile(
  run: UnattendedRun,
  media: MediaLibrary,
  path: string,
): Promise<string | null> {
  await run.run({ kind: 'file', ...(await media.add(path)) });
  return null;
}
