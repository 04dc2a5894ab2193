import { closeSync, constants, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { FRAME_SAMPLES } from '../../shared/sound';
import { eraseSound, pagesOf, writeWhole } from './erase-sound';
import { OPENING_PAGES, openingPages, PACKET_SAMPLES, soundPage } from './ogg';
import { openEncoder, type Encoder } from './opus';
import { SILENCE } from './silence';
import type { Span } from './spans';

/** Packets that are written together: what a crash may cost, 400 ms. */
const PAGE_PACKETS = 20;
/** Packets of a page in which nothing is heard. */
const SILENT_PAGE_PACKETS = 250;
/** Silent pages that are written at once. */
const SILENT_PAGES = 64;
/** Sound that is said to begin so few samples beside the end of what there is follows it: places are rounded. */
const ROUNDING = FRAME_SAMPLES / 32;
/** Shorter silence is encoded as all other sound, packets: one second. */
const SHORT_SILENCE = 50;
/** So much of a longer one, so that what was heard before can fade. */
const FADE = 3;

/**
 * The sound of one lane, whose time is the session's: where nothing was heard there is silence. It is written as it
 * comes, so that a crash costs less than half a second of it.
 */
export class LaneFile {
  readonly #file: number;
  readonly #encoder: Encoder = openEncoder();
  readonly #serial: number;
  #sequence: number;
  /** Of the file. */
  #bytes: number;
  /** Packets that are in the file. */
  #written: number;
  /** Packets that are not. */
  #waiting: Uint8Array[] = [];
  /** The packet that is being filled. */
  readonly #packet = new Float32Array(PACKET_SAMPLES);
  #filled = 0;

  /** Opens the file at `path`, or makes it; one that is there is gone on with. @throws what the file system throws */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, constants.O_RDWR | constants.O_CREAT);
    try {
      const pages = [...pagesOf(this.#file)];
      const last = pages.at(-1);
      this.#serial = last?.serial ?? Math.floor(Math.random() * 2 ** 32);
      this.#bytes = last ? last.at + last.pageBytes : 0;
      this.#sequence = last ? last.sequence + 1 : 0;
      this.#written = last?.packetsBefore ?? 0;
      ftruncateSync(this.#file, this.#bytes);
      if (this.#sequence < OPENING_PAGES) this.#begin();
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  /** Where the sound that there is ends, samples of session time. */
  get end(): number {
    return (this.#written + this.#waiting.length) * PACKET_SAMPLES + this.#filled;
  }

  /** Whether the disk has all of it but a part of a packet. */
  get atPage(): boolean {
    return this.#waiting.length === 0;
  }

  /**
   * Adds sound that begins at sample `at` of session time; what is before the end of the sound that there is, is left
   * out. Where it throws what the file system throws, up to half a second is lost, and it may go on.
   */
  write(at: number, samples: Float32Array): void {
    const missing = at - this.end;
    if (missing > ROUNDING) this.#beSilent(missing);
    this.#add(missing < -ROUNDING ? samples.subarray(-missing) : samples);
  }

  /** Puts silence in the place of it, as far as it was heard. @throws what the file system throws */
  erase(spans: readonly Span[]): void {
    this.#encoder.reset();
    this.#packet.fill(0);
    try {
      this.#flush();
    } finally {
      eraseSound(this.#file, spans);
    }
  }

  /** Writes what is left. @throws what the file system throws; it is closed all the same */
  close(): void {
    try {
      this.#packet.fill(0, this.#filled);
      this.#take(this.#encoder.encode(this.#packet));
      this.#flush({ last: true });
    } finally {
      this.#release();
    }
  }

  #release(): void {
    this.#encoder.close();
    closeSync(this.#file);
  }

  #begin(): void {
    ftruncateSync(this.#file, 0);
    const opening = openingPages(this.#serial);
    writeWhole(this.#file, opening, 0);
    this.#bytes = opening.length;
    this.#sequence = OPENING_PAGES;
    this.#written = 0;
  }

  #add(samples: Float32Array): void {
    for (let rest = samples; rest.length > 0;) {
      const part = rest.subarray(0, PACKET_SAMPLES - this.#filled);
      this.#packet.set(part, this.#filled);
      this.#filled += part.length;
      rest = rest.subarray(part.length);
      if (this.#filled < PACKET_SAMPLES) return;
      this.#filled = 0;
      this.#take(this.#encoder.encode(this.#packet));
      if (this.#waiting.length >= PAGE_PACKETS) this.#flush();
    }
  }

  #take(packet: Uint8Array): void {
    this.#waiting.push(packet);
  }

  /** Nothing was heard for so many samples. */
  #beSilent(samples: number): void {
    const whole = Math.floor(samples / PACKET_SAMPLES);
    if (whole < SHORT_SILENCE) return this.#add(new Float32Array(samples));
    const faded = FADE * PACKET_SAMPLES - this.#filled;
    this.#add(new Float32Array(faded));
    this.#flush();
    const left = samples - faded;
    this.#writeSilence(Math.floor(left / PACKET_SAMPLES));
    this.#encoder.reset();
    this.#add(new Float32Array(left % PACKET_SAMPLES));
  }

  #writeSilence(packets: number): void {
    let pages: Buffer[] = [];
    let rest = packets;
    let written = this.#written;
    let sequence = this.#sequence;
    while (rest > 0) {
      const count = Math.min(rest, SILENT_PAGE_PACKETS);
      written += count;
      rest -= count;
      pages.push(
        soundPage(Array<Uint8Array>(count).fill(SILENCE), {
          serial: this.#serial,
          sequence: sequence++,
          packetsBefore: written,
        }),
      );
      if (pages.length < SILENT_PAGES && rest > 0) continue;
      this.#append(Buffer.concat(pages), { sequence, written });
      pages = [];
    }
  }

  #flush({ last = false } = {}): void {
    const packets = this.#waiting;
    if (packets.length === 0) return;
    this.#waiting = [];
    const written = this.#written + packets.length;
    const place = { serial: this.#serial, sequence: this.#sequence, packetsBefore: written, last };
    this.#append(soundPage(packets, place), { sequence: this.#sequence + 1, written });
  }

  /** What could not be written whole is cut off again; its time is silent then. */
  #append(bytes: Buffer, { sequence, written }: { sequence: number; written: number }): void {
    try {
      writeWhole(this.#file, bytes, this.#bytes);
    } catch (error) {
      ftruncateSync(this.#file, this.#bytes);
      throw error;
    }
    this.#bytes += bytes.length;
    this.#sequence = sequence;
    this.#written = written;
  }
}
