import type { ReactElement, ReactNode } from 'react';
import layout from '../../layout/layout.module.css';
import styles from './message-page.module.css';

/** A page that only has something to say: a heading, a text, a way on. */
export function MessagePage({ children }: { children: ReactNode }): ReactElement {
  return <div className={`${layout.narrow} ${layout.page} ${styles.message}`}>{children}</div>;
}
