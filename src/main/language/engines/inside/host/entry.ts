import { constants, setPriority } from 'node:os';
import { startLanguageHost } from './host';
import { loadModel } from './model';
import { leave, portToParent } from './port';

/** Entry of the language host: an Electron utility process, or a child of plain Node in tests. */

try {
  // Captions and the game go first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // A system that does not let it be changed runs it like all else.
}
startLanguageHost(portToParent(), { load: loadModel, onStopped: leave });
