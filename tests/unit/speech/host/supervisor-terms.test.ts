import { describe, expect, test } from 'vitest';
import type { ModelSpec } from '../../../../src/main/speech/models';
import { modelOf } from '../model-specs';
import { base, setUp } from './supervised';

const parakeet = modelOf('nemo-transducer', 'parakeet');

function open(model: ModelSpec) {
  const all = setUp();
  all.supervisor.load(model);
  all.hosts.last.start();
  const say = (): void => {
    const samples = new Float32Array(1);
    void all.supervisor.decode({ kind: 'final', models: [model], samples, terms: ['자막'] });
  };
  const told = () => all.hosts.last.jobs.map(({ terms }) => terms);
  const die = (): void => {
    all.hosts.last.die();
    all.time.pass(60_000);
    all.hosts.last.start();
  };
  return { ...all, say, told, die };
}

describe('terms', () => {
  test('go to a model that can be told', () => {
    const { say, told } = open(parakeet);
    say();
    expect(told()).toEqual([['자막']]);
  });

  test('do not go to one that cannot', () => {
    const { say, told } = open(base);
    say();
    expect(told()).toEqual([undefined]);
  });

  test('are left out of a job whose host died, and of all of a model after the second death', () => {
    const { hosts, say, told, die } = open(parakeet);
    say();
    die();
    expect(told()).toEqual([undefined]);
    hosts.last.finish();
    say();
    expect(told()).toEqual([undefined, ['자막']]);
    die();
    hosts.last.finish();
    say();
    expect(told()).toEqual([undefined, undefined]);
  });
});
