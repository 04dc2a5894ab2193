import { useTranslation } from 'react-i18next';
import type { LocalModel } from '../../../../shared/local-models';
import { formatSize } from '../../../ui/format';
import { Callout } from '../../parts/Callout';
import { useModels, useSession } from '../../state/context';
import { nameLanguage, nameLanguages } from './language-names';
import classes from './LanguageGapHint.module.css';
import { languageGap, likelyLanguage } from './model-list';
import { ModelButton, ModelProgress } from './ModelButton';

/** Up to so many languages are worth naming. */
const FEW = 3;

/** That the model in use does not know the language that is spoken, and the one that does. */
export function LanguageGapHint() {
  const { t, i18n } = useTranslation();
  const models = useModels((state) => state.models);
  const { model: chosen, language: spoken } = useSession((state) => state.settings.speech);
  const interfaceLanguage = useSession((state) => state.language);
  const gap = models && languageGap(models, chosen, likelyLanguage(spoken, interfaceLanguage));
  if (!gap) return null;

  const { better, current, known } = gap;
  const language = nameLanguage(gap.language, i18n.language);

  function advice(model: LocalModel): string {
    const values = { language, model: model.name, size: formatSize(model.sizeBytes, i18n.language) };
    return t(model.state.type === 'installed' ? 'models.gapBetterHere' : 'models.gapBetter', values);
  }

  return (
    <div data-testid="language-gap">
      <Callout
        level="warning"
        title={
          current.origin === 'embedded'
            ? t('models.gapBuiltInTitle', { language })
            : t('models.gapTitle', { model: current.name, language })
        }
        action={
          better && (
            <div className={classes.action}>
              <ModelProgress model={better} />
              <ModelButton model={better} prominent />
            </div>
          )
        }
      >
        {known.length <= FEW &&
          `${t('models.gapKnows', { languages: nameLanguages(known, i18n.language).names })} `}
        {better ? advice(better) : t('models.gapNone', { language })}
      </Callout>
    </div>
  );
}
