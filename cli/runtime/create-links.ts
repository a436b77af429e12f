import type { Links } from '../../activities/notifications/render-message';
import { accessTokenFor } from '../../security/access-token';
import { citizenCodeFor } from '../../security/citizen-code';
import { followerTokenFor } from '../../security/follower-token';
import type { Keys } from '../../security/keys';

/** What messages lead to; computed when they are sent, so that no queue holds a way in. */
export function createLinks(publicUrl: string, keys: Keys): Links {
  return {
    own: (reference) => `${publicUrl}/reports/${reference}?accessToken=${accessTokenFor(keys.accessToken, reference)}`,
    page: (reference) => `${publicUrl}/reports/${reference}`,
    follower: (reference, seq) =>
      `${publicUrl}/reports/${reference}/followers/${seq}?token=${followerTokenFor(keys.follower, reference, seq)}`,
    code: (id) => citizenCodeFor(keys.citizenCode, id),
  };
}
