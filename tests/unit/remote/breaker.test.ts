import { beforeEach, describe, expect, it } from 'vitest';
import { Breaker, growingWait, type Attempt } from '../../../src/main/remote/breaker';
import { JamakError, type MessageCode } from '../../../src/shared/errors';

let now = 0;
beforeEach(() => {
  now = 0;
});

interface Options {
  readonly failures?: (error: JamakError) => number;
  readonly random?: () => number;
}

/** A breaker of three failures and 5 s to a minute, and what it told. */
function setUp({ failures = () => 3, random = () => 1 }: Options = {}) {
  const told: string[] = [];
  const breaker = new Breaker({
    failures,
    waitMs: growingWait({ firstMs: 5000, longestMs: 60_000, random }),
    now: () => now,
    onDown: ({ code }) => told.push(`down ${code}`),
    onUp: ({ code }) => told.push(`up after ${code}`),
  });
  return { breaker, told };
}

function errorOf(code: MessageCode, params: Record<string, number> = {}): JamakError {
  return new JamakError(code, { retryable: true, params });
}

function begin(breaker: Breaker): Attempt {
  const attempt = breaker.begin();
  if (!attempt) throw new Error('no call may be made');
  return attempt;
}

function fail(breaker: Breaker, code: MessageCode, params: Record<string, number> = {}): boolean {
  return begin(breaker).failed(errorOf(code, params));
}

/** Three failures in a row, the last of which opens it for 5 s. */
function opened() {
  const all = setUp();
  for (let call = 0; call < 3; call++) fail(all.breaker, 'server-unreachable');
  return all;
}

describe('Breaker', () => {
  it('leaves a server alone after three failures in a row', () => {
    const { breaker } = setUp();
    fail(breaker, 'server-failed');
    fail(breaker, 'server-failed');
    begin(breaker).succeeded();
    fail(breaker, 'server-failed');
    fail(breaker, 'server-failed');
    expect(breaker.usable).toBe(true);
    expect(breaker.outage).toBeNull();
    fail(breaker, 'server-failed');
    expect(breaker.usable).toBe(false);
    expect(breaker.outage?.code).toBe('server-failed');
  });

  it('may need more of one kind of failure than of another', () => {
    const { breaker } = setUp({ failures: ({ code }) => (code === 'server-bad-answer' ? 2 : 1) });
    fail(breaker, 'server-bad-answer');
    expect(breaker.usable).toBe(true);
    fail(breaker, 'server-bad-answer');
    expect(breaker.usable).toBe(false);
    now += 5000;
    begin(breaker).succeeded();
    fail(breaker, 'server-timeout');
    expect(breaker.usable).toBe(false);
  });

  it('takes a call that comes all the same for none, and still knows what was wrong', () => {
    const { breaker } = opened();
    expect(breaker.begin()).toBeNull();
    expect(breaker.outage?.code).toBe('server-unreachable');
  });

  it('lets one call try it after a while, and all others after that one succeeded', () => {
    const { breaker } = opened();
    now += 4999;
    expect(breaker.usable).toBe(false);
    now += 1;
    expect(breaker.usable).toBe(true);
    const trial = begin(breaker);
    expect(breaker.usable).toBe(false);
    expect(breaker.begin()).toBeNull();
    trial.succeeded();
    expect(breaker.usable).toBe(true);
    expect(breaker.outage).toBeNull();
  });

  it('lets another call try it when the first one was given up', () => {
    const { breaker } = opened();
    now += 5000;
    begin(breaker).abandoned();
    expect(breaker.usable).toBe(true);
    expect(breaker.outage?.code).toBe('server-unreachable');
  });

  it('waits twice as long after each failed try, up to a minute', () => {
    const { breaker } = opened();
    for (const waitMs of [5000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
      now += waitMs - 1;
      expect(breaker.usable).toBe(false);
      now += 1;
      expect(breaker.usable).toBe(true);
      fail(breaker, 'server-unreachable');
    }
  });

  it('begins with short waits again once it has worked', () => {
    const { breaker } = opened();
    now += 5000;
    fail(breaker, 'server-unreachable');
    now += 10_000;
    begin(breaker).succeeded();
    for (let call = 0; call < 3; call++) fail(breaker, 'server-unreachable');
    now += 5000;
    expect(breaker.usable).toBe(true);
  });

  it('jitters the wait', () => {
    const { breaker } = setUp({ failures: () => 1, random: () => 0 });
    fail(breaker, 'server-timeout');
    now += 2499;
    expect(breaker.usable).toBe(false);
    now += 1;
    expect(breaker.usable).toBe(true);
  });

  it('waits for as long as the server asks', () => {
    const { breaker } = setUp({ failures: () => 1 });
    fail(breaker, 'server-failed', { retryAfterMs: 30_000 });
    now += 29_999;
    expect(breaker.usable).toBe(false);
    now += 1;
    expect(breaker.usable).toBe(true);
  });

  it.each(['server-key-refused', 'server-forbidden', 'server-quota', 'server-model-missing'] as const)(
    'is not tried again after %s until the settings change',
    (code) => {
      const { breaker } = setUp();
      fail(breaker, code);
      now += 24 * 3_600_000;
      expect(breaker.usable).toBe(false);
      breaker.reset();
      expect(breaker.usable).toBe(true);
    },
  );

  it('learns nothing from a call that was given up', () => {
    const { breaker, told } = setUp({ failures: () => 1 });
    begin(breaker).abandoned();
    expect(breaker.usable).toBe(true);
    expect(breaker.outage).toBeNull();
    expect(told).toEqual([]);
  });

  it('hears the end of each call once', () => {
    const { breaker } = setUp({ failures: () => 1 });
    const attempt = begin(breaker);
    attempt.abandoned();
    expect(attempt.failed(errorOf('server-failed'))).toBe(false);
    expect(breaker.usable).toBe(true);
  });

  it('tells an outage once and its end once, and in between what turns out to last', () => {
    const { breaker, told } = opened();
    expect(told).toEqual(['down server-unreachable']);
    for (const code of ['server-unreachable', 'server-failed', 'server-quota'] as const) {
      now += 60_000;
      fail(breaker, code);
    }
    expect(told).toEqual(['down server-unreachable', 'down server-quota']);
    breaker.reset();
    fail(breaker, 'server-quota');
    expect(told.slice(2)).toEqual(['down server-quota']);
    breaker.reset();
    begin(breaker).succeeded();
    expect(told.slice(3)).toEqual(['up after server-quota']);
  });

  it('hears nothing of calls that began before an outage or before other settings', () => {
    const { breaker, told } = setUp({ failures: () => 1 });
    const [first, second, third] = [begin(breaker), begin(breaker), begin(breaker)];
    expect(first.failed(errorOf('server-failed'))).toBe(true);
    expect(second.failed(errorOf('server-key-refused'))).toBe(false);
    third.succeeded();
    expect(breaker.outage?.code).toBe('server-failed');
    now += 5000;
    const trial = begin(breaker);
    breaker.reset();
    expect(trial.failed(errorOf('server-key-refused'))).toBe(false);
    expect(breaker.usable).toBe(true);
    expect(told).toEqual(['down server-failed']);
  });
});
