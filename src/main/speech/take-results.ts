import { JamakError } from '../../shared/errors';
import type { SttResult } from './contract';

/**
 * Hands results to `take`, one by one, until there are no more. One whose taking throws is handed over once more as
 * failed, so that nobody waits for it, and those after it are taken all the same.
 */
export async function takeResults(
  results: AsyncIterable<SttResult>,
  take: (result: SttResult) => void,
): Promise<void> {
  for await (const result of results) {
    try {
      take(result);
    } catch (thrown) {
      takeFailed(result, JamakError.from(thrown), take);
    }
  }
}

function takeFailed(
  { type, utteranceId, pass }: SttResult,
  error: JamakError,
  take: (result: SttResult) => void,
): void {
  // The final of an interim that was lost holds the same words.
  if (type === 'interim') return;
  try {
    take({ type: 'failed', utteranceId, pass, error });
  } catch {
    // Whoever takes results cannot take this one in any form. The lane goes on without it.
  }
}
