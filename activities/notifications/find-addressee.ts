import type { Database } from '../../db/connect';
import { readMessageContext, type MessageContext } from '../../db/read-models/message-context';
import { readCodeRecipient } from '../../db/stores/citizen-code-store';
import type { OutboxMessage } from '../../db/stores/outbox-store';
import type { CityData } from '../../domain/city/city-data';
import type { Links } from './render-message';

/** Whom a message goes to, and what it depends on them. */
export interface Addressee {
  to: string;
  context: MessageContext | null;
  language: 'vi' | 'en';
  forReporter: boolean;
  /** The agency that it is addressed to; null for the centre and for citizens. */
  recipient: string | null;
  /** What the template needs and no queue may hold. */
  secrets?: { code?: string; confirmUrl?: string };
  /** Where a follower ends it. */
  leaveUrl?: string;
}

/** Nobody can be reached, and why. */
export interface Unreachable {
  unreachable: string;
}

/** Finds the address of a message's audience: `reporter`, `follower@7`, `claimant@…`, or a role with its agency. */
export async function findAddressee(
  db: Database,
  city: CityData,
  links: Links,
  message: Pick<OutboxMessage, 'reference' | 'audience' | 'template'>,
): Promise<Addressee | Unreachable> {
  const [role = '', whose = null] = message.audience.split('@');
  if (role === 'claimant') return claimant(db, links, whose!);
  const context = await readMessageContext(db, message);
  if (role === 'reporter' || role === 'follower') {
    if (!context?.email) return { unreachable: NO_ADDRESS[role] };
    const { email: to, language, reference } = context;
    const person = { to, context, language: language ?? 'vi', forReporter: role === 'reporter', recipient: null };
    if (role === 'reporter') return person;
    const url = links.follower(reference, Number(whose));
    // Who has not confirmed yet follows nothing that could be ended.
    return message.template === FOLLOWER_CONFIRMATION
      ? { ...person, secrets: { confirmUrl: url } }
      : { ...person, leaveUrl: url };
  }
  const to = city.agencies.find(({ code }) => code === (whose ?? city.city.centreAgency))?.email;
  if (!to) return { unreachable: 'the agency has no address' };
  return { to, context, language: 'vi', forReporter: false, recipient: whose };
}

/** With it somebody confirms that they want to follow a report. */
export const FOLLOWER_CONFIRMATION = 'follower_confirmation';

const NO_ADDRESS = {
  reporter: 'no e-mail address was given',
  follower: 'the follower is not known any more',
} as const;

/** Somebody who wants to see their reports. */
async function claimant(db: Database, links: Links, id: string): Promise<Addressee | Unreachable> {
  const found = await readCodeRecipient(db, id);
  if (!found) return { unreachable: 'the code is not good any more' };
  const { email, language, known } = found;
  if (email === null) return { unreachable: 'there is no transport for text messages' };
  if (!known) return { unreachable: 'no report has this address' };
  return { to: email, context: null, language, forReporter: false, recipient: null, secrets: { code: links.code(id) } };
}
