import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/session/report';
import { formatMoment } from '../../ui/format';

interface VersionSelectProps {
  readonly label: string;
  readonly all: readonly Report[];
  readonly shown: Report;
  /** The one that is exported, by when it was made. */
  readonly chosenAt: number;
  readonly onShow: (madeAt: number) => void;
  readonly testId: string;
}

/** Which version of a report is read, by who made it and when. */
export function VersionSelect({ label, all, shown, chosenAt, onShow, testId }: VersionSelectProps) {
  const { t, i18n } = useTranslation();
  return (
    <NativeSelect
      aria-label={label}
      size="xs"
      value={String(shown.madeAt)}
      onChange={({ currentTarget }) => onShow(Number(currentTarget.value))}
      data={all.map(({ author, madeAt }) => {
        const version = t('versions.option', {
          author: author.engine === 'embedded' ? t('versions.embedded') : author.model,
          date: formatMoment(madeAt, i18n.language),
        });
        return {
          value: String(madeAt),
          label: madeAt === chosenAt ? t('versions.chosen', { version }) : version,
        };
      })}
      data-testid={testId}
    />
  );
}
