import type { Bilingual } from '../domain/city/city-data';

/** What a page of the web application knows of its installation before it asks anything; sent within the page. */
export interface WebSettings {
  city: {
    name: Bilingual;
    centreName: Bilingual;
    referencePrefix: string;
    hotline: string | null;
    timeZone: string;
  };
  /** Background of maps; null where there is none, and the outlines of wards must do. */
  tiles: { url: string; attribution: string } | null;
  /** Whether there is a page with the messages that were not sent. */
  mailbox: boolean;
  /** Where the Temporal Web UI is, if visitors are to find it. */
  temporalUiUrl: string | null;
}
