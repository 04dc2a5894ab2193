import { expect, it, vi } from 'vitest';
import { valueApart } from '../../../../src/main/app/run/flags';

vi.mock('electron', () => ({}));

it('finds the value of a switch that stands apart from it', () => {
  expect(valueApart(['jamak', '--user-data', '/srv/j', 'show.jamak'], 'user-data')).toBe('/srv/j');
  for (const argv of [
    ['jamak'],
    ['jamak', '--user-data=/srv/j'],
    ['jamak', '--user-data'],
    ['jamak', '--user-data', ''],
    ['jamak', '--user-data', '--demo'],
    ['jamak', '--user-data-dir', '/srv/j'],
  ]) {
    expect(valueApart(argv, 'user-data')).toBeUndefined();
  }
});
