import { join } from 'node:path';
import type { Config } from '../../config/config';
import { createDiskPhotoStorage } from '../../storage/disk-photo-storage';
import type { PhotoStorage } from '../../storage/photo-storage';
import { createS3PhotoStorage } from '../../storage/s3-photo-storage';

/** The photo storage that the settings name. */
export function openPhotoStorage({ settings, dataDir }: Config): PhotoStorage {
  const bucket = /^s3:\/\/(.+)$/.exec(settings.PAHT_PHOTO_STORAGE)?.[1];
  if (bucket === undefined) return createDiskPhotoStorage(join(dataDir, 'photos'));
  return createS3PhotoStorage({
    endpoint: settings.S3_ENDPOINT!,
    bucket,
    region: settings.AWS_REGION,
    accessKeyId: settings.AWS_ACCESS_KEY_ID!,
    secretAccessKey: settings.AWS_SECRET_ACCESS_KEY!,
  });
}
