import { isBuiltin } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';

/** Marks in the table for packages that need no line of their own. */
const NODE = 'Node';
const NPM = 'npm packages';

/** Packages that only the layers naming them may import; NPM stands for all others. */
const OWNED = [
  'electron',
  'electron-log',
  'electron-updater',
  'libsql',
  'node-llama-cpp',
  'openai',
  'sherpa-onnx-node',
];

const TEXT = 'src/main/text';
const FEATURE = ['src/shared', 'src/main/files'];
const WITH_SERVERS = [...FEATURE, TEXT, 'src/main/remote'];
const CONTRACTS = 'src/main/*/contract';
const ELECTRON = [NODE, NPM, 'electron', 'electron-log', 'electron-updater'];
/** The rooms of main below `app`, which know nothing of Electron. */
const ROOMS = [
  'broadcast',
  'export',
  'files',
  'language',
  'media',
  'models',
  'recording',
  'remote',
  'session',
  'sources',
  'speech',
  'storage',
  'subtitles',
  'text',
].map((room) => `src/main/${room}`);
const APP = ['src/shared', ...ROOMS];

/**
 * Who may import whom. A layer is the files below a path (`*` is one name); the first that matches holds.
 * Every layer may import itself. The table goes from the ground up: no layer imports one that stands below it
 * here. `docs/architecture.md` has the reasons.
 */
export const LAYERS = {
  'src/shared': { modules: [], packages: ['zod'] },
  'src/preload': { modules: ['src/shared'], packages: ['electron'] },
  'src/renderer/ui': { modules: ['src/shared'], packages: [NPM] },
  'src/renderer/*': { modules: ['src/shared', 'src/renderer/ui'], packages: [NPM] },
  'src/main/files': { modules: ['src/shared'], packages: [NODE] },
  [TEXT]: { modules: ['src/shared'], packages: [NPM] },
  'src/main/remote': { modules: ['src/shared'], packages: [NODE, NPM, 'openai'] },
  'src/main/speech': { modules: WITH_SERVERS, packages: [NODE, NPM, 'openai', 'sherpa-onnx-node'] },
  'src/main/language': { modules: WITH_SERVERS, packages: [NODE, NPM, 'openai', 'node-llama-cpp'] },
  'src/main/storage': { modules: FEATURE, packages: [NODE, NPM, 'libsql'] },
  'src/main/recording': { modules: FEATURE, packages: [NODE, NPM] },
  'src/main/media': { modules: ['src/shared'], packages: [NODE, NPM] },
  'src/main/sources': { modules: ['src/shared', 'src/main/remote'], packages: [NODE, NPM] },
  'src/main/models': { modules: [...WITH_SERVERS, 'src/main/speech/models'], packages: [NODE, NPM] },
  'src/main/export': { modules: [...FEATURE, TEXT, CONTRACTS], packages: [NODE, NPM] },
  'src/main/subtitles': { modules: ['src/shared', TEXT], packages: [NODE, NPM] },
  'src/main/session': { modules: [...FEATURE, TEXT, CONTRACTS], packages: [NODE, NPM] },
  'src/main/broadcast/contract': { modules: ['src/shared'], packages: [] },
  'src/main/broadcast/mask': { modules: ['src/shared', TEXT], packages: [NPM] },
  'src/main/broadcast/public-feed': {
    modules: ['src/shared', 'src/main/broadcast/contract', 'src/main/broadcast/mask'],
    packages: [NPM],
  },
  // Each public surface: none of them can reach the feed, the store or another surface.
  'src/main/broadcast/*': {
    modules: [...FEATURE, 'src/main/remote', 'src/main/export', 'src/main/broadcast/contract'],
    packages: [NODE, NPM],
  },
  'src/main/app': { modules: APP, packages: ELECTRON },
  'src/main/cli': { modules: [...APP, 'src/main/app'], packages: ELECTRON },
  'src/main/ipc': { modules: [...APP, 'src/main/app'], packages: ELECTRON },
  'src/main/parts': { modules: [], packages: [] },
  'src/main/jamak': { modules: ['src/shared', 'src/main'], packages: ELECTRON },
  'src/main/index': { modules: ['src/shared', 'src/main'], packages: ELECTRON },
};

/** One engine: a file or a folder in some `engines/`, whose index joins them. */
const ENGINE = /^(.*\/engines)\/(?!index\b)([^/.]+)/;

/** The part of `path` that `pattern` stands for, or null when `path` is not in it. */
function within(path, pattern) {
  const source = pattern.replaceAll(/[.+]/g, '\\$&').replaceAll('*', '[^/]+');
  return new RegExp(`^(${source})(?:[/.]|$)`).exec(path)?.[1] ?? null;
}

function layerOf(path) {
  for (const [pattern, rule] of Object.entries(LAYERS)) {
    const name = within(path, pattern);
    if (name !== null) return { name, ...rule };
  }
  return null;
}

/** `@scope/name` or `name` of an import such as `name/part`. */
function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function mayImportPackage(layer, specifier) {
  if (isBuiltin(specifier)) return layer.packages.includes(NODE);
  const name = packageOf(specifier);
  return layer.packages.includes(name) || (layer.packages.includes(NPM) && !OWNED.includes(name));
}

function mayImportModule(layer, target) {
  return [layer.name, ...layer.modules].some((pattern) => within(target, pattern) !== null);
}

/**
 * Why the file at `path` may not import `specifier`; null when it may. `path` is relative to the project,
 * with slashes.
 */
export function breach(path, specifier) {
  const layer = layerOf(path);
  if (!layer)
    return path.startsWith('src/') ? `${path} is in no layer: give it one in lint/layers.mjs.` : null;
  const bare = specifier.replace(/\?.*$/, '');
  const local = bare.startsWith('.');
  const target = local
    ? relative('/', resolve('/', dirname(path), bare))
        .split(sep)
        .join('/')
    : bare;

  const [, engines, engine] = ENGINE.exec(path) ?? [];
  const [, otherEngines, otherEngine] = (local && ENGINE.exec(target)) || [];
  if (engine && engines === otherEngines && engine !== otherEngine) {
    return `Engine '${engine}' may not import engine '${otherEngine}': engines know nothing of each other.`;
  }
  if (local ? mayImportModule(layer, target) : mayImportPackage(layer, bare)) return null;
  const allowed = ['itself', ...layer.modules, ...layer.packages].join(', ');
  return `${layer.name} may not import ${target}. It may import: ${allowed}.`;
}

/** Every way to name a module: import, export … from, import(), require(), import x = require(), import('x').T. */
export const layers = {
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (source) => {
      const message = typeof source?.value === 'string' && breach(path, source.value);
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal ?? node.argument),
      TSExternalModuleReference: (node) => check(node.expression),
      CallExpression: (node) => {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') check(node.arguments[0]);
      },
    };
  },
};
