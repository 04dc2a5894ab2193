import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

const SUBPROTOCOL = 'obswebsocket.json';
const SALT = 'salt';
const CHALLENGE = 'challenge';
const AUTHENTICATION_FAILED = 4009;
const SUCCESS = 100;
const NOT_READY = 207;

type Data = Readonly<Record<string, unknown>>;
/** An answer's data, or the code of a refusal. */
type Answer = Data | number;

export interface ObsServerOptions {
  readonly password?: string;
  /** That of an earlier one, as when OBS is started again. */
  readonly port?: number;
  /** obs-websocket 4, which OBS had before version 28. */
  readonly old?: boolean;
  /** It lets everybody in, and refuses whatever it is asked until it is `ready`. */
  readonly loading?: boolean;
}

export interface ObsServer {
  readonly url: string;
  readonly port: number;
  /** What was asked, without what is asked about: `CreateInput` and so on. */
  readonly asked: { readonly request: string; readonly data: Data }[];
  /** How many times somebody was let in. */
  readonly identified: number;
  /** How many times somebody came. */
  readonly tries: number;
  /** What requests are answered; those of one name replace each other. */
  answer(request: string, answer: Answer | ((data: Data) => Answer)): void;
  emit(eventType: string, eventData?: Data): void;
  /** Somebody was let in since the last call. */
  nextIdentified(): Promise<void>;
  nextRequest(request: string): Promise<Data>;
  setPassword(password: string): void;
  /** Whether it answers, as it does not while it loads or changes its scene collection. */
  setReady(ready: boolean): void;
  /** Whoever is connected hears nothing any more, as when a cable is pulled. */
  cutOff(): void;
  /** Ends as OBS does when it is closed. */
  quit(): Promise<void>;
  /** Ends as OBS does when it crashes. */
  crash(): Promise<void>;
}

interface Message {
  readonly op: number;
  readonly d: {
    readonly requestId?: string;
    readonly requestType?: string;
    readonly requestData?: Data;
    readonly authentication?: string;
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/** What OBS 30 answers while it does nothing. */
const IDLE: Readonly<Record<string, Answer>> = {
  GetVersion: { obsVersion: '30.2.0', obsWebSocketVersion: '5.5.0', rpcVersion: 1 },
  GetRecordStatus: { outputActive: false, outputPaused: false, outputDuration: 0 },
  GetStreamStatus: { outputActive: false },
  GetSceneList: { scenes: [{ sceneName: 'End' }, { sceneName: 'Game' }] },
  GetCurrentProgramScene: { currentProgramSceneName: 'Game' },
  GetVideoSettings: { baseWidth: 1920, baseHeight: 1080 },
  GetInputKindList: { inputKinds: ['browser_source', 'ffmpeg_source'] },
  GetInputList: { inputs: [] },
  GetSceneItemList: { sceneItems: [] },
};

/** A WebSocket server that speaks OBS's protocol, version 5, with its authentication. */
export async function startObsServer(options: ObsServerOptions = {}): Promise<ObsServer> {
  let { password } = options;
  let ready = options.loading !== true;
  const answers = new Map<string, Answer | ((data: Data) => Answer)>(Object.entries(IDLE));
  const asked: { request: string; data: Data }[] = [];
  const sockets = new Set<WebSocket>();
  const cut = new WeakSet<WebSocket>();
  let identified = 0;
  let seen = 0;
  let tries = 0;
  const waiting = new Set<() => void>();
  const wake = (): void => waiting.forEach((check) => check());
  const until = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const check = (): void => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });

  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: options.port ?? 0,
    handleProtocols: () => (options.old ? false : SUBPROTOCOL),
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  server.on('connection', (socket) => {
    tries++;
    wake();
    const send = (op: number, d: Data): void => socket.send(JSON.stringify({ op, d }));
    if (options.old) return;
    const authentication =
      password === undefined ? {} : { authentication: { salt: SALT, challenge: CHALLENGE } };
    send(0, { obsWebSocketVersion: '5.5.0', rpcVersion: 1, ...authentication });
    socket.on('message', (raw) => {
      if (cut.has(socket)) return;
      const { op, d } = JSON.parse((raw as Buffer).toString()) as Message;
      if (op === 1) {
        const expected = password === undefined ? undefined : hash(hash(password + SALT) + CHALLENGE);
        if (d.authentication !== expected)
          return socket.close(AUTHENTICATION_FAILED, 'Authentication failed.');
        send(2, { negotiatedRpcVersion: 1 });
        sockets.add(socket);
        identified++;
        return wake();
      }
      const { requestId, requestType = '', requestData = {} } = d;
      const known = answers.get(requestType);
      const answer = !ready ? NOT_READY : typeof known === 'function' ? known(requestData) : (known ?? {});
      const refused = typeof answer === 'number';
      send(7, {
        requestType,
        requestId,
        requestStatus: { result: !refused, code: refused ? answer : SUCCESS },
        ...(!refused && { responseData: answer }),
      });
      asked.push({ request: requestType, data: requestData });
      wake();
    });
    socket.on('close', () => sockets.delete(socket));
  });

  const end = async (how: (socket: WebSocket) => void): Promise<void> => {
    for (const socket of server.clients) how(socket);
    const closed = once(server, 'close');
    server.close();
    await closed;
  };

  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    asked,
    get identified() {
      return identified;
    },
    get tries() {
      return tries;
    },
    answer: (request, answer) => void answers.set(request, answer),
    emit: (eventType, eventData = {}) => {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ op: 5, d: { eventType, eventIntent: 64, eventData } }));
      }
    },
    nextIdentified: async () => {
      seen = await until(() => (identified > seen ? identified : undefined));
    },
    nextRequest: async (request) => {
      const from = asked.length;
      return (await until(() => asked.slice(from).find((one) => one.request === request))).data;
    },
    setPassword: (next) => (password = next),
    setReady: (next) => (ready = next),
    cutOff: () => {
      for (const socket of sockets) cut.add(socket);
      sockets.clear();
    },
    quit: () =>
      end((socket) => {
        socket.send(JSON.stringify({ op: 5, d: { eventType: 'ExitStarted', eventIntent: 1 } }));
        socket.close(1001, 'Server stopping.');
      }),
    crash: () => end((socket) => socket.terminate()),
  };
}
