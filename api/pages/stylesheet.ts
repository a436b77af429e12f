import { createHash } from 'node:crypto';

// Kept in source files and not in assets, so that it is found the same way from TypeScript and from `dist/`.
const css = String.raw;

/** The one stylesheet. Colours: the purple of Huế on warm neutral ground, with the gold of its palaces as a thin line. */
export const STYLESHEET = css`
  :root {
    color-scheme: light dark;
    --ground: #faf8f5;
    --surface: #ffffff;
    --sunken: #f2eef3;
    --text: #221c29;
    --quiet: #5f5768;
    --line: #ded7e2;
    --field-line: #857a8f;
    --accent: #5b2a80;
    --accent-ink: #ffffff;
    --accent-deep: #43195f;
    --accent-soft: #f0e6f7;
    --band: #3f1a5c;
    --band-ink: #fbf7ff;
    --gold: #c9973f;
    --focus: #91620c;
    --good: #1d6b3f;
    --good-soft: #e4f3ea;
    --wait: #7a4b00;
    --wait-soft: #fbf0da;
    --bad: #a3212f;
    --bad-soft: #fbe9ea;
    --radius: 0.75rem;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ground: #151218;
      --surface: #1f1a25;
      --sunken: #2a2331;
      --text: #eeeaf2;
      --quiet: #b5acbf;
      --line: #3a3243;
      --field-line: #8d8299;
      --accent: #cfaaf0;
      --accent-ink: #251035;
      --accent-deep: #e3cbf8;
      --accent-soft: #332344;
      --focus: #d9ab57;
      --band: #2a123d;
      --band-ink: #f6effc;
      --good: #8bd6a9;
      --good-soft: #17321f;
      --wait: #efc478;
      --wait-soft: #38290f;
      --bad: #ff9ba4;
      --bad-soft: #431a20;
    }
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  html {
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  body {
    margin: 0;
    min-height: 100vh;
    display: flex;
    flex-direction: column;
    background: var(--ground);
    color: var(--text);
    /* Faces whose Vietnamese letters carry two marks well; the line height leaves room for both. */
    font:
      1.0625rem/1.6 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'Helvetica Neue',
      Arial,
      sans-serif;
    overflow-wrap: break-word;
  }
  h1,
  h2,
  h3 {
    line-height: 1.3;
    margin: 0;
    font-weight: 650;
    text-wrap: balance;
  }
  h1 {
    font-size: clamp(1.75rem, 1.35rem + 1.9vw, 2.5rem);
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: 1.25rem;
  }
  h3 {
    font-size: 1.0625rem;
  }
  p {
    margin: 0;
  }
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 0.08em;
  }
  a:hover {
    text-decoration-thickness: 0.16em;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
    border-radius: 0.25rem;
  }
  main:focus-visible {
    outline: none;
  }
  /* The web application, which needs what is not there where this is read. */
  #root {
    display: none;
  }
  code {
    font:
      0.9em/1.5 ui-monospace,
      SFMono-Regular,
      Menlo,
      Consolas,
      'Noto Sans Mono',
      monospace;
  }

  .wide {
    width: 100%;
    max-width: 68rem;
    margin-inline: auto;
    padding-inline: clamp(1rem, 4vw, 2rem);
  }
  .quiet,
  .hint {
    color: var(--quiet);
    font-weight: 400;
  }
  .hint {
    font-size: 0.9375rem;
  }
  .nobody {
    position: absolute;
    left: -999rem;
  }

  .skip {
    position: absolute;
    left: 1rem;
    top: -6rem;
    z-index: 1;
    padding: 0.75rem 1rem;
    background: var(--surface);
    border-radius: 0 0 var(--radius) var(--radius);
  }
  .skip:focus {
    top: 0;
  }

  /* Head and foot */
  .top {
    background: var(--band);
    color: var(--band-ink);
    border-bottom: 3px solid var(--gold);
  }
  .top .wide {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1.5rem;
    padding-block: 0.625rem;
  }
  .top a {
    color: inherit;
    outline-color: var(--gold);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    text-decoration: none;
    line-height: 1.3;
  }
  .brand strong,
  .brand small {
    display: block;
  }
  .brand strong {
    font-weight: 650;
  }
  .brand small {
    font-size: 0.875rem;
    opacity: 0.88;
  }
  .top ul {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1.25rem;
  }
  .top nav a {
    display: inline-block;
    padding-block: 0.5rem;
    font-size: 0.9375rem;
    text-decoration-color: transparent;
  }
  .top nav a:hover,
  .top nav a[aria-current] {
    text-decoration-color: var(--gold);
  }
  main {
    flex: 1;
    padding-block: clamp(1.5rem, 4vw, 3rem) 4rem;
  }
  .bottom {
    border-top: 1px solid var(--line);
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .bottom .wide {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25rem 2rem;
    padding-block: 1.25rem;
  }

  /* Pieces */
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: clamp(1rem, 3vw, 1.5rem);
  }
  .stack > * + *,
  .card > h2 + form {
    margin-top: 1rem;
  }
  .due {
    margin-top: 0.75rem;
    font-weight: 600;
  }
  .lead {
    max-width: 42rem;
    margin-top: 0.5rem;
    font-size: 1.125rem;
    color: var(--quiet);
  }
  .button,
  button {
    display: inline-block;
    padding: 0.6875rem 1.25rem;
    border: 2px solid var(--accent);
    border-radius: 0.625rem;
    background: var(--accent);
    color: var(--accent-ink);
    font: inherit;
    font-weight: 600;
    line-height: 1.4;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover,
  button:hover {
    background: var(--accent-deep);
    border-color: var(--accent-deep);
  }
  .button.large {
    padding: 0.875rem 1.75rem;
    font-size: 1.1875rem;
  }
  button.second {
    background: transparent;
    color: var(--accent);
  }
  button.second:hover {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  button.grave {
    background: transparent;
    border-color: var(--bad);
    color: var(--bad);
  }
  button.grave:hover {
    background: var(--bad-soft);
  }
  .badge {
    display: inline-block;
    padding: 0.125rem 0.625rem;
    border-radius: 1rem;
    background: var(--accent-soft);
    color: var(--accent);
    font-size: 0.875rem;
    font-weight: 600;
    white-space: nowrap;
  }
  .badge.resolved,
  .badge.closed,
  .badge.good {
    background: var(--good-soft);
    color: var(--good);
  }
  .badge.awaiting_citizen,
  .badge.on_hold,
  .badge.wait {
    background: var(--wait-soft);
    color: var(--wait);
  }
  .badge.rejected,
  .badge.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .badge.withdrawn,
  .badge.merged,
  .badge.received,
  .badge.triage {
    background: var(--sunken);
    color: var(--text);
  }
  .notice {
    margin-bottom: 1.5rem;
    padding: 0.875rem 1.125rem;
    border-left: 5px solid var(--good);
    border-radius: 0.375rem;
    background: var(--good-soft);
  }
  .notice.plain {
    border-color: var(--wait);
    background: var(--wait-soft);
  }
  .reference {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
    white-space: nowrap;
  }
  .as-written {
    white-space: pre-wrap;
  }
  details > summary {
    cursor: pointer;
    font-weight: 600;
    color: var(--accent);
  }
  details[open] > summary {
    margin-bottom: 0.75rem;
  }

  /* Forms */
  .form form > * + *,
  .form .lead + form {
    margin-top: 1.5rem;
  }
  details .field,
  details button,
  .form fieldset + button {
    margin-top: 1rem;
  }
  .form {
    max-width: 44rem;
  }
  fieldset {
    min-width: 0;
    margin-inline: 0;
    padding: 1.25rem 0 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
  fieldset .field {
    margin-top: 1rem;
  }
  legend {
    float: left;
    width: 100%;
    padding: 0;
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.3;
  }
  legend + * {
    clear: both;
    padding-top: 0.25rem;
  }
  label {
    display: block;
    font-weight: 600;
  }
  input,
  select,
  textarea {
    width: 100%;
    margin-top: 0.375rem;
    padding: 0.625rem 0.75rem;
    border: 1.5px solid var(--field-line);
    border-radius: 0.5rem;
    background: var(--surface);
    color: inherit;
    font: inherit;
  }
  textarea {
    display: block;
    resize: vertical;
    min-height: 6rem;
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    border-color: var(--accent);
    border-radius: 0.5rem;
    outline-offset: 1px;
  }
  .pair {
    display: grid;
    gap: 0 1.25rem;
    align-items: end;
  }
  .error {
    margin-top: 0.25rem;
    color: var(--bad);
    font-weight: 600;
  }
  .wrong {
    padding-left: 1rem;
    border-left: 4px solid var(--bad);
  }
  .wrong input,
  .wrong select,
  .wrong textarea {
    border-color: var(--bad);
  }
  .summary {
    margin-bottom: 1.75rem;
    padding: 1.125rem 1.25rem;
    border: 3px solid var(--bad);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .summary > * + *,
  .summary li + li {
    margin-top: 0.5rem;
  }
  .summary a {
    color: var(--bad);
    font-weight: 600;
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.75rem;
  }
  .inline .field {
    flex: 1 1 15rem;
  }
  .choices {
    display: grid;
    gap: 0.625rem;
    margin-top: 1.25rem;
  }

  /* Home */
  .hero {
    display: grid;
    gap: 2rem;
    align-items: center;
  }
  .hero .button {
    margin-top: 1.5rem;
  }
  .steps {
    display: grid;
    gap: 1.25rem;
    counter-reset: step;
  }
  .steps li {
    counter-increment: step;
    padding-left: 3.25rem;
    position: relative;
  }
  .steps li::before {
    content: counter(step);
    position: absolute;
    left: 0;
    top: 0.125rem;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 700;
    line-height: 2.25rem;
    text-align: center;
  }
  .section {
    margin-top: clamp(2rem, 5vw, 3.25rem);
  }
  .section > h2 {
    margin-bottom: 1rem;
    font-size: 1.375rem;
  }
  .reports {
    padding: 0;
    overflow: hidden;
  }
  .reports li {
    display: grid;
    gap: 0.125rem 1.5rem;
    padding: 0.875rem clamp(1rem, 3vw, 1.5rem);
    position: relative;
  }
  .reports li + li {
    border-top: 1px solid var(--line);
  }
  .reports li:hover {
    background: var(--sunken);
  }
  .reports h3 a {
    color: inherit;
    text-decoration: none;
  }
  .reports h3 a:hover {
    text-decoration: underline;
  }
  /* The whole row can be clicked. */
  .reports h3 a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .reports h3 .reference {
    margin-left: 0.375rem;
    font-size: 0.875rem;
    font-weight: 400;
    color: var(--quiet);
  }
  .reports p {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .photos {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .photos img {
    display: block;
    max-width: 100%;
    max-height: 10rem;
    border-radius: 0.25rem;
  }

  .plain-list li + li {
    margin-top: 0.375rem;
  }

  /* Tracking */
  .overline {
    margin-bottom: 0.375rem;
    color: var(--quiet);
  }
  .progress {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    margin-block: 1.75rem;
    font-size: 0.875rem;
    line-height: 1.35;
  }
  .progress li {
    position: relative;
    padding: 1.75rem 0.25rem 0;
    text-align: center;
    color: var(--quiet);
  }
  .progress li::before {
    content: '';
    position: absolute;
    top: 0.5rem;
    left: -50%;
    width: 100%;
    height: 3px;
    background: var(--line);
  }
  .progress li:first-child::before {
    display: none;
  }
  .progress li::after {
    content: '';
    position: absolute;
    top: 0;
    left: 50%;
    width: 1.1875rem;
    height: 1.1875rem;
    margin-left: -0.59375rem;
    border: 3px solid var(--line);
    border-radius: 50%;
    background: var(--ground);
    /* Over the line that comes from the next step. */
    z-index: 1;
  }
  .progress .done::before,
  .progress [aria-current]::before {
    background: var(--accent);
  }
  .progress .done::after {
    border-color: var(--accent);
    background: var(--accent);
  }
  .progress [aria-current]::after {
    border-color: var(--accent);
    box-shadow: 0 0 0 4px var(--accent-soft);
  }
  .progress [aria-current] {
    color: var(--text);
    font-weight: 650;
  }
  .heard {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .columns {
    display: grid;
    gap: 1.5rem;
    align-items: start;
  }
  .columns > * {
    min-width: 0;
  }
  .facts {
    display: grid;
    gap: 0.75rem;
    margin-bottom: 0;
  }
  .facts dt {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .facts dd {
    margin: 0;
    font-weight: 600;
  }
  .facts .badge {
    margin-left: 0.25rem;
  }
  .answer {
    border-left: 5px solid var(--good);
  }
  .timeline li {
    position: relative;
    padding: 0 0 1.25rem 1.625rem;
  }
  .timeline li::before {
    content: '';
    position: absolute;
    left: 0.3125rem;
    top: 0.5rem;
    bottom: -0.5rem;
    width: 2px;
    background: var(--line);
  }
  .timeline li::after {
    content: '';
    position: absolute;
    left: 0;
    top: 0.4375rem;
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 50%;
    background: var(--accent);
  }
  .timeline li:last-child {
    padding-bottom: 0;
  }
  .timeline li:last-child::before {
    display: none;
  }
  .timeline .quiet {
    font-size: 0.9375rem;
  }
  .link-text {
    padding: 0.625rem 0.75rem;
    border-radius: 0.5rem;
    background: var(--sunken);
    overflow-wrap: anywhere;
    user-select: all;
  }

  /* Mailbox */
  .mails > li + li {
    margin-top: 0.75rem;
  }
  .mails .card {
    padding-block: 0.875rem;
  }
  .mails summary span {
    display: block;
    margin-left: 1rem;
    color: var(--quiet);
    font-weight: 400;
    font-size: 0.9375rem;
  }

  /* Demo sign-in */
  .accounts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    gap: 1rem;
  }
  .accounts .card {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    gap: 1rem;
  }
  .accounts .card:first-child {
    grid-column: 1 / -1;
  }
  .accounts .card > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
  }

  @media (min-width: 40rem) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }
    .steps {
      grid-template-columns: repeat(3, 1fr);
    }
    .reports li {
      grid-template-columns: 1fr auto;
    }
    .reports .state {
      grid-column: 2;
      grid-row: 1;
      text-align: right;
    }
    .choices.three {
      grid-template-columns: repeat(3, 1fr);
    }
    .progress {
      font-size: 0.9375rem;
    }
  }
  @media (min-width: 60rem) {
    .hero {
      grid-template-columns: 3fr 2fr;
      gap: 3.5rem;
    }
    .columns {
      grid-template-columns: 3fr 2fr;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .button,
    button {
      transition: background-color 0.15s;
    }
  }
  @media (forced-colors: active) {
    .progress [aria-current]::after,
    .progress .done::after,
    .timeline li::after {
      background: CanvasText;
    }
  }
  @media print {
    :root {
      --ground: #fff;
      --surface: #fff;
      --text: #000;
      --quiet: #333;
    }
    body {
      font-size: 11pt;
    }
    .top {
      background: none;
      color: #000;
    }
    nav,
    form,
    .skip,
    .screen-only {
      display: none;
    }
    .card {
      break-inside: avoid;
    }
    .columns {
      display: block;
    }
    .columns > * + * {
      margin-top: 1rem;
    }
  }
`;

/** The mark of the product: a lotus on the city's purple. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="11" fill="#5b2a80"/><g fill="none" stroke="#fbf7ff" stroke-width="2.4" stroke-linejoin="round"><path d="M24 10c5 5 7 10 7 15s-3 9-7 10c-4-1-7-5-7-10s2-10 7-15z" fill="#fbf7ff" fill-opacity=".22"/><path d="M17.500 20c-4-1-7-1-9 0 0 8 6 15 15.500 15 9.500 0 15.500-7 15.500-15-2-1-5-1-9 0"/></g><path d="M15 40.500h18" stroke="#e0b565" stroke-width="2.600" stroke-linecap="round"/></svg>`;

export const STYLESHEET_PATH = '/assets/paht.css';
/** Changes with its content, so that browsers may keep it for ever. */
export const STYLESHEET_HREF = `${STYLESHEET_PATH}?v=${createHash('sha256').update(STYLESHEET).digest('hex').slice(0, 12)}`;
export const ICON_PATH = '/assets/paht.svg';
