import { useModels, useSession } from '../../state/context';
import { languageGap, likelyLanguage, type LanguageGap } from './model-list';

/** That the local models in use do not know a language that is spoken in any lane; null when they know all. */
export function useLanguageGap(): LanguageGap | null {
  const models = useModels((state) => state.models);
  const { model, language } = useSession((state) => state.settings.speech);
  const lanes = useSession((state) => state.settings.lanes);
  const interfaceLanguage = useSession((state) => state.language);
  if (!models) return null;
  const spoken = new Set(lanes.map((lane) => likelyLanguage(lane.language ?? language, interfaceLanguage)));
  for (const each of spoken) {
    const gap = languageGap(models, model, each);
    if (gap) return gap;
  }
  return null;
}
