import { HoldingFeed } from '../../../../src/main/broadcast/public-feed/holding-feed';
import type { Mask } from '../../../../src/main/broadcast/mask/mask';
import type { Digest } from '../../../../src/shared/session/digest';
import type { SessionEvent, SessionHappening } from '../../../../src/shared/session/events';
import { DEFAULT_SETTINGS, type BroadcastSettings } from '../../../../src/shared/settings';

/** Hides these words of any text, also where a part of one was said right before or after. */
export function secretMask(secrets: readonly string[]): Mask {
  return {
    clean: (text, { before = '', after = '' } = {}) => {
      const whole = `${before} ${text} ${after}`;
      const from = before.length + 1;
      const hidden = whole.split('').map(() => false);
      for (const secret of secrets) {
        for (let at = whole.indexOf(secret); at !== -1; at = whole.indexOf(secret, at + 1)) {
          hidden.fill(true, at, at + secret.length);
        }
      }
      return text
        .split('')
        .map((letter, at) => (hidden[from + at] && letter !== ' ' ? '•' : letter))
        .join('');
    },
    settledLength: (text, { before = '' } = {}) => {
      const lead = `${before} `;
      const whole = lead + text;
      let settled = whole.length;
      for (const secret of secrets) {
        for (let length = 1; length < secret.length; length++) {
          if (whole.endsWith(secret.slice(0, length))) settled = Math.min(settled, whole.length - length);
        }
      }
      return Math.max(0, settled - lead.length);
    },
  };
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A feed on a clock of its own. */
export class OpenFeed {
  now = 1_000;
  settings: BroadcastSettings = { ...DEFAULT_SETTINGS.broadcast };
  readonly events: { readonly at: number; readonly event: SessionEvent }[] = [];
  readonly deleted: string[] = [];
  readonly errors: unknown[] = [];
  onEvent: (event: SessionEvent) => void = () => {};
  mask: Mask = secretMask([]);
  readonly feed: HoldingFeed;
  #timers: Timer[] = [];
  #seq = 0;

  constructor(settings: Partial<BroadcastSettings> = {}) {
    this.set(settings);
    this.feed = new HoldingFeed({
      settings: () => this.settings,
      mask: () => this.mask,
      now: () => this.now,
      wait: (ms, run) => {
        const timer = { at: this.now + ms, run };
        this.#timers.push(timer);
        return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
      },
      onEvent: (event) => {
        this.events.push({ at: this.now, event });
        this.onEvent(event);
      },
      onDeleted: (sessionId) => this.deleted.push(sessionId),
      onError: (error) => this.errors.push(error),
    });
  }

  set(settings: Partial<BroadcastSettings>): void {
    this.settings = { ...this.settings, ...settings };
    if (settings.secrets) this.mask = secretMask(settings.secrets);
  }

  change(settings: Partial<BroadcastSettings>): void {
    this.set(settings);
    this.feed.settingsChanged(settings.secrets !== undefined);
  }

  take(...happenings: SessionHappening[]): void {
    for (const happening of happenings) {
      if (happening.type === 'session-started') this.#seq = 0;
      this.feed.take({ seq: ++this.#seq, happening });
    }
  }

  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [next] = this.#timers.toSorted((left, right) => left.at - right.at);
      if (!next || next.at > until) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }

  /** Timers that are set. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** What became public, as short lines. */
  get told(): string[] {
    return this.events.map(({ event }) => short(event.happening));
  }
}

function short(happening: SessionHappening): string {
  switch (happening.type) {
    case 'caption-interim':
      return `… ${happening.captionId}: ${happening.stable}${happening.tentative && `|${happening.tentative}`}`;
    case 'caption-final':
      return `${happening.captionId}: ${happening.text}`;
    case 'caption-edited':
      return `${happening.captionId} (${happening.editor}): ${happening.text}`;
    case 'translation-interim':
      return `… ${happening.captionId} ${happening.language}: ${happening.text}`;
    case 'translation-final':
      return `${happening.captionId} ${happening.language}: ${happening.text}`;
    case 'captions-rearranged':
      return `rearranged: ${happening.captions.map(({ id, text }) => `${id}: ${text}`).join(', ')}`;
    case 'caption-taken-back':
    case 'caption-withdrawn':
      return `${happening.type} ${happening.captionId}`;
    default:
      return happening.type;
  }
}

export function started(sessionId = 's', laneIds: readonly string[] = ['a', 'b']): SessionHappening {
  return {
    type: 'session-started',
    sessionId,
    startedAt: 0,
    lanes: laneIds.map((id) => ({
      id,
      name: id,
      colour: 'sky',
      muted: false,
      source: { kind: 'file', mediaId: 'm', name: 'my tax return.wav' },
    })),
  };
}

export const ended: SessionHappening = {
  type: 'session-ended',
  endedAt: 1,
  durationMs: 1,
  reason: 'stopped',
};

/** Caption `c3` begins at 3 s. */
function placeOf(captionId: string, laneId = 'a') {
  const startMs = Number(captionId.replace(/\D/gu, '')) * 1000;
  return { captionId, laneId, startMs, endMs: startMs + 900 };
}

export function interim(captionId: string, stable: string, tentative = '', laneId = 'a'): SessionHappening {
  return { type: 'caption-interim', ...placeOf(captionId, laneId), stable, tentative };
}

export function final(captionId: string, text: string, laneId = 'a'): SessionHappening {
  return { type: 'caption-final', ...placeOf(captionId, laneId), text };
}

export function takenBack(captionId: string, laneId = 'a'): SessionHappening {
  return { type: 'caption-taken-back', ...placeOf(captionId, laneId) };
}

export function edited(captionId: string, text: string): SessionHappening {
  return { type: 'caption-edited', captionId, text, editor: 'me' };
}

export function translated(captionId: string, text: string, language = 'ko'): SessionHappening {
  return { type: 'translation-final', captionId, language, text };
}

export function digestOf(captionId: string, text: string): Digest {
  const { startMs, endMs } = placeOf(captionId);
  return {
    id: `d-${captionId}`,
    fromMs: startMs,
    untilMs: endMs,
    language: 'en',
    author: { engine: 'embedded', model: '' },
    summary: [{ text, captionIds: [captionId] }],
    situation: { text, captionIds: [captionId] },
    keywords: [text],
    highlights: [{ captionId, atMs: startMs, text, why: text }],
  };
}

export function digested(captionId: string, text: string): SessionHappening {
  return { type: 'digest-updated', digest: digestOf(captionId, text) };
}
