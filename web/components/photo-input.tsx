import { useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field';
import styles from './photo-input.module.css';
import { PhotoPreview } from './photo-preview';

interface Props {
  /** The `id` of the input, which the error summary links to. */
  id: string;
  photos: readonly File[];
  onChange: (photos: File[]) => void;
  max?: number;
  error?: string | undefined;
}

const MAX_BYTES = 15 * 1024 * 1024;

/** Chooses photos, or takes them where there is a camera; shows them, and lets each be left out again. */
export function PhotoInput({ id, photos, onChange, max = 5, error }: Props): ReactElement {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string[]>([]);

  const add = (files: File[]) => {
    const faults = files.map((file) => faultOf(file));
    const good = files.filter((_, index) => faults[index] === null);
    const room = max - photos.length;
    setRefused([
      ...files.flatMap(({ name }, index) => (faults[index] ? [t(`photos.${faults[index]}`, { name })] : [])),
      ...(good.length > room ? [t('photos.tooMany', { max })] : []),
    ]);
    onChange([...photos, ...good.slice(0, room)]);
  };
  const remove = (index: number) => {
    onChange(photos.filter((_, each) => each !== index));
    // The button that had the focus is gone.
    input.current?.focus();
  };

  return (
    <Field id={id} label={t('photos.label')} hint={t('photos.hint', { max })} error={error} optional>
      {(control) => (
        <>
          <label htmlFor={id} className={styles.choose}>
            {t('photos.add')}
            <input
              {...control}
              ref={input}
              type="file"
              accept="image/*"
              multiple
              className={styles.input}
              onChange={({ currentTarget }) => {
                add([...(currentTarget.files ?? [])]);
                // The same picture may be chosen again after it was left out.
                currentTarget.value = '';
              }}
            />
          </label>
          <div role="status" className={styles.refused}>
            {refused.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {photos.length > 0 && (
            <ul className={styles.photos} aria-label={t('photos.chosen')}>
              {photos.map((photo, index) => (
                <li key={`${photo.name}-${photo.lastModified}-${photo.size}`}>
                  <PhotoPreview photo={photo} />
                  <button
                    type="button"
                    onClick={() => remove(index)}
                    aria-label={t('photos.remove', { name: photo.name })}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  );
}

function faultOf({ type, size }: File): 'notAPicture' | 'tooLarge' | null {
  // Some phones give no type; the server looks at what is in it.
  if (type !== '' && !type.startsWith('image/')) return 'notAPicture';
  return size > MAX_BYTES ? 'tooLarge' : null;
}
