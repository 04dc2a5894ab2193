import { useTranslation } from 'react-i18next';
import type { Author } from '../../../shared/session/digest';

/** Who wrote it, so that sentences picked from the captions are not taken for the words of a language model. */
export function AuthorLabel({ author }: { readonly author: Author }) {
  const { t } = useTranslation();
  return (
    <span data-testid="author" data-engine={author.engine}>
      {author.engine === 'embedded'
        ? t('digest.authorEmbedded')
        : t('digest.authorModel', { model: author.model })}
    </span>
  );
}
