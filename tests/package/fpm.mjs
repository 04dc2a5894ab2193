// Stands in for fpm where electron-builder's own can't be fetched: lays out the files it is told of, and has Debian's
// dpkg-deb make the package of them. What it is told is what is tested.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const many = { type: 'string', multiple: true };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: { ...text, short: 's' },
    t: { ...text, short: 't' },
    force: { type: 'boolean' },
    d: { ...many, short: 'd' },
    'deb-recommends': many,
    'deb-compression': text,
    'deb-priority': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    license: text,
  },
});

const root = mkdtempSync(join(tmpdir(), 'jamak-deb-'));
try {
  for (const pair of positionals) {
    const at = pair.lastIndexOf('=');
    const [from, to] = [pair.slice(0, at), join(root, pair.slice(at + 1))];
    mkdirSync(from.endsWith('/') ? to : dirname(to), { recursive: true });
    if (from.endsWith('/')) execFileSync('cp', ['-a', `${from}.`, to]);
    else copyFileSync(from, to);
  }
  const about = join(root, 'DEBIAN');
  mkdirSync(about);
  for (const [script, file] of [
    ['postinst', values['after-install']],
    ['postrm', values['after-remove']],
  ]) {
    copyFileSync(file, join(about, script));
    chmodSync(join(about, script), 0o755);
  }
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    Depends: values.d.join(', '),
    Recommends: values['deb-recommends'].join(', '),
    Priority: values['deb-priority'],
    Homepage: values.url,
    Description: values.description.trim(),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(about, 'control'), lines.join(''));
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, values.package]);
} finally {
  rmSync(root, { recursive: true, force: true });
}
