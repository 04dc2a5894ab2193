import { expect, it } from 'vitest';
import { busyModel, percentOf } from '../../../../../src/renderer/control/state/model-activity';
import { SENSE, TINY } from '../../local-models';

const loading = { ...TINY, activity: { type: 'loading' } as const };
const measured = { ...SENSE, activity: { type: 'measuring' } as const };

it('what is done with a model that captions is told first, then what is done with any other', () => {
  expect(busyModel([TINY, SENSE], [TINY])).toBeNull();
  expect(busyModel([loading, measured], [measured])).toEqual({
    model: measured,
    activity: measured.activity,
  });
  expect(busyModel([TINY, measured], [TINY])).toEqual({ model: measured, activity: measured.activity });
});

it('only a check has a share', () => {
  expect(percentOf({ type: 'checking', share: 0.35 })).toBe(35);
  expect(percentOf({ type: 'loading' })).toBe(0);
});
