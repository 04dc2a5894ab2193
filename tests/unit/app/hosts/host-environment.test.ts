import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hostEnvironment } from '../../../../src/main/app/hosts/host-environment';
import { temporaryFolder } from '../../scripts/temporary-folder';

const SECRETS = {
  OPENAI_API_KEY: 'sk-1',
  GROQ_API_KEY: 'gsk',
  HTTPS_PROXY: 'http://me:secret@proxy.example',
  https_proxy: 'http://me:secret@proxy.example',
  ALL_PROXY: 'socks5://proxy.example',
  GITHUB_TOKEN: 'gh',
  AWS_SECRET_ACCESS_KEY: 'aws',
  SSH_AUTH_SOCK: '/run/ssh',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
  NODE_OPTIONS: '--no-warnings',
  LD_PRELOAD: '',
  ELECTRON_RUN_AS_NODE: '1',
  PATHOLOGICAL: 'not PATH',
  MY_LANG: 'not LANG',
};

it('a host learns where the system’s things are, and no key, token, proxy or option', async () => {
  const passed = hostEnvironment({ ...process.env, ...SECRETS, PATH: process.env['PATH'], LC_ALL: 'C' });
  const path = join(temporaryFolder(), 'host.cjs');
  writeFileSync(path, 'process.send(process.env)');
  const host = fork(path, { env: passed });
  const [env] = (await once(host, 'message')) as [Record<string, string>];
  for (const name of Object.keys(SECRETS)) expect(Object.keys(env)).not.toContain(name);
  expect(JSON.stringify(env)).not.toMatch(/secret|sk-1/u);
  expect(env).toMatchObject({ PATH: process.env['PATH'], LC_ALL: 'C' });
});
