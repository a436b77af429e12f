import type { PhotoBody } from '../../contracts/api/photos';
import type { PhotoRow } from '../../db/stores/photo-store';
import type { Audience } from '../public/audience';
import { photoPaths } from './photo-links';

interface View {
  audience: Audience;
  /** Signs the links. */
  key: Buffer;
  /** Begins the links; empty for pages, which are on the same host. */
  publicUrl: string;
  now: number;
}

/** The photos that an audience may see: everybody those that are published, the citizen all but those of staff's notes. */
export function toPhotoBodies(photos: PhotoRow[], { audience, key, publicUrl, now }: View): PhotoBody[] {
  return photos
    .filter(({ stage, published }) => audience === 'staff' || (audience === 'citizen' ? stage !== 'note' : published))
    .map(({ id, stage, published, width, height }) => {
      const { web, thumbnail } = photoPaths(key, id, now);
      return { id, stage, published, width, height, links: { web: publicUrl + web, thumbnail: publicUrl + thumbnail } };
    });
}
