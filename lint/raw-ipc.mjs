import { relative, sep } from 'node:path';

/** Electron's own channels, and the only folder where each may be named. */
const DOORWAYS = {
  ipcMain: {
    folder: 'src/main/ipc/',
    instead: 'add a request to src/shared/ipc.ts and a handler to src/main/ipc',
  },
  ipcRenderer: { folder: 'src/preload/', instead: "use the window's API from its preload" },
};

/** Keeps every message on the one doorway, which checks the sender and parses the content. */
export const rawIpc = {
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/');
    if (!path.startsWith('src/')) return {};
    return {
      Identifier(node) {
        const doorway = Object.hasOwn(DOORWAYS, node.name) && DOORWAYS[node.name];
        if (!doorway || path.startsWith(doorway.folder)) return;
        context.report({ node, message: `${node.name} belongs in ${doorway.folder}: ${doorway.instead}.` });
      },
    };
  },
};
