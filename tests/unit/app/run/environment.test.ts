import { describe, expect, it } from 'vitest';
import { keepServersVerified, nameHome } from '../../../../src/main/app/run/environment';

describe('the environment', () => {
  it.each([
    ['0', true],
    ['1', false],
    [undefined, false],
  ])('keeps no server unverified (%s), and the rest stays', (value, unverified) => {
    const env = { ...(value !== undefined && { NODE_TLS_REJECT_UNAUTHORIZED: value }), PATH: '/bin' };
    expect(keepServersVerified(env)).toBe(unverified);
    expect(env).toEqual({ PATH: '/bin' });
  });

  it.runIf(process.platform === 'linux')(
    'names the home of the account where there is none, and leaves one alone',
    () => {
      const home = (): string => '/home/ann';
      for (const env of [{}, { HOME: '' }] as NodeJS.ProcessEnv[]) {
        expect(nameHome(env, home)).toBe('/home/ann/.config');
        expect(env).toEqual({ HOME: '/home/ann' });
      }
      expect(nameHome({ XDG_CONFIG_HOME: '/srv/ann' }, home)).toBeNull();
      const env = { HOME: '/srv' };
      expect(nameHome(env, home)).toBeNull();
      expect(env).toEqual({ HOME: '/srv' });
      // An account that is in no list of users.
      const nobody = (): string => {
        throw new Error('ENOENT');
      };
      expect(nameHome({}, nobody)).toBeNull();
    },
  );
});
