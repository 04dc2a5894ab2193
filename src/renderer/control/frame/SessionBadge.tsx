import { StatusBadge } from '../../ui/parts/StatusBadge';
import { useStatus } from '../state/use-status';
import { useElapsed } from './use-elapsed';

/** What is going on, in a word, and for how long. */
export function SessionBadge() {
  return <StatusBadge status={useStatus()} elapsedMs={useElapsed()} />;
}
