import type { TextsOf } from '../texts-of';
import type { texts as vi } from '../vi/design';

export const texts: TextsOf<typeof vi> = {
  title: 'Components',
  lead: 'What all pages share, each part in the states that it has.',
  buttons: 'Buttons',
  fields: 'Fields',
  states: 'States',
  map: 'Map',
  name: 'Name',
  nameHint: 'As in your papers.',
  nameNeeded: 'Enter your name',
  story: 'What do you see?',
  primary: 'Main action',
  second: 'Second action',
  danger: 'Cannot be undone',
  mapLabel: 'Map of the city, to choose a place',
  happened: 'The report was received.',
  passed: 'It was passed to the agency.',
};
