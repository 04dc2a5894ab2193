import type { StartupTrace } from '../../app/run/startup-trace';
import type { Handlers } from '../doorway';

export interface StartupHandlerOptions {
  readonly startup: Pick<StartupTrace, 'mark'>;
}

/** What pages tell of their start. */
export function createStartupHandlers({ startup }: StartupHandlerOptions): Pick<Handlers, 'startup.usable'> {
  return {
    'startup.usable': ({ asked, run, state, usable }) => {
      startup.mark('page-asked', asked);
      startup.mark('page-run', run);
      startup.mark('state', state);
      startup.mark('usable', usable);
    },
  };
}
