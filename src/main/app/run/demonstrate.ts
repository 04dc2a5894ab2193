import type { SessionEvent } from '../../../shared/session/events';
import type { SessionStore } from '../../storage/contract';
import type { LanguageDesk } from '../language-desk';
import type { Speech } from '../speech/speech';
import type { Listeners } from '../listeners';
import type { Sessions } from '../sessions';
import { demoLine, finishDemo } from './demo';
import type { UnattendedRun } from './unattended-run';

export interface DemoParts {
  readonly run: UnattendedRun;
  readonly events: Listeners<[SessionEvent]>;
  readonly speech: Pick<Speech, 'warm'>;
  readonly language: Pick<LanguageDesk, 'makeReport'>;
  readonly sessions: Pick<SessionStore, 'load'>;
  /** Where the demo writes. */
  readonly folder: string;
}

/** Captions the sample, prints and exports it. Says why when that failed, and returns whether it did not. */
export async function demonstrate(parts: DemoParts): Promise<boolean> {
  const { run, events, speech, language, sessions, folder } = parts;
  events.add(({ happening }) => {
    const line = demoLine(happening);
    if (line !== null) console.log(line);
  });
  // What the demo prints of delays is of a show under way, not of a machine that still reads its models.
  await speech.warm;
  console.log('Captioning the sample speech, live (39 s) …');
  const result = await run.run({ kind: 'sample' });
  await language.makeReport(result.sessionId);
  const failure = await finishDemo(result, sessions, folder, console.log);
  if (failure !== null) console.error(`The demo failed: ${failure}.`);
  return failure === null;
}

/** Whether the disk took all captions. Says so when it did not. */
export function allSaved({ unsaved }: Pick<Sessions, 'unsaved'>): boolean {
  if (unsaved.length > 0)
    console.error('Some captions could not be saved: check that the disk has free space.');
  return unsaved.length === 0;
}
