import { app } from 'electron';
import type { PublicFeed } from '../broadcast/contract';
import { TextFiles } from '../broadcast/text-file/text-files';
import type { Parts } from '../parts';
import type { Kept } from './kept';
import type { Outward } from './outward';
import { wait } from './wait';

/** What public surfaces are made of. Nothing here tells what was said but the public feed. */
export interface SurfaceParts extends Pick<Kept, 'settings'>, Pick<Outward, 'notices'> {
  readonly publicFeed: PublicFeed;
}

/** The public surfaces. */
export function joinSurfaces(parts: Parts, { publicFeed, settings, notices }: SurfaceParts) {
  const textFiles = parts.add(
    'text files',
    new TextFiles({
      feed: publicFeed,
      settings: () => {
        const { textFile, overlay } = settings.get();
        return { ...overlay, ...textFile, folder: textFile.folder ?? app.getPath('documents') };
      },
      wait,
      onFailing: (error) => void notices.addError(error),
      onWorking: () => notices.withdraw('text-file-failed'),
    }),
    (files) => files.close(),
  );
  return {
    settingsChanged: (): void => textFiles.settingsChanged(),
  };
}
