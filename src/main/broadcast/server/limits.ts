/** What one server bears; all of it is far more than a streamer, their viewers and their tools need. */
export const LIMITS = {
  /** Pages and tools that listen at once. */
  clients: 600,
  /** Of these, from one other device. */
  clientsPerDevice: 40,
  /** Connections at once, those that listen among them; more are dropped by the system's call. */
  connections: 1000,
  /** Of these, from one other device. */
  connectionsPerDevice: 80,
  /** Connections that have not shown a token yet; the oldest gives way to the newest. */
  strangers: 128,
  headerBytes: 8 * 1024,
  /** For the whole head of a request, ms. */
  headersMs: 5_000,
  /** For a whole request, ms. */
  requestMs: 10_000,
  /** How long a connection stays open without a request, ms. */
  keepAliveMs: 5_000,
  bodyBytes: 64 * 1024,
  /** Of a message that comes by WebSocket, of which none is wanted, bytes. */
  socketBytes: 1024,
  /** What may wait for one client besides what it began with, bytes. */
  queueBytes: 512 * 1024,
  /** Between signs of life, ms. */
  beatMs: 15_000,
  /** How long a client may leave what waits for it untouched, ms. */
  stalledMs: 30_000,
} as const;

/** Requests that may come at once, and how many more each second; `requests` are those with a token. */
export const RATES = {
  /** From this machine. */
  ownRequests: { burst: 1500, perSecond: 100 },
  /** From one other device. */
  deviceRequests: { burst: 300, perSecond: 20 },
  /** Without a token, from one address. */
  strangers: { burst: 40, perSecond: 4 },
  /** Of those that change something, whoever sends them. */
  changes: { burst: 40, perSecond: 5 },
} as const;
