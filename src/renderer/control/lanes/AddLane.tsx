import { Button, FocusTrap, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/source';
import { StreamField } from '../source/StreamField';
import { useActions, useControl } from '../state/context';
import { ApplicationItems } from './ApplicationItems';
import { useLaneActions, useSourceName } from './use-lanes';

/** One source more, also while captions run. */
export function AddLane() {
  const { t } = useTranslation();
  const { pickMedia } = useActions();
  const { add } = useLaneActions();
  const devices = useControl((state) => state.devices);
  const nameOf = useSourceName();
  /** Whether an address is being entered; null until it was for the first time. */
  const [entering, setEntering] = useState<boolean | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (entering === false) button.current?.focus();
  }, [entering]);
  const addSource = (source: Source): void => void add(source, nameOf);
  const addFile = async (): Promise<void> => {
    const source = await pickMedia();
    if (source) await add(source, nameOf);
  };
  function addStream(url: string): void {
    setEntering(false);
    addSource({ kind: 'stream', url });
  }
  if (entering) {
    return (
      <FocusTrap active>
        <section aria-label={t('source.stream.name')}>
          <StreamField onFound={addStream} onCancel={() => setEntering(false)} />
          <Button fullWidth size="sm" variant="subtle" mt={6} onClick={() => setEntering(false)}>
            {t('lanes.addCancel')}
          </Button>
        </section>
      </FocusTrap>
    );
  }
  return (
    <Menu position="bottom-start" shadow="md" width="target">
      <Menu.Target>
        <Button
          fullWidth
          size="sm"
          variant="default"
          ref={button}
          leftSection={<IconPlus size={16} stroke={1.75} />}
          data-testid="add-lane"
        >
          {t('lanes.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => addSource({ kind: 'microphone' })} data-testid="add-microphone">
          {t('source.microphone.name')} · {t('source.deviceDefault')}
        </Menu.Item>
        {devices.map(({ id, label }, at) => (
          <Menu.Item key={id} onClick={() => addSource({ kind: 'microphone', deviceId: id })}>
            {label || t('source.deviceUnnamed', { number: at + 1 })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => addSource({ kind: 'system' })} data-testid="add-system">
          {t('source.system.name')}
        </Menu.Item>
        <Menu.Item onClick={() => setEntering(true)} data-testid="add-stream">
          {t('source.stream.name')}
        </Menu.Item>
        <Menu.Item onClick={() => void addFile()} data-testid="add-file">
          {t('source.chooseFile')}
        </Menu.Item>
        <Menu.Item onClick={() => addSource({ kind: 'sample' })} data-testid="add-sample">
          {t('source.sample.name')}
        </Menu.Item>
        <ApplicationItems onChoose={(name) => addSource({ kind: 'application', name })} />
      </Menu.Dropdown>
    </Menu>
  );
}
