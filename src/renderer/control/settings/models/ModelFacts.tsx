import { useTranslation } from 'react-i18next';
import { nameLanguage, nameLanguages } from './language-names';
import classes from './ModelRow.module.css';

interface ModelFactsProps {
  readonly languages: readonly string[];
  /** The language that is spoken; it is named first when the model knows it. */
  readonly language: string;
  readonly facts: readonly string[];
}

/** What a model knows and costs, in two lines. */
export function ModelFacts({ languages, language, facts }: ModelFactsProps) {
  const { t, i18n } = useTranslation();
  const { names, more } = nameLanguages(languages, i18n.language, { wanted: language });
  const all = languages.map((code) => nameLanguage(code, i18n.language)).join(', ');
  return (
    <>
      <p className={classes.languages} title={more > 0 ? all : undefined}>
        {more > 0 ? t('models.languages', { names, count: more }) : names}
      </p>
      <p className={classes.facts}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
    </>
  );
}
