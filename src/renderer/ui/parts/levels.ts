import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';

/** How serious something is, as a picture. */
export const LEVEL_ICONS = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconCircleX };
