import { describe, expect, it } from 'vitest';
import type { GenerateOptions } from '../../../../src/main/language/engines/inside/generator';
import {
  HostKeeper,
  LONGEST_HOLD_MS,
  TICK_MS,
} from '../../../../src/main/language/engines/inside/host/keeper';
import type { HostCommand, HostMessage } from '../../../../src/main/language/engines/inside/host/protocol';
import { WorkGate } from '../../../../src/main/language/engines/inside/work-gate';
import { JamakError } from '../../../../src/shared/errors';
import { ManualClock } from '../../../fakes/inside/manual-clock';
import { turns } from '../../../fakes/scripted-language-engine';

const WANTED = { system: 's', user: 'u', grammar: 'root ::= "x"', maxTokens: 5 };
const MODEL = { path: '/models/tiny.gguf', name: 'Tiny' };
const IDLE_MS = 60_000;

/** A host that does nothing by itself. */
class SilentHost {
  readonly commands: HostCommand[] = [];
  readonly pid = 1;
  killed = false;
  /** Whether it was killed because it hung. */
  hung = false;
  say: (message: HostMessage | { readonly type: 'nonsense' }) => void = () => {};
  die: () => void = () => {};

  post(command: HostCommand): void {
    this.commands.push(command);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.say = listener;
  }

  onExit(listener: () => void): void {
    this.die = listener;
  }

  kill(hangs = false): void {
    this.killed = true;
    this.hung = hangs;
  }

  /** Those that were asked so far. */
  get asked(): number[] {
    return this.commands.flatMap((command) => (command.type === 'generate' ? [command.id] : []));
  }

  load(): void {
    this.say({ type: 'host-ready' });
    this.say({ type: 'loading', share: 0.5 });
    this.say({ type: 'loaded', loadMs: 1 });
  }

  answer(id: number): void {
    this.say({ type: 'answer', id, text: 'x', inputTokens: 3, outputTokens: 1, tookMs: 1 });
  }
}

function open() {
  const clock = new ManualClock();
  const gate = new WorkGate(clock);
  const hosts: SilentHost[] = [];
  const loading: (number | null)[] = [];
  const keeper = new HostKeeper({
    spawn: () => {
      const host = new SilentHost();
      hosts.push(host);
      return host;
    },
    contextTokens: 4096,
    threads: 1,
    gate,
    idleMs: IDLE_MS,
    after: clock.after,
    onLoading: (share) => loading.push(share),
  });
  keeper.use(MODEL);
  const ask = (options: Partial<GenerateOptions> = {}): Promise<string> =>
    keeper
      .generate(WANTED, { signal: new AbortController().signal, live: true, ...options })
      .then(({ text }) => text)
      .catch((error: unknown) => (error instanceof JamakError ? error.code : String(error)));
  const lag = (lagMs: number): void => gate.onHappening({ type: 'lag', laneId: 'a', lagMs });
  return { clock, gate, hosts, keeper, loading, ask, lag };
}

describe('the language host', () => {
  it('is started by the first question, loads the model, and answers one question after the other', async () => {
    const { hosts, ask, loading } = open();
    expect(hosts).toEqual([]);
    const answers = [ask(), ask()];
    const [host] = hosts as [SilentHost];
    expect(host.asked).toEqual([]);
    host.load();
    expect(host.commands[0]).toEqual({ type: 'load', path: MODEL.path, contextTokens: 4096, threads: 1 });
    expect(loading).toEqual([0, 0.5, null]);
    expect(host.asked).toEqual([1]);
    host.answer(1);
    expect(host.asked).toEqual([1, 2]);
    host.answer(2);
    expect(await Promise.all(answers)).toEqual(['x', 'x']);
    expect(hosts).toHaveLength(1);
  });

  it('is ended when nothing was asked for a while, so that its memory comes back, and started again when needed', async () => {
    const { hosts, ask, clock, keeper } = open();
    const answer = ask();
    hosts[0]!.load();
    hosts[0]!.answer(1);
    await answer;
    for (let ms = 0; ms < IDLE_MS - TICK_MS; ms += TICK_MS) {
      clock.pass(TICK_MS);
      hosts[0]!.say({ type: 'pong' });
    }
    expect(hosts[0]!.killed).toBe(false);
    clock.pass(TICK_MS);
    expect(hosts[0]!.killed).toBe(true);
    expect(keeper.hostPid).toBeUndefined();
    void ask();
    expect(hosts).toHaveLength(2);
  });

  it('that dies fails what was asked, and the next question starts another', async () => {
    const { hosts, ask } = open();
    const answers = [ask(), ask()];
    hosts[0]!.load();
    hosts[0]!.die();
    expect(await Promise.all(answers)).toEqual(['inside-failed', 'inside-failed']);
    const next = ask();
    hosts[1]!.load();
    hosts[1]!.answer(3);
    expect(await next).toBe('x');
  });

  it('that hangs is killed: without an answer to pings, without progress in loading, without a sign of the model', async () => {
    const silent = open();
    const first = silent.ask();
    silent.hosts[0]!.load();
    silent.clock.pass(4 * TICK_MS);
    expect(silent.hosts[0]!.hung).toBe(true);
    expect(await first).toBe('inside-failed');
    expect(silent.hosts[0]!.killed).toBe(true);

    const stuck = open();
    const second = stuck.ask();
    stuck.hosts[0]!.say({ type: 'host-ready' });
    for (let tick = 0; tick < 24; tick++) {
      stuck.clock.pass(TICK_MS);
      stuck.hosts[0]!.say({ type: 'pong' });
    }
    expect(await second).toBe('inside-failed');

    const mute = open();
    const third = mute.ask();
    mute.hosts[0]!.load();
    for (let tick = 0; tick < 36; tick++) {
      mute.clock.pass(TICK_MS);
      mute.hosts[0]!.say({ type: 'pong' });
      if (tick < 10) mute.hosts[0]!.say({ type: 'working', id: 1 });
      expect(mute.hosts[0]!.killed).toBe(tick >= 33);
    }
    expect(await third).toBe('inside-failed');
  });

  it('that says what it may not, or cannot be started, has failed', async () => {
    const { hosts, ask } = open();
    const answer = ask();
    hosts[0]!.say({ type: 'nonsense' });
    expect(await answer).toBe('inside-failed');
    expect(hosts[0]!.killed).toBe(true);

    const never = new HostKeeper({
      spawn: () => {
        throw new Error('no process');
      },
      contextTokens: 1024,
      threads: 1,
    });
    never.use(MODEL);
    const signal = new AbortController().signal;
    await expect(never.generate(WANTED, { signal, live: true })).rejects.toMatchObject({
      code: 'inside-failed',
    });
  });

  it('tells why the model does not load, by the model’s name', async () => {
    const { hosts, keeper } = open();
    const asked = keeper.generate(WANTED, { signal: new AbortController().signal, live: true });
    hosts[0]!.say({ type: 'host-ready' });
    hosts[0]!.say({
      type: 'load-failed',
      error: { code: 'inside-model-unusable', params: {}, retryable: false },
    });
    await expect(asked).rejects.toMatchObject({
      code: 'inside-model-unusable',
      params: { model: 'Tiny' },
    });
  });

  it('leaves what is aborted, and takes the next question once it has', async () => {
    const { hosts, ask } = open();
    const abort = new AbortController();
    const answer = ask({ signal: abort.signal });
    const next = ask();
    hosts[0]!.load();
    abort.abort();
    expect(await answer).toMatch(/abort/i);
    expect(hosts[0]!.commands.at(-1)).toEqual({ type: 'cancel', id: 1 });
    expect(hosts[0]!.asked).toEqual([1]);
    hosts[0]!.say({ type: 'failed', id: 1, error: { code: 'unexpected', params: {}, retryable: false } });
    hosts[0]!.answer(2);
    expect(await next).toBe('x');
  });

  it('never has more waiting than it may, and is ended for another model', async () => {
    const { hosts, ask, keeper } = open();
    const answers = Array.from({ length: 9 }, () => ask());
    await turns();
    hosts[0]!.load();
    keeper.use({ path: '/models/other.gguf', name: 'Other' });
    const all = await Promise.all(answers);
    expect(all.filter((code) => code === 'inside-held')).toHaveLength(3);
    expect(all.filter((code) => code === 'inside-failed')).toHaveLength(6);
    expect(hosts[0]!.killed).toBe(true);
    keeper.close();
    expect(await ask()).toBe('inside-model-missing');
  });
});

describe('captions that lag', () => {
  it('hold the model until they have kept up for a while', async () => {
    const { hosts, ask, lag, clock } = open();
    const answer = ask();
    hosts[0]!.load();
    lag(3000);
    expect(hosts[0]!.commands.at(-1)).toEqual({ type: 'hold', held: true });
    lag(0);
    expect(hosts[0]!.commands.at(-1)).toEqual({ type: 'hold', held: true });
    clock.pass(2000);
    expect(hosts[0]!.commands.at(-1)).toEqual({ type: 'hold', held: false });
    hosts[0]!.answer(1);
    expect(await answer).toBe('x');
  });

  it('turn live questions away at once, and those under way after a while; a report waits', async () => {
    const { hosts, ask, lag, clock } = open();
    const report = ask({ live: false });
    const live = ask();
    hosts[0]!.load();
    lag(3000);
    expect(await ask()).toBe('inside-held');
    for (let ms = 0; ms < LONGEST_HOLD_MS; ms += 1000) {
      clock.pass(1000);
      hosts[0]!.say({ type: 'pong' });
      lag(3000);
    }
    expect(await live).toBe('inside-held');
    lag(0);
    clock.pass(2000);
    hosts[0]!.answer(1);
    expect(await report).toBe('x');
  });

  it('count for nothing once nobody speaks of them any more, or the session is over', () => {
    const { gate, lag, clock } = open();
    lag(3000);
    expect(gate.state).toBe('closed');
    clock.pass(5000);
    clock.pass(2000);
    expect(gate.state).toBe('open');
    lag(3000);
    gate.onHappening({ type: 'session-ended', endedAt: 0, durationMs: 0, reason: 'stopped' });
    clock.pass(2000);
    expect(gate.state).toBe('open');
  });

  it('are not waited for by a model that rests while a caption is decoded', async () => {
    const { clock, gate, hosts, ask, lag } = open();
    const live = ask();
    hosts[0]!.load();
    const holds = (): boolean[] =>
      hosts[0]!.commands.flatMap((command) => (command.type === 'hold' ? [command.held] : []));
    gate.onDecoding(true);
    expect([gate.state, holds()]).toEqual(['resting', [true]]);
    // Another is asked all the same, and the first is not given up as it is when captions lag.
    const other = ask();
    clock.pass(LONGEST_HOLD_MS);
    lag(3000);
    expect(gate.state).toBe('closed');
    gate.onDecoding(false);
    expect([gate.state, holds().at(-1)]).toEqual(['closed', true]);
    lag(0);
    clock.pass(2000);
    expect([gate.state, holds().at(-1)]).toEqual(['open', false]);
    hosts[0]!.answer(1);
    expect(await live).toBe('x');
    hosts[0]!.answer(2);
    expect(await other).toBe('x');
  });

  it('are not counted as silence of a model that rests', () => {
    const { clock, gate, hosts, ask } = open();
    void ask();
    hosts[0]!.load();
    gate.onDecoding(true);
    for (let tick = 0; tick < 60; tick++) {
      clock.pass(TICK_MS);
      hosts[0]!.say({ type: 'pong' });
    }
    expect(hosts[0]!.killed).toBe(false);
  });
});
