import { join } from 'node:path';
import type { Settings } from '../../../../shared/settings';
import { renderExport } from '../../../export';
import { isPlainName } from '../../../files/path-inside';
import type { HeardCaption } from './heard-captions';
import { isRecording } from './media-files';
import { recordOf, type FilePart } from './place-captions';
import { SubtitleFile } from './subtitle-file';

/** What late captions, corrections and take-backs still change. */
const MOST_FILES = 100;

export interface AlignedSubtitlesOptions {
  readonly settings: () => Pick<Settings, 'obs' | 'export'>;
  /** Whether OBS runs on this machine, so that its paths are ours. */
  readonly isLocal: () => boolean;
  /** Where subtitles go whose recording is not here. */
  readonly folder: () => string;
  /** All that was publicly said of late. */
  readonly captions: () => readonly HeardCaption[];
  readonly onSaved: (path: string) => void;
  /** The recording is not on this machine, so that its subtitles went elsewhere. */
  readonly onElsewhere: (path: string) => void;
  readonly onError: (error: unknown) => void;
}

/** A file of a recording that has ended. */
export interface EndedFile extends FilePart {
  /** As OBS names it. */
  readonly media: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

interface Followed {
  readonly file: EndedFile;
  readonly elsewhere: boolean;
  readonly subtitles: ReadonlyMap<'srt' | 'vtt', SubtitleFile>;
}

/** The subtitles of recordings, for as long as what they hold may still change. */
export class AlignedSubtitles {
  readonly #options: AlignedSubtitlesOptions;
  #followed: Followed[] = [];
  #last: Promise<void> = Promise.resolve();
  /** Those that could not be written the last time, which was said. */
  readonly #failed = new WeakSet<SubtitleFile>();

  constructor(options: AlignedSubtitlesOptions) {
    this.#options = options;
  }

  /** Whether there is a file whose subtitles may still change. */
  get isFollowing(): boolean {
    return this.#followed.length > 0;
  }

  /** A file ended: its subtitles are written, now and whenever they change. One that is followed already is placed anew. */
  add(file: EndedFile): Promise<void> {
    return this.#inOrder(async () => {
      const known = this.#followed.find(({ file: { media } }) => media === file.media);
      const followed = known ? { ...known, file } : await this.#follow(file);
      this.#followed = [...this.#followed.filter((one) => one !== known), followed].slice(-MOST_FILES);
      await this.#write(followed);
    });
  }

  /** Writes what has changed. */
  update(): Promise<void> {
    return this.#inOrder(async () => {
      for (const followed of this.#followed) await this.#write(followed);
    });
  }

  /** What is said from now on is of no file that has ended. */
  forget(): void {
    this.#followed = [];
  }

  /** Two that write the same file at once would take each other for strangers. */
  #inOrder(step: () => Promise<void>): Promise<void> {
    const next = this.#last.then(step);
    this.#last = next.catch(this.#options.onError);
    return next;
  }

  async #follow(file: EndedFile): Promise<Followed> {
    const { isLocal, folder } = this.#options;
    const here = isLocal() && (await isRecording(file.media));
    const media = here ? file.media : join(folder(), nameOf(file.media));
    const subtitles = new Map(
      (['srt', 'vtt'] as const).map((format) => [format, new SubtitleFile(media, format)] as const),
    );
    return { file, elsewhere: !here, subtitles };
  }

  async #write({ file, elsewhere, subtitles }: Followed): Promise<void> {
    const { settings, captions, onSaved, onElsewhere, onError } = this.#options;
    const {
      obs,
      export: { language: _, ...files },
    } = settings();
    const record = recordOf(captions(), file, file.startedAt);
    for (const format of obs.subtitles) {
      const subtitle = subtitles.get(format);
      const isNew = subtitle?.path === null;
      const isFirst = [...subtitles.values()].every(({ path }) => path === null);
      // Nothing was said in it, or it is said by and by.
      if (!subtitle || (isNew && record.captions.length === 0)) continue;
      try {
        await subtitle.write(renderExport(record, format, files));
        this.#failed.delete(subtitle);
        if (isFirst && subtitle.path !== null) (elsewhere ? onElsewhere : onSaved)(subtitle.path);
      } catch (error) {
        if (!this.#failed.has(subtitle)) onError(error);
        this.#failed.add(subtitle);
      }
    }
  }
}

/** What a recording on another machine, of whatever system, is called. */
function nameOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return isPlainName(name) ? name : 'recording';
}
