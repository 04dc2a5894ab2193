import { expect } from 'vitest';
import { JamakError, type MessageCode } from '../../../src/shared/errors';

/** What `run` throws or rejects with, which has to be one of our errors with this code. */
export async function expectJamakError(run: () => unknown, code: MessageCode): Promise<JamakError> {
  let thrown: unknown;
  try {
    await run();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(JamakError);
  expect((thrown as JamakError).code).toBe(code);
  return thrown as JamakError;
}
