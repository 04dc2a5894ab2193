import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const IN_PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/u;

/** The folders of the npm packages that modules are from, sorted. `moduleIds`: as the bundler names them. */
export function packagesOf(moduleIds: readonly string[]): string[] {
  const folders = moduleIds.flatMap((id) => IN_PACKAGE.exec(id.replace(/^\0/u, ''))?.[1] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * A plugin of Vite's that notes which npm packages end up in a bundle, in `folder/NAME.json`: their licences go with the
 * app (scripts/package/notices.mjs).
 */
export function noteBundled(name: string, folder: string): Plugin {
  const modules = new Set<string>();
  return {
    name: 'jamak-note-bundled',
    writeBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk') for (const id of part.moduleIds) modules.add(id);
      }
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(packagesOf([...modules]), null, 2));
    },
  };
}
