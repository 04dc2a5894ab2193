import { inUse } from '../settings/models/model-list';
import { useModels, useSession } from '../state/context';

/** Whether the models that caption are still being loaded, checked or measured. */
export function useBusyModel(): boolean {
  const models = useModels((state) => state.models);
  const { engine, model } = useSession((state) => state.settings.speech);
  if (!models || engine !== 'local') return false;
  return inUse(models, model).some(({ activity }) => activity !== undefined);
}
