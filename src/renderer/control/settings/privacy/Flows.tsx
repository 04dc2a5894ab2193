import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/context';
import { useUpdates } from '../updates/use-updates';
import { flowsOf } from './flows';
import classes from './privacy.module.css';

/** What goes where with the settings as they are. */
export function Flows() {
  const { t } = useTranslation();
  const settings = useSession((state) => state.settings);
  const { state: updates } = useUpdates();
  return (
    <dl className={classes.flows} data-testid="flows">
      {flowsOf(settings, updates?.address ?? null).map(({ what, where, hosts }) => (
        <div key={what} className={classes.flow} data-where={where} data-testid={`flow-${what}`}>
          <dt>{t(`privacy.flows.${what}`)}</dt>
          <dd>
            <span className={classes.where}>{t(`privacy.where.${where}`)}</span>
            {hosts.length > 0 && (
              <span className={classes.hosts} dir="ltr">
                {hosts.join(', ')}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
