import { expect, test } from 'vitest';
import { ModelActivities } from '../../../../src/main/app/speech/model-activities';
import type { LoadProgress } from '../../../../src/main/speech/host/protocol';

const checking = (share: number): LoadProgress => ({ type: 'progress', step: 'checking', share });
const LOADING: LoadProgress = { type: 'progress', step: 'loading', checkMs: 1 };
const model = { id: 'm' };

test('tells how a model is loaded and then measured, once for what can be seen', () => {
  const seen: string[] = [];
  const activities: ModelActivities = new ModelActivities(() => {
    const activity = activities.of('m');
    seen.push(activity?.type === 'checking' ? `${activity.type} ${activity.share}` : `${activity?.type}`);
  });
  activities.measures(model, true);
  for (let step = 0; step <= 100; step++) activities.loads(model, checking(step / 400));
  activities.loads(model, LOADING);
  activities.loads(model, null);
  activities.loads(model, null);
  activities.measures(model, false);
  expect(seen).toEqual([
    'measuring',
    'checking 0',
    'checking 0.05',
    'checking 0.1',
    'checking 0.15',
    'checking 0.2',
    'checking 0.25',
    'loading',
    'measuring',
    'undefined',
  ]);
  expect(activities.of('other')).toBeUndefined();
});
