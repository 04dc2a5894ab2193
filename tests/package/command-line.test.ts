import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, JFK } from '../e2e/jamak';
import { triesOf, whyNoOwnNetwork } from '../e2e/own-network';
import { test } from './account';

const FUSED = process.env['JAMAK_E2E_FUSED'] ?? '';

test('jamak, as it is given away, in a shell of somebody who never started it: captions a file, looks at itself, and asks no network', async ({
  account,
}) => {
  const user = account();
  const alone = whyNoOwnNetwork();
  test.skip(alone !== null, alone ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'jamak-counters-'));
  const counters = join(folder, 'counters');
  try {
    const options = { program: FUSED, counters, env: { LANG: 'C' } };
    const file = user.write('방송 1.wav', readFileSync(JFK));
    const written = await user.run(['transcribe', file, '--format', 'srt', '--out', user.home], options);
    const srt = join(user.home, '방송 1.srt');
    expect(written).toMatchObject({ code: 0, out: `${srt}\n` });
    expect(readFileSync(srt, 'utf8')).toMatch(/what your country can do/iu);
    expect(triesOf(counters)).toEqual({ tcp: 0, udp: 0 });

    const found = await user.run(['sessions', '--search', 'country', '--json'], options);
    expect(JSON.parse(found.out)).toHaveLength(1);
    const doctor = await user.run(['doctor', '--json'], options);
    const { findings } = JSON.parse(doctor.out) as { findings: { check: string; state: string }[] };
    const failed = findings.flatMap(({ check, state }) => (state === 'failed' ? [check] : []));
    // There is no sound card in this network's machine, and nothing else may be amiss.
    expect(failed.filter((check) => check !== 'devices')).toEqual([]);
    expect(triesOf(counters)).toEqual({ tcp: 0, udp: 0 });
    expect((await user.run(['lisen'], options)).code).toBe(2);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await user.run(['--version'], options)).out).toBe(`${version}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
