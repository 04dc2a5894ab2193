import { execFile } from 'node:child_process';
import { z } from 'zod';
import { JamakError } from '../../../shared/errors';
import { applicationNameSchema } from '../../../shared/source';

/** The list comes at once, or the sound server hangs, ms. */
const LIST_WITHIN_MS = 3_000;
/** Hundreds of streams. What is longer is no list of a sound server. */
const MOST_BYTES = 4_000_000;
const MOST_STREAMS = 500;

/** A stream that an application plays, as `pactl` tells of it. */
const playingSchema = z
  .object({
    index: z.number().int().nonnegative().max(0xffff_ffff),
    corked: z.boolean(),
    mute: z.boolean(),
    volume: z.record(z.string(), z.object({ value: z.number() })),
    properties: z.object({
      'application.name': applicationNameSchema,
      'application.process.id': z.coerce.number().int().optional().catch(undefined),
    }),
  })
  .transform(({ index, corked, mute, volume, properties }) => ({
    /** The sound server's number of it; another stream of the same application has another. */
    index,
    application: properties['application.name'],
    pid: properties['application.process.id'],
    /** Not paused. It may still play silence. */
    plays: !corked,
    /** Whether the user turned it off. */
    muted: mute || Object.values(volume).every(({ value }) => value === 0),
  }));
export type Playing = z.infer<typeof playingSchema>;

/** In the place of a text that is not ASCII, PulseAudio 16 prints this. */
const UNPRINTED = '(null)';

/** What `pactl -f json list sink-inputs` printed. What has no name or another shape is left out. */
export function parsePlaying(printed: string): Playing[] {
  const listed = z.array(z.unknown()).parse(JSON.parse(printed)).slice(0, MOST_STREAMS);
  return listed.flatMap((each) => {
    const { data } = playingSchema.safeParse(each);
    return data ? [data] : [];
  });
}

/** Names of applications by the index of their stream, as `pactl list sink-inputs` prints them. */
export function parseNames(printed: string): Map<number, string> {
  const names = new Map<number, string>();
  for (const part of printed.split(/^Sink Input #/m).slice(1, MOST_STREAMS)) {
    const name = /^\t\tapplication\.name = "(.*)"$/m.exec(part)?.[1]?.replaceAll(/\\(.)/g, '$1');
    const { data } = applicationNameSchema.safeParse(name);
    if (data !== undefined) names.set(Number.parseInt(part, 10), data);
  }
  return names;
}

/**
 * What plays on this computer's sound server (PulseAudio, or PipeWire in its place).
 *
 * @throws JamakError 'applications-unavailable' when there is no `pactl`, no sound server, or an answer that makes no
 * sense; 'application-unsupported' where there is no such server at all
 */
export async function listPlaying(platform: NodeJS.Platform = process.platform): Promise<Playing[]> {
  if (platform !== 'linux') throw new JamakError('application-unsupported');
  try {
    const playing = parsePlaying(await pactl(['-f', 'json', 'list', 'sink-inputs']));
    if (playing.every(({ application }) => application !== UNPRINTED)) return playing;
    const names = parseNames(await pactl(['list', 'sink-inputs']));
    return playing.map((each) => ({ ...each, application: names.get(each.index) ?? each.application }));
  } catch (cause) {
    throw new JamakError('applications-unavailable', { cause });
  }
}

function pactl(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'pactl',
      args,
      { timeout: LIST_WITHIN_MS, killSignal: 'SIGKILL', maxBuffer: MOST_BYTES, env: soundEnvironment() },
      (error, printed) => (error ? reject(new Error('pactl failed', { cause: error })) : resolve(printed)),
    );
  });
}

/** Numbers as JSON has them, whatever the user's language. */
export function soundEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C.UTF-8' };
}
