import { useEffect, useState, type ReactElement } from 'react';

/** A picture that has not been sent yet. What the browser cannot show is named. */
export function PhotoPreview({ photo }: { photo: File }): ReactElement | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const created = URL.createObjectURL(photo);
    setUrl(created);
    return () => URL.revokeObjectURL(created);
  }, [photo]);
  return url === null ? null : <img src={url} alt={photo.name} />;
}
