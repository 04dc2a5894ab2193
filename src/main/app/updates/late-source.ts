import type { Update, UpdateChannel } from '../../../shared/requests/updates';
import { addressIn, listName } from './addresses';
import type { UpdateSource } from './contract';

/** A source that is loaded when it is first asked: the start of Jamak does not wait for a library. */
export class LateSource implements UpdateSource {
  readonly #baseUrl: string;
  readonly #load: () => Promise<UpdateSource>;
  #loaded: Promise<UpdateSource> | null = null;

  constructor(baseUrl: string, load: () => Promise<UpdateSource>) {
    this.#baseUrl = baseUrl;
    this.#load = load;
  }

  address(channel: UpdateChannel): string {
    return addressIn(this.#baseUrl, listName(channel)).href;
  }

  async check(channel: UpdateChannel, signal: AbortSignal): Promise<Update | null> {
    return (await this.#source()).check(channel, signal);
  }

  async download(onProgress: (receivedBytes: number) => void, signal: AbortSignal): Promise<void> {
    return (await this.#source()).download(onProgress, signal);
  }

  async install(restart: boolean): Promise<void> {
    return (await this.#source()).install(restart);
  }

  #source(): Promise<UpdateSource> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }
}
