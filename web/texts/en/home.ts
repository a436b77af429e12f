import type { TextsOf } from '../texts-of';
import type { texts as vi } from '../vi/home';

export const texts: TextsOf<typeof vi> = {
  title: 'Home',
  heading: 'Something wrong? Let the city know.',
  lead: 'A dark street lamp, rubbish, a blocked pavement, a flooded road… Each report goes to the agency in charge, with a due time, and you can follow it until there is an answer.',
  noAccount: 'No account is needed. Who reported is kept secret.',
  search: {
    heading: 'Follow a report',
    label: 'Reference',
    hint: 'For example {{example}}; capitals and dashes do not matter.',
    button: 'Show',
    invalid:
      'This reference is not right. It has 10 letters and digits after the city’s abbreviation; please compare each of them.',
  },
  steps: {
    heading: 'How it works',
    report: { title: 'You report', text: 'Take a photo or write what you see, and where. It takes a minute.' },
    handle: { title: 'The agency acts', text: 'It goes to the agency in charge; its time is counted in working days.' },
    judge: {
      title: 'You judge',
      text: 'Read the answer, say whether you are satisfied, or have it looked at again.',
    },
  },
  figures: {
    heading: 'The last 12 months',
    received: 'reports received',
    receivedNote: '{{open}} of them in progress',
    handled: 'were answered',
    handledNote: '{{part}} of {{of}} reports received',
    onTime: 'were answered in time',
    onTimeNote: '{{part}} of {{of}} reports answered',
    content: 'of ratings say satisfied or acceptable',
    contentNote: '{{part}} of {{of}} ratings',
    none: 'none yet',
    unavailable: 'The figures cannot be shown just now.',
  },
  recent: {
    heading: 'Just answered',
    none: 'No report has been answered yet.',
    unavailable: 'The list cannot be shown just now. You can still send a report.',
  },
};
