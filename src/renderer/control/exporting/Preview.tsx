import { Loader, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportWish } from '../../../shared/exporting/options';
import type { ExportPreview } from '../../../shared/requests/exporting';
import { ErrorCallout } from '../../ui/parts/Callout';
import { useAsk } from '../../ui/link/use-ask';
import { useControlContext } from '../state/context';
import classes from './exporting.module.css';

/** Until nobody types any more, ms. */
const STILL_MS = 150;

interface PreviewProps {
  readonly sessionId: string;
  readonly wish: ExportWish;
}

/** How the file begins. */
export function Preview({ sessionId, wish }: PreviewProps) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const [asked] = useDebouncedValue(wish, STILL_MS);
  const { value, error, again } = useAsk(
    useCallback(() => api.previewExport({ sessionId, ...asked }), [api, sessionId, asked]),
  );
  // What was shown stays until the next is there.
  const [shown, setShown] = useState<ExportPreview | null>(null);
  if (value && value !== shown) setShown(value);
  const { format } = wish;

  return (
    <section className={classes.preview} aria-label={t('exporting.preview')}>
      <h3 className={classes.title}>{t('exporting.preview')}</h3>
      {error && <ErrorCallout error={error} again={{ label: t('history.again'), onClick: again }} />}
      {format === 'docx' || format === 'jamak' ? (
        <p className={classes.about}>{t(`exporting.noPreview.${format}`)}</p>
      ) : (
        !error && (
          <>
            {shown === null && (
              <output className={classes.about}>
                <Loader size="sm" aria-label={t('exporting.previewLoading')} />
              </output>
            )}
            {shown !== null && (
              <Textarea
                readOnly
                aria-label={t('exporting.preview')}
                classNames={{
                  root: classes.grow ?? '',
                  wrapper: classes.grow ?? '',
                  input: classes.text ?? '',
                }}
                wrap="off"
                value={shown.text}
                data-testid="export-preview"
              />
            )}
            {shown?.cut && <p className={classes.hint}>{t('exporting.previewCut')}</p>}
          </>
        )
      )}
    </section>
  );
}
