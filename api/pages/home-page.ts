import type { CityData } from '../../domain/city/city-data';
import type { ReportDetail } from '../../db/read-models/report-detail';
import { isTerminal } from '../../domain/report/status';
import { toReportBody } from '../public/report-view';
import { html, type Html } from './html';
import { errorSummary, field, layout, statusBadge, timeTag, type PageContext } from './layout';

interface HomeView {
  data: CityData;
  /** Null while Postgres is away: reports can be sent all the same. */
  reports: ReportDetail[] | null;
  /** Origin of the Temporal Web UI, where visitors may see it. */
  temporalUiUrl: string | null;
  now: number;
  /** A reference that was searched for and cannot be one. */
  searched?: string;
}

const EXAMPLE = '7K3MQ-9QXPR';

/** `/`: what this is, search by reference, the way to report, and the latest reports without anything personal. */
export function homePage(context: PageContext, view: HomeView): string {
  const { texts, language, city } = context;
  const errors = view.searched === undefined ? [] : [{ field: 'reference', message: texts.searchInvalid }];
  const main = html`${errorSummary(context, errors)}
    <div class="hero">
      <div>
        <h1>${texts.homeHeading}</h1>
        <p class="lead">${texts.homeLead}</p>
        <a class="button large" href="/reports/new">${texts.newReport}</a>
      </div>
      <section class="card" aria-labelledby="search-heading">
        <h2 id="search-heading">${texts.searchHeading}</h2>
        <form method="get" action="/reports" role="search" class="stack">
          ${field({
            name: 'reference',
            label: texts.searchLabel,
            hint: texts.searchHint(`${city.referencePrefix}-${EXAMPLE}`),
            value: view.searched ?? '',
            errors,
            type: 'search',
            autocomplete: 'off',
          })}
          <button class="second">${texts.searchButton}</button>
        </form>
      </section>
    </div>
    <section class="section" aria-labelledby="steps-heading">
      <h2 id="steps-heading">${texts.homeStepsHeading}</h2>
      <ol class="steps">
        ${texts.homeSteps.map(
          ({ title, text }) =>
            html`<li>
              <h3>${title}</h3>
              <p class="quiet">${text}</p>
            </li>`,
        )}
      </ol>
    </section>
    <section class="section" aria-labelledby="recent-heading">
      <h2 id="recent-heading">${texts.recentHeading}</h2>
      ${recentReports(context, view)}
    </section>
    ${developers(context, view)}`;
  return layout(context, { title: city.name[language], main, failed: errors.length > 0 });
}

function recentReports(context: PageContext, { reports, data, now }: HomeView): Html {
  const { texts } = context;
  if (reports === null || reports.length === 0) {
    return html`<p class="card quiet">${reports === null ? texts.recentUnavailable : texts.recentNone}</p>`;
  }
  return html`<ul class="reports card">
    ${reports.map((report) => recentReport(context, data, report, now))}
  </ul>`;
}

function recentReport(context: PageContext, data: CityData, report: ReportDetail, now: number): Html {
  const { texts, language } = context;
  const { reference, status, category, area, agency } = toReportBody(report, data, language, 'public');
  const place = [area?.label, agency?.label].filter((label) => label !== undefined).join(' · ');
  const due = isTerminal(report.status) ? null : report.dueAt;
  return html`<li>
    <h3>
      <a href="/reports/${reference}"
        >${category?.label ?? texts.unsorted} <span class="reference">${reference}</span></a
      >
    </h3>
    <p class="state">${statusBadge(status.code, status.label)}</p>
    <p>${place}</p>
    <p>
      ${
        due &&
        html`${texts.dueShort} ${timeTag(context, due)}
        ${due.getTime() < now && html`<span class="badge bad">${texts.overdue}</span>`}`
      }
    </p>
  </li>`;
}

function developers({ texts, mailbox }: PageContext, { reports, temporalUiUrl }: HomeView): Html {
  const example = reports?.[0] && `/api/v1/reports/${reports[0].reference}`;
  return html`<section class="section screen-only" aria-labelledby="developers-heading">
    <h2 id="developers-heading">${texts.developersHeading}</h2>
    <div class="card stack">
      <p>${texts.developersText}</p>
      <ul class="plain-list">
        <li><code>POST /api/v1/reports</code> – ${texts.developersSubmit}</li>
        <li>
          <code>GET /api/v1/reports/{reference}</code> –
          ${texts.developersRead}${example && html` (<a href="${example}">${texts.developersExample}</a>)`}
        </li>
        <li><a href="/readyz">/readyz</a> – ${texts.developersReady}</li>
        ${mailbox && html`<li><a href="/mailbox">${texts.mailbox}</a> – ${texts.developersMailbox}</li>`}
        ${temporalUiUrl && html`<li><a href="${temporalUiUrl}">${texts.temporalUi}</a> – ${texts.developersTemporalUi}</li>`}
      </ul>
    </div>
  </section>`;
}
