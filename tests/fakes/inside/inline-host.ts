import type { HostProcess } from '../../../src/main/language/engines/inside/host/host-process';
import {
  startLanguageHost,
  type LanguageHostOptions,
} from '../../../src/main/language/engines/inside/host/host';

/** The language host within this process, with a model that a test gives it. */
export function inlineHost(load: LanguageHostOptions['load']): HostProcess {
  let toHost: (message: unknown) => void = () => {};
  let toMain: (message: unknown) => void = () => {};
  let ended = false;
  setImmediate(() =>
    startLanguageHost(
      {
        post: (message) => void (ended || toMain(message)),
        onMessage: (listener) => {
          toHost = listener;
        },
      },
      { load, onStopped: () => {} },
    ),
  );
  return {
    pid: undefined,
    post: (command) => void setImmediate(() => toHost(command)),
    onMessage: (listener) => {
      toMain = listener;
    },
    onExit: () => {},
    kill: () => {
      ended = true;
    },
  };
}
