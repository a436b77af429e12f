import type { Recipient } from '../policy/policy';

/** Somebody who is told: a role, narrowed to an agency where the role has one; `follower` is everybody who follows. */
export interface Addressee {
  role: Recipient | 'follower';
  agency?: string;
}
