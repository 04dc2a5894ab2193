import classes from './digest.module.css';
import { written } from '../written';

/** Most important first. */
export function Keywords({ keywords }: { readonly keywords: readonly string[] }) {
  return (
    <ul className={classes.keywords} data-testid="keywords">
      {keywords.map((keyword) => (
        <li key={keyword} className={classes.keyword} {...written(keyword)}>
          {keyword}
        </li>
      ))}
    </ul>
  );
}
