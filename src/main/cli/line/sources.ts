import { applicationNameSchema, streamUrlSchema, type Source } from '../../../shared/source';
import { nearest } from './nearest';
import { UsageError } from './usage-error';

/** What can be listened to by a name alone; `sample` is the speech that comes with Jamak. */
const NAMED = ['microphone', 'system', 'sample'] as const;
const APPLICATION = 'application:';

/** A source that the command line can name; files are for `transcribe`. */
export type WantedSource = Exclude<Source, { kind: 'file' }>;

/** @throws UsageError */
export function parseSource(value: string): WantedSource {
  const kind = NAMED.find((name) => name === value);
  if (kind !== undefined) return { kind };
  if (value.startsWith(APPLICATION)) {
    const name = applicationNameSchema.safeParse(value.slice(APPLICATION.length).trim());
    if (name.success) return { kind: 'application', name: name.data };
  } else {
    const url = streamUrlSchema.safeParse(value);
    if (url.success) return { kind: 'stream', url: url.data };
  }
  const allowed = `${NAMED.join(', ')}, ${APPLICATION}NAME, URL`;
  throw new UsageError('value-not-allowed', { option: '--source', value, allowed }, nearest(value, NAMED));
}
