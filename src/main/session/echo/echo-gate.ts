import type { SessionHappening } from '../../../shared/session/events';
import type { TakenBack } from '../../../shared/session/session-view';
import { Envelope, matchEnvelopes } from './envelope';
import { shareWithin } from './likeness';

/** Words of an echo are heard within so long of each other, ms. */
const NEAR_MS = 2000;
/** How much later an echo may be heard, ms. */
const MAX_DELAY_MS = 800;
/** Two lanes that follow each other so closely hear the same sound: echoes reach 0.88 in a room, two voices 0.65. */
const SAME_SOUND = 0.8;
/** The share of its words that must be the other's as well: an echo is often heard wrong. */
const SAME_WORDS = 0.5;
/** What is shorter is a bump that looks like every other: it is no echo unless one was heard at this delay before, ms. */
const SHORTEST_MS = 1500;
/** The delay of an echo is always the same, but for so much, ms. */
const DELAY_CHANGES_MS = 32;
/** From here on it counts who heard it first, ms; below, who heard it louder. */
const FIRST_MS = 24;
/** How long a final that seems to be an echo waits for that of the voice itself, ms of session time. */
const WAIT_MS = 2500;

type Captioned = Extract<SessionHappening, { type: 'caption-interim' | 'caption-final' }>;
type Append = (happening: SessionHappening, onCommitted?: () => void) => void;

/** What is shown of an utterance. */
interface Said {
  readonly laneId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly final: boolean;
}

interface Waiting {
  readonly final: Extract<SessionHappening, { type: 'caption-final' }>;
  readonly onCommitted: (() => void) | undefined;
  /** Session ms. */
  readonly untilMs: number;
}

/**
 * Stands between lanes and the feed: what two lanes hear of the same sound, as when loudspeakers are heard by the
 * microphone, is captioned once. The lane that heard it first keeps it, or the louder one where both heard it at once.
 * It is the same sound when the loudness of both goes up and down alike, and the same words stand within two seconds;
 * two people who speak at once, or say the same, differ in one of these. Pure: time is session time.
 */
export class EchoGate {
  readonly #append: Append;
  readonly #onEcho: (laneId: string) => void;
  readonly #envelopes = new Map<string, Envelope>();
  /** By caption, oldest first. */
  readonly #said = new Map<string, Said>();
  readonly #waiting = new Map<string, Waiting>();
  /** The delay of the echo between two lanes, once one was heard. */
  readonly #delays = new Map<string, number>();

  /** `onEcho` hears of each final that is left out. */
  constructor(append: Append, onEcho: (laneId: string) => void = () => undefined) {
    this.#append = append;
    this.#onEcho = onEcho;
  }

  /** Whether finals wait, which goes on only while sound is heard. */
  get waits(): boolean {
    return this.#waiting.size > 0;
  }

  /** A lane's sound that ends at session time `endMs`. */
  hear(laneId: string, samples: Float32Array, endMs: number): void {
    const envelope = this.#envelopes.get(laneId) ?? new Envelope();
    this.#envelopes.set(laneId, envelope);
    envelope.hear(samples, endMs);
    for (const [id, { untilMs }] of this.#waiting) if (endMs >= untilMs) this.#release(id);
  }

  /** What a lane appends to the feed. */
  take(happening: SessionHappening, onCommitted?: () => void): void {
    switch (happening.type) {
      case 'caption-interim':
        this.#interim(happening);
        break;
      case 'caption-final':
        this.#final(happening, onCommitted);
        break;
      case 'caption-withdrawn':
        if (this.#said.delete(happening.captionId)) this.#append(happening, onCommitted);
        break;
      default:
        this.#append(happening, onCommitted);
    }
  }

  /** Nothing of the lane that waits is wanted any more, and none of its sound counts. Whoever says so erases the sound. */
  drop(laneId: string): void {
    this.#envelopes.delete(laneId);
    for (const [id, { final }] of this.#waiting) {
      if (final.laneId !== laneId) continue;
      this.#waiting.delete(id);
      this.#withdraw(final);
    }
  }

  /** Finals that wait and that `wanted` wants are told no more. Returns them; whoever takes them back erases the sound. */
  takeBack(wanted: (place: TakenBack) => boolean): TakenBack[] {
    const taken: TakenBack[] = [];
    for (const { final } of this.#waiting.values()) {
      const { captionId: id, laneId, startMs, endMs } = final;
      if (wanted({ id, laneId, startMs, endMs })) taken.push({ id, laneId, startMs, endMs });
    }
    for (const { id } of taken) this.#waiting.delete(id);
    for (const [id, { laneId, startMs, endMs }] of this.#said)
      if (wanted({ id, laneId, startMs, endMs })) this.#said.delete(id);
    return taken;
  }

  /** All that waits goes on, as nothing follows. */
  flush(): void {
    for (const id of this.#waiting.keys()) this.#release(id);
  }

  #interim(interim: Captioned & { type: 'caption-interim' }): void {
    const said = saidIn(interim);
    if (this.#echoOf(said) === 'heard') {
      this.#withdraw(interim);
      return;
    }
    this.#note(interim.captionId, said);
    this.#append(interim);
  }

  #final(final: Captioned & { type: 'caption-final' }, onCommitted?: () => void): void {
    const said = saidIn(final);
    const echo = this.#echoOf(said);
    if (echo === 'heard') {
      this.#leaveOut(final, onCommitted);
    } else if (echo === 'expected') {
      this.#waiting.set(final.captionId, { final, onCommitted, untilMs: final.endMs + WAIT_MS });
    } else {
      this.#pass(final, onCommitted);
      // It may be what others waited for.
      for (const [id, waiting] of this.#waiting) {
        if (this.#echoOf(saidIn(waiting.final)) !== 'heard') continue;
        this.#waiting.delete(id);
        this.#leaveOut(waiting.final, waiting.onCommitted);
      }
    }
  }

  #release(id: string): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (this.#echoOf(saidIn(waiting.final)) === 'heard') this.#leaveOut(waiting.final, waiting.onCommitted);
    else this.#pass(waiting.final, waiting.onCommitted);
  }

  #pass(final: Captioned & { type: 'caption-final' }, onCommitted?: () => void): void {
    this.#note(final.captionId, saidIn(final));
    this.#append(final, onCommitted);
  }

  #leaveOut(final: Captioned, onCommitted?: () => void): void {
    this.#onEcho(final.laneId);
    this.#withdraw(final, onCommitted);
  }

  /** It has its caption in the other lane: nothing is missing, and its sound is not needed. */
  #withdraw({ captionId, laneId }: Captioned, onCommitted?: () => void): void {
    if (this.#said.delete(captionId)) this.#append({ type: 'caption-withdrawn', captionId, laneId });
    onCommitted?.();
  }

  #note(captionId: string, said: Said): void {
    this.#said.delete(captionId);
    this.#said.set(captionId, said);
    for (const [id, { endMs, final }] of this.#said) {
      if (endMs > said.endMs - 4 * NEAR_MS - MAX_SPAN_MS) return;
      // What is shown of an utterance may be withdrawn for as long as it has no final.
      if (final) this.#said.delete(id);
    }
  }

  /**
   * 'heard': another lane heard the same sound, and its words are there already. 'expected': another lane that should
   * keep them hears the same sound.
   */
  #echoOf(said: Said): 'heard' | 'expected' | null {
    for (const [laneId, envelope] of this.#envelopes) {
      const own = this.#envelopes.get(said.laneId);
      if (laneId === said.laneId || !own) continue;
      const match = matchEnvelopes(own, envelope, said, MAX_DELAY_MS);
      const pair = `${said.laneId} ${laneId}`;
      const known = this.#delays.get(pair);
      const usual = known !== undefined && Math.abs(known - match.delayMs) <= DELAY_CHANGES_MS;
      const long = said.endMs - said.startMs >= SHORTEST_MS;
      if (match.correlation < SAME_SOUND || !(long || usual)) continue;
      const yields = match.delayMs >= FIRST_MS || (match.delayMs > -FIRST_MS && match.louderDb < 0);
      const theirs = this.#wordsOf(laneId, said, yields);
      if (shareWithin(said.text, theirs) >= SAME_WORDS) {
        this.#delays.set(pair, match.delayMs);
        this.#delays.set(`${laneId} ${said.laneId}`, -match.delayMs);
        return 'heard';
      }
      if (yields) return 'expected';
    }
    return null;
  }

  /** What a lane said at about the same time: its finals, and its interims if it is to keep the words. */
  #wordsOf(laneId: string, { startMs, endMs }: Said, withInterims: boolean): string {
    return [...this.#said.values()]
      .filter((said) => said.laneId === laneId && (said.final || withInterims))
      .filter((said) => said.startMs <= endMs + NEAR_MS && said.endMs >= startMs - NEAR_MS)
      .toSorted((left, right) => left.startMs - right.startMs)
      .map(({ text }) => text)
      .join(' ');
  }
}

/** The longest utterance, joined ones among them, ms. */
const MAX_SPAN_MS = 15_000;

function saidIn(happening: Captioned): Said {
  const { laneId, startMs, endMs } = happening;
  const final = happening.type === 'caption-final';
  const text = final ? happening.text : `${happening.stable} ${happening.tentative}`;
  return { laneId, startMs, endMs, text, final };
}
