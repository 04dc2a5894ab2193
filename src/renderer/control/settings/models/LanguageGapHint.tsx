import { useTranslation } from 'react-i18next';
import type { ErrorValue } from '../../../../shared/errors';
import type { LocalModel } from '../../../../shared/local-models';
import { formatSize } from '../../../ui/format';
import { Callout, ErrorCallout } from '../../../ui/parts/Callout';
import { useModels } from '../../state/context';
import { nameLanguage, nameLanguages } from './language-names';
import classes from './LanguageGapHint.module.css';
import { ModelButton, ModelProgress } from './ModelButton';
import { useLanguageGap } from './use-language-gap';

/** Up to so many languages are worth naming. */
const FEW = 3;

/**
 * That the model in use does not know the language that is spoken, and the one that does: it is fetched and used with
 * one click. `brief`: where there is little room.
 */
export function LanguageGapHint({ brief = false }: { readonly brief?: boolean }) {
  const { t, i18n } = useTranslation();
  const gap = useLanguageGap();
  const errors = useModels((state) => state.errors);
  if (!gap) return null;

  const { better, current, known } = gap;
  const language = nameLanguage(gap.language, i18n.language);
  const error = better && (errors[better.id] ?? errorOf(better));

  function advice(model: LocalModel): string {
    const values = { language, model: model.name, size: formatSize(model.sizeBytes, i18n.language) };
    if (model.state.type === 'installed') return t('models.gapBetterHere', values);
    return `${t('models.gapBetter', values)} ${t('models.gapUntil', { language })}`;
  }

  return (
    <div className={classes.hint} data-testid="language-gap" data-state={better?.state.type}>
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
              <ModelButton model={better} prominent thenUse />
            </div>
          )
        }
      >
        {known.length <= FEW &&
          `${t('models.gapKnows', { languages: nameLanguages(known, i18n.language).names })} `}
        {!brief && (better ? advice(better) : t('models.gapNone', { language }))}
      </Callout>
      {error && <ErrorCallout error={error} />}
    </div>
  );
}

/** Why its download broke off. */
function errorOf({ state }: LocalModel): ErrorValue | null {
  return state.type === 'paused' ? state.error : null;
}
