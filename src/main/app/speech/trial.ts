import type { Trial } from '../../../shared/ipc';
import { toErrorValue } from '../../../shared/errors';
import type { SttEngine } from '../../speech/contract';

const TRIAL = 'trial';

/** What an engine makes of some speech, and how long it takes; `cost` is what the price list says of it. */
export async function tryEngine(
  engine: SttEngine,
  samples: Float32Array,
  cost: number | null,
): Promise<Trial> {
  const session = engine.startSession({ laneId: TRIAL });
  session.stopWaiting?.();
  const startedAt = performance.now();
  try {
    session.submit({ utteranceId: TRIAL, laneId: TRIAL, kind: 'final', pass: 0, samples });
    for await (const result of session.results) {
      if (result.type === 'failed') return { ok: false, error: toErrorValue(result.error) };
      if (result.type === 'final') {
        return { ok: true, text: result.text, tookMs: performance.now() - startedAt, cost };
      }
    }
    return { ok: true, text: '', tookMs: performance.now() - startedAt, cost };
  } finally {
    void session.end();
  }
}
