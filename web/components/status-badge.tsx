import type { ReactElement } from 'react';
import type { Status } from '../../domain/report/status';
import styles from './status-badge.module.css';

interface Props {
  status: { code: Status; label: string };
}

/** A status as a coloured word; the colour says nothing that the word does not. */
export function StatusBadge({ status }: Props): ReactElement {
  return (
    <span className={styles.badge} data-status={status.code}>
      {status.label}
    </span>
  );
}
