import { setTimeout as sleep } from 'node:timers/promises';
import { startLanguageHost } from '../../../../src/main/language/engines/inside/host/host';
import { leave, portToParent } from '../../../../src/main/language/engines/inside/host/port';
import { JamakError } from '../../../../src/shared/errors';
import { firstChoice } from '../../../fakes/inside/scripted-generator';

/** A language host without a model: what it does is said by the name of the file that it is to load. */

startLanguageHost(portToParent(), {
  load: async ({ path }, onProgress) => {
    onProgress(0.5);
    await sleep(1);
    if (path.endsWith('damaged.gguf')) throw new JamakError('inside-model-unusable');
    return {
      async generate({ user, grammar }, pause) {
        // One that never comes to an end, but hears what it is told.
        while (path.endsWith('endless.gguf')) {
          await pause();
          await sleep(5);
        }
        // One that hears nothing any more.
        while (path.endsWith('deaf.gguf'));
        await pause();
        return { text: firstChoice({ user, grammar }), inputTokens: 100, outputTokens: 10 };
      },
    };
  },
  onStopped: leave,
});
