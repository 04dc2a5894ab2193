import type { MessageParams } from '../../../shared/errors';

/** Why a command line makes no sense; `locales/…/command-line.ts` has the words. */
export type UsageCode =
  | 'command-missing'
  | 'command-unknown'
  | 'option-unknown'
  | 'option-foreign'
  | 'value-missing'
  | 'value-unexpected'
  | 'value-not-allowed'
  | 'argument-missing'
  | 'argument-unexpected';

export class UsageError extends Error {
  override readonly name = 'UsageError';

  /** @param nearest what may have been meant */
  constructor(
    readonly code: UsageCode,
    readonly params: MessageParams = {},
    readonly nearest: string | null = null,
  ) {
    super(code);
  }
}
