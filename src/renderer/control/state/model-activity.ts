import type { LocalModel, ModelActivity } from '../../../shared/local-models';

/** A model with which something is being done. */
export interface BusyModel {
  readonly model: LocalModel;
  readonly activity: ModelActivity;
}

/** The first of `models` with which something is being done, those that caption first. */
export function busyModel(models: readonly LocalModel[], used: readonly LocalModel[]): BusyModel | null {
  for (const model of [...used, ...models]) if (model.activity) return { model, activity: model.activity };
  return null;
}

/** How much of it is done, in whole percent; 0 where nobody can tell. */
export function percentOf(activity: ModelActivity): number {
  return activity.type === 'checking' ? Math.round(activity.share * 100) : 0;
}
