import type { Update, UpdateChannel } from '../../../shared/requests/updates';

/** Where newer versions come from, and how one takes the place of this one. */
export interface UpdateSource {
  /** What is asked for; absolute. */
  address(channel: UpdateChannel): string;
  /**
   * A version newer than this one; null when there is none. Nothing of an answer is believed before its signature was
   * checked.
   *
   * @throws JamakError 'offline', 'update-unreachable', 'update-missing', 'update-unreadable', 'update-forged'; what
   * `signal` says
   */
  check(channel: UpdateChannel, signal: AbortSignal): Promise<Update | null>;
  /**
   * Fetches what `check` found last, unless it is here. When it fails nothing stays of it.
   *
   * @param onProgress with the bytes that have come
   * @throws JamakError 'offline', 'update-unreachable', 'update-broken', 'update-damaged', 'update-disk-full'; what
   * `signal` says
   */
  download(onProgress: (receivedBytes: number) => void, signal: AbortSignal): Promise<void>;
  /**
   * Puts what was fetched last into the place of this version, or has that done once Jamak has quit. When it fails this
   * version is as it was; what is damaged is thrown away, so that `download` fetches it again.
   *
   * @param restart whether the new version is started after this one has quit
   * @throws JamakError 'update-damaged', 'update-disk-full', 'update-not-installed'
   */
  install(restart: boolean): Promise<void>;
}
