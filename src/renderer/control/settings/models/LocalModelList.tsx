import { Loader } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorCallout } from '../../../ui/parts/Callout';
import { useModelActions, useModels, useSession } from '../../state/context';
import { LIST } from '../../state/model-store';
import { HintedButton } from '../fields/HintedButton';
import { BuiltInRow } from './BuiltInRow';
import classes from './LocalModelList.module.css';
import { arrange, builtIn, inUse, likelyLanguage } from './model-list';
import { ModelRow } from './ModelRow';
import { QualityField } from './QualityField';
import { UnloadField } from './UnloadField';

/** The models of this computer: which one captions, and which others there are. */
export function LocalModelList() {
  const { t } = useTranslation();
  const { load, addFolder } = useModelActions();
  const models = useModels((state) => state.models);
  const error = useModels((state) => state.errors[LIST]);
  const { model: chosen, language: spoken } = useSession((state) => state.settings.speech);
  const interfaceLanguage = useSession((state) => state.language);

  if (!models) {
    return error ? (
      <ErrorCallout error={error} again={{ label: t('models.retry'), onClick: () => void load() }} />
    ) : (
      <output className={classes.wait}>
        <Loader size="xs" color="gray" />
        {t('models.loading')}
      </output>
    );
  }

  const language = likelyLanguage(spoken, interfaceLanguage);
  const embedded = builtIn(models);
  const others = arrange(models, language);
  const used = inUse(models, chosen);
  const usesEmbedded = used.every((model) => model.origin === 'embedded');
  return (
    <div className={classes.models}>
      <ul className={classes.list}>
        {embedded.length > 0 && (
          <BuiltInRow models={embedded} used={usesEmbedded} language={language}>
            {usesEmbedded && <QualityField />}
          </BuiltInRow>
        )}
        {others.map((model) => (
          <ModelRow key={model.id} model={model} used={used.includes(model)} language={language} />
        ))}
      </ul>
      {others.length === 0 && <p className={classes.none}>{t('models.none')}</p>}
      {error && <ErrorCallout error={error} />}
      <HintedButton
        icon={<IconFolderPlus size={16} stroke={1.75} />}
        label={t('models.addFolder')}
        hint={t('models.addFolderHint')}
        onClick={() => void addFolder()}
        testId="add-model-folder"
      />
      <UnloadField />
    </div>
  );
}
