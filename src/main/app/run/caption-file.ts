import { JamakError } from '../../../shared/errors';
import type { Catalogue } from '../../../shared/locales';
import { messageLine } from '../../../shared/locales/message-line';
import type { Source } from '../../../shared/source';
import type { MediaLibrary } from '../media-library';
import type { UnattendedRun } from './unattended-run';

export interface CaptionParts {
  readonly run: Pick<UnattendedRun, 'run'>;
  readonly media: Pick<MediaLibrary, 'choose'>;
  readonly words: () => Catalogue;
}

/** Captions a file, or two side by side, to the end. Says why when that failed, and returns whether any of it could be captioned. */
export async function captionFile(
  { run, media, words }: CaptionParts,
  paths: readonly (string | undefined)[],
  complain: (line: string) => void = console.error,
): Promise<boolean> {
  try {
    const sources: Source[] = [];
    for (const path of paths) {
      if (path === undefined) continue;
      const { mediaId, name } = await media.choose(path);
      sources.push({ kind: 'file', mediaId, name });
    }
    const { failure, delays, unpainted } = await run.run(...sources);
    const [name = ''] = sources.map((source) => ('name' in source ? source.name : ''));
    if (failure !== null) complain(messageLine(words(), failure, { name }));
    return failure === null || delays.length + unpainted > 0;
  } catch (error) {
    const { code, params } = JamakError.from(error);
    complain(messageLine(words(), code, params));
    return false;
  }
}
