import { useTranslation } from 'react-i18next';
import { FIRST_GLOSSARY, type Glossary } from '../../../shared/glossary';
import { useActions, useSession } from '../state/context';

interface Glossaries {
  readonly all: readonly Glossary[];
  /** The one that holds. */
  readonly current: Glossary;
  /** Its name; the first one has none of its own until the user gives it one. */
  readonly nameOf: (glossary: Glossary) => string;
  readonly choose: (id: string) => void;
  /** Adds a glossary and chooses it. */
  readonly add: (name: string) => Promise<void>;
  /** Changes the one that holds. */
  readonly change: (changes: Partial<Pick<Glossary, 'name' | 'terms'>>) => void;
  /** Deletes the one that holds; the last one can't be. */
  readonly remove: () => void;
}

/** The glossaries of the settings. */
export function useGlossaries(): Glossaries {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const all = useSession((state) => state.settings.glossaries);
  const chosenId = useSession((state) => state.settings.glossaryId);
  const current = all.find(({ id }) => id === chosenId) ?? all[0] ?? FIRST_GLOSSARY;
  return {
    all,
    current,
    choose: (glossaryId) => void changeSettings({ glossaryId }),
    nameOf: ({ id, name }) =>
      id === FIRST_GLOSSARY.id && name === FIRST_GLOSSARY.name ? t('glossary.firstName') : name,
    add(name) {
      const glossary = { id: crypto.randomUUID(), name, terms: [] };
      return changeSettings({ glossaries: [...all, glossary], glossaryId: glossary.id });
    },
    change: (changes) =>
      void changeSettings({
        glossaries: all.map((glossary) => (glossary === current ? { ...glossary, ...changes } : glossary)),
        glossaryId: current.id,
      }),
    remove() {
      const rest = all.filter((glossary) => glossary !== current);
      const next = rest[Math.max(0, all.indexOf(current) - 1)];
      if (next) void changeSettings({ glossaries: rest, glossaryId: next.id });
    },
  };
}
