import { createStore, type StoreApi } from 'zustand/vanilla';
import { PUSHES, type Reply } from '../../../shared/ipc';
import type { LocalModel } from '../../../shared/local-models';
import type { ControlApi } from '../../../shared/window-api';
import { asReply, withError, type ErrorsById } from '../../ui/link/reply';

export interface ModelState {
  /** null until they were listed. */
  readonly models: readonly LocalModel[] | null;
  /** What went wrong with a model, by its id; under LIST what went wrong with the list or a folder. */
  readonly errors: ErrorsById;
}

/** Under which `errors` holds what no single model is to blame for. */
export const LIST = '';

export interface Models {
  readonly store: StoreApi<ModelState>;
  /** Listens; the returned function stops it. */
  readonly connect: () => () => void;
  readonly load: () => Promise<void>;
  /** Begins or resumes. `thenUse`: it makes the captions as soon as it is here and was checked. */
  readonly download: (id: string, options?: { readonly thenUse?: boolean }) => Promise<void>;
  readonly pause: (id: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly measure: (id: string) => Promise<void>;
  /** Asks for a folder that holds a model. */
  readonly addFolder: () => Promise<void>;
}

export type ModelApi = Pick<
  ControlApi,
  | 'listModels'
  | 'downloadModel'
  | 'pauseModel'
  | 'deleteModel'
  | 'measureModel'
  | 'addModelFolder'
  | 'onModels'
>;

/**
 * The speech models of this computer and those that it could fetch. What is done to them is told by main. `onWished`
 * hears of a model that was fetched to be used, once, as soon as it can be.
 */
export function createModels(api: ModelApi, onWished: (id: string) => void = () => undefined): Models {
  const store = createStore<ModelState>(() => ({ models: null, errors: {} }));

  /** The model that is to be used when it is here. */
  let wished: string | null = null;

  function take(models: readonly LocalModel[]): void {
    store.setState({ models });
    const ready = models.some(
      ({ id, state, check }) =>
        id === wished && state.type === 'installed' && check.type !== 'running' && check.type !== 'failed',
    );
    if (!ready || wished === null) return;
    const id = wished;
    wished = null;
    onWished(id);
  }

  async function ask<T>(id: string, request: Promise<Reply<T>>): Promise<Reply<T>> {
    const reply = await asReply(request);
    store.setState(({ errors }) => ({ errors: withError(errors, id, reply) }));
    return reply;
  }

  async function load(): Promise<void> {
    const reply = await ask(LIST, api.listModels());
    if (reply.ok) take(reply.value);
  }

  return {
    store,
    load,
    connect: () =>
      api.onModels((payload) => {
        const { data: models } = PUSHES['models.changed'].payload.safeParse(payload);
        if (models) take(models);
      }),
    download: async (id, { thenUse = false } = {}) => {
      if (thenUse) wished = id;
      await ask(id, api.downloadModel({ id }));
    },
    pause: async (id) => void (await ask(id, api.pauseModel({ id }))),
    remove: async (id) => void (await ask(id, api.deleteModel({ id }))),
    measure: async (id) => void (await ask(id, api.measureModel({ id }))),
    async addFolder() {
      const reply = await ask(LIST, api.addModelFolder());
      if (reply.ok && reply.value) await load();
    },
  };
}
