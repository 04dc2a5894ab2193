import { useTranslation } from 'react-i18next';
import { lacksTranslation, translationIn, type Caption } from '../../../shared/session/session-view';
import { written } from '../written';
import classes from './Row.module.css';

interface CaptionTranslationProps {
  readonly caption: Caption;
  /** Null for none. */
  readonly language: string | null;
}

/** A caption's translation once there is one, or that there will be none. */
export function CaptionTranslation({ caption, language }: CaptionTranslationProps) {
  const { t } = useTranslation();
  const translation = translationIn(caption, language);
  return (
    <>
      {lacksTranslation(caption, language) && (
        <p className={classes.missing} title={t('translation.missingHint')} data-testid="translation-missing">
          {t('translation.missing')}
        </p>
      )}
      {translation?.text && (
        <p
          className={classes.translation}
          {...written(translation.text)}
          lang={translation.language}
          data-draft={!translation.final || undefined}
          data-testid="translation"
        >
          {translation.text}
        </p>
      )}
    </>
  );
}
