import type { ChangeEvent, ReactElement } from 'react';
import { Field, type FieldProps } from './field';
import styles from './text-field.module.css';

interface Props extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'tel' | 'email' | 'search';
  autoComplete?: string;
  /** Makes it a text area. */
  rows?: number;
}

/** A field with a line or some lines of text. */
export function TextField({ value, onChange, type = 'text', autoComplete, rows, ...field }: Props): ReactElement {
  const typed = ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
    onChange(currentTarget.value);
  const common = { className: styles.input, value, autoComplete, onChange: typed };
  return (
    <Field {...field}>
      {(control) =>
        rows === undefined ? (
          <input type={type} {...common} {...control} />
        ) : (
          <textarea rows={rows} {...common} {...control} />
        )
      }
    </Field>
  );
}
