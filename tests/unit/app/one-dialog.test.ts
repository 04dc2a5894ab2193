import { expect, it } from 'vitest';
import { OneDialog } from '../../../src/main/app/one-dialog';

it('answers who asks for a second dialog as if it had been closed, until the first is', async () => {
  const dialog = new OneDialog();
  let close = (_path: string): void => {};
  const first = dialog.ask(() => new Promise<string>((resolve) => (close = resolve)));
  const shown: string[] = [];
  const show = (name: string) => () => {
    shown.push(name);
    return Promise.resolve(name);
  };
  expect(await dialog.ask(show('second'))).toBeNull();
  expect(shown).toEqual([]);
  close('/a.mp4');
  expect(await first).toBe('/a.mp4');
  expect(await dialog.ask(show('third'))).toBe('third');
});

it('can be asked again after one that failed', async () => {
  const dialog = new OneDialog();
  await expect(dialog.ask(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(await dialog.ask(() => Promise.resolve('again'))).toBe('again');
});
