import type { ModelActivity } from '../../../shared/local-models';
import type { LoadProgress } from '../../speech/host/protocol';

/** A check is told in so many steps: as fine as anybody sees. */
const STEPS = 20;

type Named = { readonly id: string };

/** What is being done with local models at the moment, as windows show it. */
export class ModelActivities {
  readonly #onChanged: () => void;
  /** Both by the model's id. */
  readonly #loading = new Map<string, ModelActivity>();
  readonly #measuring = new Set<string>();

  /** @param onChanged what `of` tells has changed */
  constructor(onChanged: () => void) {
    this.#onChanged = onChanged;
  }

  /** A model that is measured is loaded first, if it was not. */
  of(id: string): ModelActivity | undefined {
    return this.#loading.get(id) ?? (this.#measuring.has(id) ? { type: 'measuring' } : undefined);
  }

  /** How far its loading is; null when it is over. */
  loads({ id }: Named, progress: LoadProgress | null): void {
    const before = this.#loading.get(id);
    const now = progress && activityOf(progress);
    if (now && JSON.stringify(now) === JSON.stringify(before)) return;
    if (now) this.#loading.set(id, now);
    else if (!this.#loading.delete(id)) return;
    this.#onChanged();
  }

  measures({ id }: Named, measuring: boolean): void {
    if (measuring) this.#measuring.add(id);
    else this.#measuring.delete(id);
    this.#onChanged();
  }
}

function activityOf(progress: LoadProgress): ModelActivity {
  if (progress.step === 'loading') return { type: 'loading' };
  return { type: 'checking', share: Math.floor(progress.share * STEPS) / STEPS };
}
