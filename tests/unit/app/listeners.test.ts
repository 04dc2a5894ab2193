import { describe, expect, it, vi } from 'vitest';
import { Listeners } from '../../../src/main/app/listeners';

describe('Listeners', () => {
  it('tells all in their order', () => {
    const told: string[] = [];
    const listeners = new Listeners<[number]>(() => {});
    listeners.add((value) => told.push(`first ${value}`));
    listeners.add((value) => told.push(`second ${value}`));
    listeners.tell(1);
    listeners.tell(2);
    expect(told).toEqual(['first 1', 'second 1', 'first 2', 'second 2']);
  });

  it('goes on after one that throws, and says so', () => {
    const onError = vi.fn<(error: unknown) => void>();
    const after = vi.fn<(value: string) => void>();
    const listeners = new Listeners<[string]>(onError);
    const error = new TypeError('Object has been destroyed');
    listeners.add(() => {
      throw error;
    });
    listeners.add(after);
    expect(() => listeners.tell('event')).not.toThrow();
    expect(after).toHaveBeenCalledWith('event');
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
  });

  it('tells no one who has left, also when they leave while being told', () => {
    const listeners = new Listeners<[]>(() => {});
    const second = vi.fn<() => void>();
    const leave = listeners.add(() => leave());
    listeners.add(second);
    listeners.tell();
    listeners.tell();
    expect(second).toHaveBeenCalledTimes(2);
  });
});
