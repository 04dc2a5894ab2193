// What a stock Electron runs when it is given an app's folder: names the app as its package.json says, then loads it.
// It is packed into the runtime's resources/default_app.asar; process.argv stays as it is, as in a stock Electron.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const args = process.argv.slice(1);
const preloads = [];
let folder;
for (let at = 0; at < args.length && folder === undefined; at += 1) {
  if (args[at] === '-r' || args[at] === '--require') preloads.push(args[(at += 1)]);
  else if (!args[at].startsWith('-')) folder = path.resolve(args[at]);
}

if (preloads.length > 0) Module._preloadModules(preloads);
if (folder === undefined) {
  console.error("Give the app's folder as the first argument.");
  app.exit(1);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  load(folder);
}

function load(appPath) {
  const manifestPath = path.join(appPath, 'package.json');
  let type;
  if (fs.existsSync(manifestPath)) {
    const manifest = JSON.parse(fs.readFileSync(manifestPath, 'utf8'));
    type = manifest.type;
    app.name = manifest.productName || manifest.name;
    if (manifest.version) app.setVersion(manifest.version);
    app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
    app.setAppPath(appPath);
  }
  const entry = Module._resolveFilename(appPath, null, true);
  if (entry.endsWith('.mjs') || (type === 'module' && entry.endsWith('.js')))
    void import(pathToFileURL(entry));
  else Module._load(entry, Module, true);
}
