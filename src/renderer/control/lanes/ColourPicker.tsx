import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANE_COLOURS, type LaneColour } from '../../../shared/source';
import { laneColour } from '../../ui/lane-colours';
import classes from './ColourPicker.module.css';
import { useLaneActions } from './use-lanes';

interface ColourPickerProps {
  readonly laneId: string;
  readonly colour: LaneColour;
}

/** The colour of a speaker's name. */
export function ColourPicker({ laneId, colour }: ColourPickerProps) {
  const { t } = useTranslation();
  const { change } = useLaneActions();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button
          type="button"
          className={classes.swatch}
          aria-label={t('lanes.colour')}
          aria-expanded={opened}
          title={t('lanes.colour')}
          onClick={toggle}
          data-testid="lane-colour"
        >
          <span style={{ background: laneColour(colour) }} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.palette} aria-label={t('lanes.colour')}>
        {LANE_COLOURS.map((each) => (
          <button
            key={each}
            type="button"
            className={classes.swatch}
            aria-label={t(`lanes.colours.${each}`)}
            aria-pressed={each === colour}
            title={t(`lanes.colours.${each}`)}
            onClick={() => {
              void change(laneId, { colour: each });
              close();
            }}
            data-testid={`colour-${each}`}
          >
            <span style={{ background: laneColour(each) }}>
              {each === colour && <IconCheck size={12} stroke={3} color="var(--panel)" />}
            </span>
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
