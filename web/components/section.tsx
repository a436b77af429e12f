import type { ReactElement, ReactNode } from 'react';
import styles from './section.module.css';

interface Props {
  /** Unique on its page. */
  id: string;
  heading: string;
  children: ReactNode;
}

/** A part of a page under a heading, which also names it. */
export function Section({ id, heading, children }: Props): ReactElement {
  return (
    <section className={styles.section} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}
