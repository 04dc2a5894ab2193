import { useTranslation } from 'react-i18next';
import type { Author } from '../../../shared/session/digest';

interface AuthorLabelProps {
  readonly author: Author;
  /** Whether there was to be more of it. */
  readonly incomplete?: boolean | undefined;
}

/** Who wrote it, so that sentences picked from the captions are not taken for the words of a language model. */
export function AuthorLabel({ author, incomplete = false }: AuthorLabelProps) {
  const { t } = useTranslation();
  const words = ({ engine, model }: Author): string => {
    if (engine === 'embedded') return t('digest.authorEmbedded');
    return t(engine === 'inside' ? 'inside.author' : 'digest.authorModel', { model });
  };
  return (
    <span data-testid="author" data-engine={author.engine}>
      {words(author)}
      {incomplete && <span title={t('digest.incompleteHint')}> · {t('digest.incomplete')}</span>}
    </span>
  );
}
