import { useTranslation } from 'react-i18next';
import type { ReportBasis } from '../../../shared/session/report';

/** What a report was made from, in one line; what there was none of is left out. */
export function BasisLine({ basis }: { readonly basis: ReportBasis }) {
  const { t } = useTranslation();
  const parts = (['corrected', 'takenBack', 'gaps', 'marks', 'terms'] as const).flatMap((part) =>
    basis[part] > 0 ? [t(`basis.${part}`, { count: basis[part] })] : [],
  );
  return (
    <span data-testid="report-basis">
      {[
        t('basis.captions', { count: basis.captions }),
        ...(basis.windows > 1 ? [t('basis.windows', { count: basis.windows })] : []),
        ...parts,
      ].join(' · ')}
    </span>
  );
}
