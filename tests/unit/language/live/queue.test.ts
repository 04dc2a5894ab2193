import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LanguageQueue, type Job, type JobKind } from '../../../../src/main/language/live/queue';
import { gate, turns } from '../../../fakes/scripted-language-engine';

/** A queue whose jobs note when they begin, and end when told or aborted. */
function open(options: ConstructorParameters<typeof LanguageQueue>[0] = {}) {
  const queue = new LanguageQueue(options);
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, job: Partial<Job> = {}): void =>
    queue.add({
      kind: 'digest',
      key: name,
      priority: () => 0,
      deadlineMs: 1000,
      run: async (signal) => {
        log.push(`begin ${name}`);
        const { opened, open: end } = gate();
        ends.set(name, end);
        signal.addEventListener('abort', end);
        await opened;
        log.push(`${signal.aborted ? 'abort' : 'end'} ${name}`);
      },
      ...job,
    });
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await turns();
  };
  return { queue, log, add, end };
}

describe('LanguageQueue', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('begins nothing while its caller is still at work', async () => {
    const { log, add } = open();
    add('a');
    await Promise.resolve();
    expect(log).toEqual([]);
    await turns();
    expect(log).toEqual(['begin a']);
  });

  it('does two jobs at once', async () => {
    const { log, add, end, queue } = open();
    for (const name of ['a', 'b', 'c']) add(name);
    await turns();
    expect(log).toHaveLength(2);
    expect([queue.running, queue.waiting]).toEqual([2, 1]);
    await end('c');
    expect(log).toEqual(['begin c', 'begin b', 'end c', 'begin a']);
  });

  it('takes the more important first, and of equals the newest', async () => {
    const { log, add, end } = open({ workers: 1 });
    add('first');
    await turns();
    add('old', { priority: () => 0 });
    add('digest', { priority: () => 1 });
    add('new', { priority: () => 0 });
    add('newest', { priority: () => 2 });
    for (const name of ['first', 'newest', 'digest', 'new', 'old']) await end(name);
    expect(log.filter((line) => line.startsWith('begin'))).toEqual([
      'begin first',
      'begin newest',
      'begin digest',
      'begin new',
      'begin old',
    ]);
  });

  it('asks for priorities when a worker is free, not before', async () => {
    const { log, add, end } = open({ workers: 1 });
    let newest = 'a';
    add('first');
    await turns();
    for (const name of ['a', 'b']) {
      newest = name;
      add(name, { priority: () => (name === newest ? 2 : 0) });
    }
    add('digest', { priority: () => 1 });
    for (const name of ['first', 'b', 'digest']) await end(name);
    expect(log.filter((line) => line.startsWith('begin'))).toEqual([
      'begin first',
      'begin b',
      'begin digest',
      'begin a',
    ]);
  });

  it('puts a newer job in the place of one with its key that has not begun', async () => {
    const { log, add, end } = open({ workers: 1 });
    add('digest');
    await turns();
    const run = (name: string) => (): Promise<void> => {
      log.push(name);
      return Promise.resolve();
    };
    add('digest', { run: run('second') });
    add('digest', { run: run('third') });
    await end('digest');
    expect(log).toEqual(['begin digest', 'end digest', 'third']);
  });

  it('aborts a job at its deadline and goes on with the next', async () => {
    const { log, add } = open({ workers: 1 });
    add('next');
    add('slow', { deadlineMs: 500 });
    await turns();
    await vi.advanceTimersByTimeAsync(499);
    expect(log).toEqual(['begin slow']);
    await vi.advanceTimersByTimeAsync(1);
    await turns();
    expect(log).toEqual(['begin slow', 'abort slow', 'begin next']);
  });

  it('drops the oldest of the least important when too many wait, and counts it', async () => {
    const { log, add, end, queue } = open({ workers: 1, maxWaiting: 3 });
    add('first');
    await turns();
    add('digest', { priority: () => 1 });
    for (const name of ['a', 'b', 'c', 'd']) add(name);
    expect([queue.waiting, queue.crowdedOut]).toEqual([3, 2]);
    for (const name of ['first', 'digest', 'd', 'c']) await end(name);
    expect(log.filter((line) => line.startsWith('begin'))).toEqual([
      'begin first',
      'begin digest',
      'begin d',
      'begin c',
    ]);
  });

  it('tells when no job of a kind waits or runs', async () => {
    const { log, add, end, queue } = open({ workers: 1 });
    const settled = (kind: JobKind): void => void queue.settled(kind).then(() => log.push(`no ${kind}`));
    add('first', { kind: 'translation' });
    add('second', { kind: 'translation', priority: () => 1 });
    add('third', { kind: 'digest', priority: () => -1 });
    await turns();
    settled('translation');
    settled('digest');
    await end('second');
    await end('first');
    await end('third');
    settled('digest');
    await turns();
    expect(log.filter((line) => !line.startsWith('begin'))).toEqual([
      'end second',
      'end first',
      'no translation',
      'end third',
      'no digest',
      'no digest',
    ]);
  });

  it('gives up one kind and goes on with the other', async () => {
    const { log, add, end, queue } = open();
    add('old', { kind: 'translation' });
    add('digest', { priority: () => 1 });
    add('new', { kind: 'translation' });
    await turns();
    void queue.settled('translation').then(() => log.push('no translation'));
    await queue.clear('translation');
    await end('digest');
    expect(log).toEqual(['begin digest', 'begin new', 'abort new', 'no translation', 'end digest']);
    expect([queue.waiting, queue.running]).toEqual([0, 0]);
  });

  it('forgets and aborts everything when cleared, and works on afterwards', async () => {
    const { log, add, queue } = open({ workers: 1 });
    add('running');
    await turns();
    add('waiting');
    await queue.clear();
    expect([queue.waiting, queue.running]).toEqual([0, 0]);
    add('later');
    await turns();
    expect(log).toEqual(['begin running', 'abort running', 'begin later']);
  });
});
