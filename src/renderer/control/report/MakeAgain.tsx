import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MOST_REPORTS } from '../../../shared/session/report';
import { useSession } from '../state/context';
import type { ReportEngine } from '../state/language-jobs';
import classes from './report.module.css';

/** Makes another version of a report, by the engine of the settings or by the one that needs no model. */
export function MakeAgain({ onMake }: { readonly onMake: (by: ReportEngine) => void }) {
  const { t } = useTranslation();
  const { engine, model, reportModel } = useSession((state) => state.settings.languageEngine);
  const name = engine === 'server' ? reportModel || model : '';
  const button = {
    size: 'compact-sm',
    variant: 'subtle',
    color: 'gray',
    title: t('versions.kept', { most: MOST_REPORTS }),
    className: classes.again,
    'data-testid': 'make-report',
  } as const;
  if (engine === 'embedded') {
    return (
      <Button {...button} onClick={() => onMake('embedded')}>
        {t('versions.another')}
      </Button>
    );
  }
  return (
    <Menu position="top-start" shadow="lg" withinPortal>
      <Menu.Target>
        <Button {...button} rightSection={<IconChevronDown size={14} stroke={1.9} />}>
          {t('versions.another')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onMake('chosen')} data-testid="make-report-chosen">
          {name === '' ? t('versions.byChosenPlain') : t('versions.byChosen', { name })}
        </Menu.Item>
        <Menu.Item onClick={() => onMake('embedded')} data-testid="make-report-embedded">
          {t('versions.byEmbedded')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
