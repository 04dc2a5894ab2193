import type { Readable } from 'node:stream';

/** A file that belongs to a session. */
export interface BundleFile {
  /** In the bundle; a plain name (see `isPlainName`). */
  readonly name: string;
  /** Where it lies on this computer. */
  readonly path: string;
}

/**
 * A part of the app that keeps files of sessions, such as recordings. They go into a bundle below `folder`, and come
 * back from there.
 */
export interface BundleRoom {
  /** A plain name that no other room has. */
  readonly folder: string;
  /** Those that the session has; none for one that has none. */
  readonly filesOf: (sessionId: string) => Promise<readonly BundleFile[]>;
  /**
   * Takes a file of a session that has just been stored. Where `content` fails, the file was not what its bundle
   * promised: then nothing of it is kept, and this rejects.
   */
  readonly take: (sessionId: string, name: string, content: Readable) => Promise<void>;
}
