import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { JamakError } from '../../../../src/shared/errors';
import { chunk, collect, failure, FakeSpool, passTime, setUp, unreachable } from './open-fallback';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('while the server works', () => {
  test('it makes the finals, with what has come of them, and the local engine is not asked', async () => {
    const { primary, local, session, results, said } = setUp();
    session.submit(chunk('a'));
    primary.of('a')?.saySoFar('so');
    await passTime();
    primary.of('a')?.say('so far');
    await passTime();
    expect(results).toEqual(['interim a: so', 'final a: so far']);
    expect(local.sessions).toEqual([]);
    expect(said).toEqual([]);
    expect(session).toMatchObject({ thrifty: true, waiting: false, idle: false });
  });

  test('the local engine may make the interims that the server does not', async () => {
    const { local, session, results } = setUp({ localInterims: true });
    expect(session).toMatchObject({ thrifty: true, idle: true });
    session.submit({ ...chunk('a'), kind: 'interim' });
    await passTime();
    expect(local.submitted).toHaveLength(1);
    expect(results).toEqual(['interim a: local a']);
  });
});

describe('with a local engine that knows the language', () => {
  test('it stands in at once, in order, and it is said once; finals under way are not lost', async () => {
    const { primary, session, results, said } = setUp();
    for (const id of ['a', 'b', 'c']) session.submit(chunk(id));
    primary.of('c')?.say('server c');
    primary.of('b')?.fail(unreachable);
    await passTime();
    primary.of('a')?.fail(unreachable);
    await passTime();
    session.submit(chunk('d'));
    await passTime();
    expect(results).toEqual([
      'final a: local a',
      'final b: local b',
      'final c: server c',
      'final d: local d',
    ]);
    expect(said).toEqual(['server-unreachable local']);
    expect(session.waiting).toBe(false);
  });

  test('the server is tried now and then, with silence, and takes over when it answers', async () => {
    const { primary, session, results, said } = setUp();
    session.submit(chunk('a'));
    primary.of('a')?.fail(unreachable);
    await passTime(4999);
    expect(primary.of('silence')).toBeUndefined();
    await passTime(1);
    expect(primary.of('silence')?.chunk.samples).toEqual(new Float32Array(16_000));
    primary.of('silence')?.fail(unreachable);
    await passTime(4999);
    session.submit(chunk('b'));
    await passTime(1);
    primary.of('silence')?.say('');
    await passTime();
    session.submit(chunk('c'));
    primary.of('c')?.say('server c');
    await passTime();
    expect(primary.of('b')).toBeUndefined();
    expect(results).toEqual(['final a: local a', 'final b: local b', 'final c: server c']);
    expect(said).toEqual(['server-unreachable local', 'back after server-unreachable']);
    await passTime(60_000);
    expect(primary.submitted.filter(({ chunk: { utteranceId } }) => utteranceId === 'silence')).toHaveLength(
      2,
    );
  });

  test('interims and passes that may be useless are welcome meanwhile', async () => {
    const { primary, session } = setUp();
    session.submit(chunk('a'));
    primary.of('a')?.fail(unreachable);
    await passTime();
    expect(session).toMatchObject({ idle: true, thrifty: false });
  });

  test('one answer that makes no sense is no outage, two in a row are', async () => {
    const { primary, session, results, said } = setUp();
    for (const id of ['a', 'b']) {
      session.submit(chunk(id));
      primary.of(id)?.fail(failure('server-bad-answer', false));
      await passTime();
      session.submit(chunk(`${id}2`));
      primary.of(`${id}2`)?.say('well');
      await passTime();
    }
    expect(said).toEqual([]);
    expect(results).toEqual(['final a: local a', 'final a2: well', 'final b: local b', 'final b2: well']);
    for (const id of ['c', 'd']) {
      session.submit(chunk(id));
      primary.of(id)?.fail(failure('server-bad-answer', false));
      await passTime();
    }
    expect(said).toEqual(['server-bad-answer local']);
  });

  test('a refused key is told as such, also when something else was wrong before; new settings are tried at once', async () => {
    const { primary, engine, session, said } = setUp();
    session.submit(chunk('a'));
    primary.of('a')?.fail(unreachable);
    const refused = failure('server-key-refused', false);
    primary.respond = () => refused;
    await passTime(20_000);
    expect(said).toEqual(['server-unreachable local', 'server-key-refused local']);
    expect(engine.failure?.code).toBe('server-key-refused');
    // Another wrong key, then the right one.
    engine.reset();
    await passTime();
    primary.respond = () => '';
    engine.reset();
    await passTime();
    expect(said.slice(2)).toEqual(['server-key-refused local', 'back after server-key-refused']);
    expect(engine.failure).toBeNull();
  });

  test('a failure that lasts does not end the tries: another server behind the engine may be back', async () => {
    const { primary, session, said } = setUp();
    session.submit(chunk('a'));
    primary.of('a')?.fail(failure('server-quota', false));
    primary.respond = () => failure('server-quota', false);
    await passTime(60_000);
    expect(said).toEqual(['server-quota local']);
    primary.respond = () => '';
    await passTime(5000);
    expect(said).toEqual(['server-quota local', 'back after server-quota']);
  });

  test('a failure of the old settings says nothing of the new ones', async () => {
    const { primary, engine, session, results, said } = setUp();
    session.submit(chunk('a'));
    engine.reset();
    primary.of('a')?.fail(failure('server-key-refused', false));
    await passTime();
    expect(said).toEqual([]);
    expect(engine.failure).toBeNull();
    expect(results).toEqual(['final a: local a']);
  });

  test('what the local engine cannot do either fails with its reason', async () => {
    const { primary, local, session, results } = setUp();
    local.respond = () => new JamakError('model-missing');
    session.submit(chunk('a'));
    primary.of('a')?.fail(unreachable);
    await passTime();
    expect(results).toEqual(['failed a: model-missing']);
  });

  test('what it has no room for waits', async () => {
    const { primary, local, session, results } = setUp();
    local.respond = () => null;
    local.room = 1;
    for (const id of ['a', 'b', 'c']) session.submit(chunk(id));
    for (const id of ['a', 'b', 'c']) primary.of(id)?.fail(unreachable);
    await passTime();
    for (const id of ['a', 'b', 'c']) {
      local.of(id)?.say(`local ${id}`);
      await passTime(1000);
    }
    expect(results).toEqual(['final a: local a', 'final b: local b', 'final c: local c']);
  });
});

describe('without a local engine for the language', () => {
  test('finals wait for an hour and come in order when the server is back', async () => {
    const spool = new FakeSpool();
    const { primary, local, session, results, said } = setUp({ language: 'ko', spool });
    primary.respond = () => unreachable;
    const ids = Array.from({ length: 60 }, (_, index) => `u${index}`);
    for (const id of ids) {
      spool.sounds.set(id, chunk(id).samples);
      session.submit(chunk(id));
      await passTime(60_000);
    }
    expect(results).toEqual([]);
    expect(said).toEqual(['server-unreachable waits']);
    expect(session.waiting).toBe(true);
    expect(local.sessions).toEqual([]);
    primary.respond = ({ utteranceId, samples }) => `server ${utteranceId} ${samples.length}`;
    await passTime(5000);
    expect(results).toEqual(ids.map((id) => `final ${id}: server ${id} 16000`));
    expect(said).toEqual(['server-unreachable waits', 'back after server-unreachable']);
    expect(session.waiting).toBe(false);
  });

  test('not all that waited goes to the server at once, and what is said meanwhile comes after it', async () => {
    const { primary, session, results } = setUp({ language: 'ko' });
    primary.respond = () => unreachable;
    for (let index = 0; index < 20; index++) session.submit(chunk(`u${index}`));
    await passTime();
    const before = primary.submitted.length;
    primary.respond = ({ utteranceId }) => (utteranceId === 'silence' ? '' : null);
    await passTime(5000);
    session.submit(chunk('new'));
    const again = () => primary.submitted.slice(before + 1);
    expect(again()).toHaveLength(8);
    expect(session.waiting).toBe(true);
    for (let index = 0; index < 21; index++) {
      again()[index]?.say('well');
      await passTime();
    }
    expect(results).toEqual([
      ...Array.from({ length: 20 }, (_, index) => `final u${index}: well`),
      'final new: well',
    ]);
    expect(session.waiting).toBe(false);
  });

  test('one whose sound the server cannot take becomes a failure, and the others come', async () => {
    const { primary, session, results } = setUp({ language: 'ko' });
    primary.respond = ({ utteranceId }) => (utteranceId === 'b' ? failure('server-failed') : utteranceId);
    for (const id of ['a', 'b', 'c', 'd']) {
      session.submit(chunk(id));
      await passTime(1000);
    }
    await passTime(60_000);
    expect(results).toEqual(['final a: a', 'failed b: server-failed', 'final c: c', 'final d: d']);
  });

  test('a server that comes and goes fails nothing', async () => {
    const { primary, session, results } = setUp({ language: 'ko' });
    // Well for silence, and gone again before it has said anything else.
    primary.respond = ({ utteranceId }) => (utteranceId === 'silence' ? '' : unreachable);
    for (let round = 0; round < 10; round++) {
      session.submit(chunk(`u${round}`));
      await passTime(20_000);
    }
    expect(results).toEqual([]);
    primary.respond = () => 'well';
    await passTime(5000);
    expect(results).toEqual(Array.from({ length: 10 }, (_, round) => `final u${round}: well`));
  });

  test('what the spool had to give up fails and says so', async () => {
    const spool = new FakeSpool();
    const { primary, session, results } = setUp({ language: 'ko', spool });
    primary.respond = () => unreachable;
    for (const id of ['a', 'b']) {
      spool.sounds.set(id, chunk(id).samples);
      session.submit(chunk(id));
    }
    await passTime();
    vi.spyOn(spool, 'load').mockImplementation((id) =>
      Promise.resolve(id === 'a' ? null : chunk(id).samples),
    );
    primary.respond = ({ utteranceId }) => utteranceId;
    await passTime(10_000);
    expect(results).toEqual(['failed a: speech-spool-full', 'final b: b']);
  });

  test('what the spool throws at fails, and what comes after it does not', async () => {
    const spool = new FakeSpool();
    const { primary, session, results } = setUp({ language: 'ko', spool });
    primary.respond = () => unreachable;
    for (const id of ['a', 'b']) {
      spool.sounds.set(id, chunk(id).samples);
      session.submit(chunk(id));
    }
    await passTime();
    vi.spyOn(spool, 'load').mockImplementation((id) =>
      id === 'a' ? Promise.reject(new Error('nobody expected this')) : Promise.resolve(chunk(id).samples),
    );
    primary.respond = ({ utteranceId }) => utteranceId;
    await passTime(10_000);
    expect(results).toEqual(['failed a: speech-spool-full', 'final b: b']);
  });

  test('without a spool no more than ten minutes of sound are held', async () => {
    const { primary, session } = setUp({ language: 'ko' });
    primary.respond = () => unreachable;
    for (let index = 0; index < 60; index++) {
      session.submit(chunk(`u${index}`, 0, 10_000));
      await passTime();
    }
    expect(() => session.submit(chunk('one more', 0, 1000))).toThrow('speech-queue-full');
  });

  test('one that knows the language may come later and takes what waits', async () => {
    const localKnows: string[] = [];
    const { primary, session, results } = setUp({ language: 'ko', localKnows });
    primary.respond = () => unreachable;
    session.submit(chunk('a'));
    session.submit(chunk('b'));
    await passTime();
    localKnows.push('ko');
    await passTime(5000);
    expect(results).toEqual(['final a: local a', 'final b: local b']);
  });

  test('a session that ends leaves what waits to the spool; what is under way still gets its result', async () => {
    const spool = new FakeSpool();
    const { primary, session, results } = setUp({ language: 'ko', spool });
    for (const id of ['a', 'b', 'c']) {
      spool.sounds.set(id, chunk(id).samples);
      session.submit(chunk(id));
    }
    primary.of('b')?.fail(unreachable);
    await passTime();
    const ended = session.end();
    primary.of('a')?.say('server a');
    primary.of('c')?.fail(unreachable);
    await ended;
    await passTime();
    expect(results).toEqual([
      'final a: server a',
      'failed b: server-unreachable kept',
      'failed c: server-unreachable kept',
      'end',
    ]);
  });

  test('a final that was aborted while it waited gives no result', async () => {
    const { primary, session, results } = setUp({ language: 'ko' });
    primary.respond = () => unreachable;
    const controller = new AbortController();
    session.submit(chunk('a'), { signal: controller.signal });
    session.submit(chunk('b'));
    await passTime();
    controller.abort();
    primary.respond = ({ utteranceId }) => utteranceId;
    await passTime(10_000);
    expect(results).toEqual(['final b: b']);
    await session.end();
  });
});

test('all lanes learn at once that the server is away or back, and it is said once', async () => {
  const { primary, engine, session, results, said } = setUp({ language: 'ko' });
  const other = engine.startSession({ laneId: 'other', language: 'ko' });
  const others = collect(other);
  primary.respond = () => unreachable;
  session.submit(chunk('a'));
  await passTime();
  other.submit(chunk('b'));
  expect(other.waiting).toBe(true);
  expect(primary.of('b')).toBeUndefined();
  primary.respond = ({ utteranceId }) => utteranceId;
  await passTime(10_000);
  expect([...results, ...others]).toEqual(['final a: a', 'final b: b']);
  expect(said).toEqual(['server-unreachable waits', 'back after server-unreachable']);
});
