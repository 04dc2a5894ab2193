/** What does the requests of Node's `fetch`. */
interface Dispatcher {
  dispatch(options: object, handler: unknown): boolean;
}

/** Where undici, which is Node's `fetch`, keeps it; by the number of its interface, the newest first. */
const PLACES = ['undici.globalDispatcher.2', 'undici.globalDispatcher.1'].map((name) => Symbol.for(name));

/**
 * What `fetch` is told so that it waits for as long as it is wanted: by itself, Node gives up a server that sends nothing
 * for five minutes, and a slow machine reads a long prompt for longer. Whoever fetches has deadlines of its own.
 *
 * To be called once Node has loaded its `fetch`, as it has when `Request` was looked at.
 */
export function ownDeadlines(): RequestInit {
  const nodes = PLACES.map((place) => Reflect.get(globalThis, place) as Dispatcher | undefined);
  const node = nodes.find((one) => one !== undefined);
  if (!node) return {};
  const dispatcher: Dispatcher = {
    dispatch: (options, handler) => node.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, handler),
  };
  // It is Node's own; what browsers know of `fetch` has none.
  return { dispatcher } as object;
}
