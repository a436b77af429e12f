import type { PhotoBody } from '../../contracts/api/photos';
import type { ReportBody } from '../../contracts/api/report';
import type { DeadlineRow } from '../../db/read-models/deadlines';
import type { ReportDetail, TimelineEntry } from '../../db/read-models/report-detail';
import type { CityData } from '../../domain/city/city-data';
import { localDateAt } from '../../domain/clock/office-time';
import { policyOn } from '../../domain/policy/policy-on';
import type { CommandName } from '../../domain/report/commands';
import { RATING_LABELS } from '../../domain/report/commands';
import { isTerminal, type Status } from '../../domain/report/status';
import { toDeadlineBody } from '../public/deadline-view';
import { toReportBody } from '../public/report-view';
import { toTimelineBody } from '../public/timeline-view';
import { html, type Html, type HtmlValue } from './html';
import {
  errorSummary,
  field,
  fieldError,
  idempotencyField,
  layout,
  timeTag,
  type FormError,
  type PageContext,
} from './layout';
import type { PageTexts } from './page-texts';

export type Notice = keyof PageTexts['notices'];

/** A form of this page that was sent and not taken. */
export interface Attempt {
  command: CommandName;
  values: Record<string, string>;
  errors: FormError[];
  message?: string;
  /** The key to repeat it with, where it may have been taken all the same. */
  idempotencyKey?: string;
}

interface TrackingView {
  data: CityData;
  report: ReportDetail;
  timeline: TimelineEntry[];
  deadlines: DeadlineRow[];
  /** References of the reports with which it came back. */
  repeatedBy: string[];
  /** Those that whoever looks may see. */
  photos: PhotoBody[];
  /** For the citizen whose report it is: what they may do, and their private link. */
  own: { commands: CommandName[]; link: string; idempotencyKey: string } | null;
  notice?: Notice;
  attempt?: Attempt;
  now: number;
}

/** The step of a usual life that each status belongs to; a life that ended otherwise has none. */
const STEPS: Record<Status, number | null> = {
  received: 0,
  triage: 0,
  assigned: 1,
  in_progress: 2,
  awaiting_citizen: 2,
  on_hold: 2,
  resolved: 3,
  closed: 4,
  rejected: null,
  merged: 2,
  withdrawn: null,
};

/** `/reports/{reference}`: where a report stands, and for its citizen what they can do. */
export function trackingPage(context: PageContext, view: TrackingView): string {
  const { texts, language, path } = context;
  const { data, report, own, notice, attempt } = view;
  const body = toReportBody(report, data, language, own ? 'citizen' : 'public');
  const deadline = resolutionDeadline(context, view);
  const main = html`${errorSummary(context, attempt?.errors ?? [], attempt?.message)}
    ${notice && html`<p class="notice ${notice === 'wrong-token' && 'plain'}" role="status">${texts.notices[notice]}</p>`}
    <p class="overline">${texts.reportLabel} <strong class="reference">${report.reference}</strong></p>
    <h1>${body.status.label}</h1>
    <p class="lead">${texts.lead[report.status](body.agency?.label ?? texts.someAgency)}</p>
    ${body.mergedInto !== null && html`<p>${texts.mergedInto}: <a href="/reports/${body.mergedInto}">${body.mergedInto}</a></p>`}
    ${
      body.repeat !== null &&
      html`<p>${texts.repeatOf(body.repeat.count)}: <a href="/reports/${body.repeat.of}">${body.repeat.of}</a></p>`
    }
    ${
      view.repeatedBy.length > 0 &&
      html`<p>${texts.repeatedBy}: ${view.repeatedBy.map((each) => html`<a href="/reports/${each}">${each}</a> `)}</p>`
    }
    ${body.suspended && !isTerminal(report.status) && html`<p class="notice plain">${texts.suspended}</p>`}
    ${deadline && !deadline.answered && html`<p class="due">${texts.due}: ${deadline.due}</p>`}
    ${progress(context, report.status)}
    <div class="columns">
      <div class="stack">
        ${
          body.answer !== null &&
          html`<section class="card answer stack" aria-labelledby="answer-heading">
            <h2 id="answer-heading">${texts.answerHeading}</h2>
            ${body.result && html`<p><strong>${body.result.label}</strong></p>`}
            <p class="as-written">${body.answer}</p>
            ${body.rating && html`<p class="quiet">${texts.rating}: <strong>${body.rating.label}</strong></p>`}
          </section>`
        }
        ${own && [rateForm(context, view), provideForm(context, view), appealForm(context, view)]}
        ${
          body.own &&
          body.own.text !== '' &&
          html`<section class="card stack" aria-labelledby="own-heading">
            <h2 id="own-heading">${texts.ownHeading}</h2>
            <p class="as-written">${body.own.text}</p>
            <p class="quiet">${placeOf(body.own.location)}</p>
            <p class="hint">${texts.ownHint}</p>
          </section>`
        }
        ${photoCard(context, view.photos)}
        <section class="card stack" aria-labelledby="timeline-heading">
          <h2 id="timeline-heading">${texts.timelineHeading}</h2>
          ${history(context, view)}
          <p class="screen-only"><a href="${path}">${texts.refresh}</a></p>
        </section>
        ${own && commentForm(context, view)}
      </div>
      <div class="stack">
        <section class="card stack" aria-labelledby="facts-heading">
          <h2 id="facts-heading">${texts.factsHeading}</h2>
          <dl class="facts">
            ${[
              fact(texts.category, [body.category, body.subcategory].flatMap((each) => each?.label ?? []).join(' – ')),
              fact(texts.area, body.area?.label),
              fact(texts.agency, body.agency?.label),
              fact(texts.parts, partsOf(body)),
              fact(texts.submitted, timeTag(context, report.submittedAt)),
              fact(texts.due, deadline?.due),
              fact(texts.answered, report.resolvedAt && timeTag(context, report.resolvedAt)),
            ]}
          </dl>
        </section>
        ${
          deadline &&
          html`<section class="card stack" aria-labelledby="deadline-heading">
            <h2 id="deadline-heading">${texts.deadlineHeading}</h2>
            <p>${deadline.sentence}</p>
          </section>`
        }
        ${own && [ownLink(context, report.reference, own.link, notice === 'filed'), withdrawForm(context, view)]}
      </div>
    </div>`;
  const failed = attempt !== undefined;
  return layout(context, { title: `${report.reference}: ${body.status.label}`, main, failed });
}

function progress({ texts }: PageContext, status: Status): HtmlValue {
  const now = STEPS[status];
  if (now === null) return null;
  const ended = status === 'closed';
  return html`<ol class="progress" aria-label="${texts.progressLabel}">
    ${texts.progress.map((label, step) => {
      const done = step < now || ended;
      return html`<li class="${done && 'done'}" ${step === now && html`aria-current="step"`}>
        ${label} ${done && html`<span class="heard">(${texts.progressDone})</span>`}
      </li>`;
    })}
  </ol>`;
}

interface Deadline {
  due: Html;
  sentence: string;
  answered: boolean;
}

/** When it is due, and why: the account of the promise that runs, or of the one that was kept or broken. */
function resolutionDeadline(
  context: PageContext,
  { report, deadlines, data, own, now }: TrackingView,
): Deadline | null {
  const { texts, language } = context;
  const row = deadlines.findLast(({ kind, leg }) => kind === 'resolution' && leg === null);
  if (!row) return null;
  const answeredAt = row.outcome === 'met' ? report.resolvedAt : null;
  const answered = answeredAt !== null && (report.status === 'resolved' || report.status === 'closed');
  // A report that follows another has that one's answer; its own promise only stood still.
  if (!answered && (row.closedAt !== null || report.status === 'resolved')) return null;
  const [deadline] = toDeadlineBody([row], data, language, own ? 'citizen' : 'public', now);
  if (!deadline) return null;
  const dueAt = deadline.dueAt === null ? null : Date.parse(deadline.dueAt);
  const late = dueAt !== null && (answered ? answeredAt.getTime() : now) > dueAt;
  const badge = answered
    ? html`<span class="badge ${late ? 'bad' : 'good'}">${late ? texts.late : texts.onTime}</span>`
    : late && html`<span class="badge bad">${texts.overdue}</span>`;
  return {
    due: dueAt === null ? html`${texts.paused}` : html`${timeTag(context, dueAt)} ${badge}`,
    sentence: deadline.sentence,
    answered,
  };
}

function history(context: PageContext, { timeline, data, own }: TrackingView): Html {
  const { texts, language } = context;
  const entries = toTimelineBody(timeline, data, language, own ? 'citizen' : 'public');
  if (entries.length === 0) return html`<p class="quiet">${texts.timelineNone}</p>`;
  return html`<ol class="timeline" reversed>
    ${entries.reverse().map(
      ({ at, summary, by }) =>
        html`<li>
          <p class="as-written">${summary}</p>
          <p class="quiet">${timeTag(context, Date.parse(at))}, ${texts.by[by] ?? by}</p>
        </li>`,
    )}
  </ol>`;
}

function photoCard({ texts }: PageContext, photos: PhotoBody[]): HtmlValue {
  if (photos.length === 0) return null;
  return html`<section class="card stack" aria-labelledby="photos-heading">
    <h2 id="photos-heading">${texts.photosHeading}</h2>
    <ul class="photos">
      ${photos.map(
        ({ stage, links }, index) =>
          html`<li>
            <a href="${links.web}"
              ><img src="${links.thumbnail}" alt="${texts.photoAlt(index + 1, stage === 'after')}"
            /></a>
          </li>`,
      )}
    </ul>
  </section>`;
}

function fact(label: string, value: HtmlValue): HtmlValue {
  return (
    value &&
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  );
}

function partsOf({ parts }: ReportBody): HtmlValue {
  if (parts.length === 0) return null;
  return html`<ul class="plain-list">
    ${parts.map(({ agency, status }) => html`<li>${agency.label} <span class="quiet">(${status.label})</span></li>`)}
  </ul>`;
}

function placeOf({ lat, lng, address }: { lat: number | null; lng: number | null; address: string | null }): string {
  const point = lat === null || lng === null ? '' : `${lat}, ${lng}`;
  return [address ?? '', point].filter(Boolean).join(' · ');
}

function action({ report, own }: TrackingView, command: CommandName): { allowed: boolean; path: string; key: Html } {
  return {
    allowed: own!.commands.includes(command),
    path: `/reports/${report.reference}/actions/${command}`,
    key: idempotencyField(own!.idempotencyKey),
  };
}

function typed({ attempt }: TrackingView, command: CommandName, name: string): { value: string; errors: FormError[] } {
  return attempt?.command === command
    ? { value: attempt.values[name] ?? '', errors: attempt.errors }
    : { value: '', errors: [] };
}

function rateForm({ texts, language }: PageContext, view: TrackingView): HtmlValue {
  const { allowed, path, key } = action(view, 'rate');
  if (!allowed) return null;
  const comment = typed(view, 'rate', 'comment');
  const { calendar, policies } = view.data;
  const reopened = view.timeline.filter(({ type }) => type === 'reopened').length;
  const promised = policyOn(policies, localDateAt(calendar, view.report.submittedAt.getTime()));
  const mayReopen = reopened < promised.maxReopenings;
  return html`<section class="card" id="rating" aria-labelledby="rating-heading">
    <form method="post" action="${path}" class="stack">
      <h2 id="rating-heading">${texts.rateHeading}</h2>
      ${key} ${fieldError('rating', comment.errors)}
      ${field({ name: 'comment', label: texts.rateComment, optional: texts.optional, rows: 3, ...comment })}
      <div class="choices three">
        ${Object.entries(RATING_LABELS).map(
          ([rating, label]) => html`<button class="second" name="rating" value="${rating}">${label[language]}</button>`,
        )}
      </div>
      <p class="hint">${texts.rateFinal}</p>
      ${
        mayReopen &&
        html`<p>${texts.rateReopenHint}</p>
          <div class="choices"><button class="second" name="rating" value="reopen">${texts.rateReopen}</button></div>`
      }
    </form>
  </section>`;
}

function provideForm({ texts }: PageContext, view: TrackingView): HtmlValue {
  const { allowed, path, key } = action(view, 'provide_information');
  if (!allowed) return null;
  const asked = view.timeline.findLast(({ type }) => type === 'information_requested')?.data.question;
  return html`<section class="card" aria-labelledby="provide-heading">
    <form method="post" action="${path}" class="stack" novalidate>
      <h2 id="provide-heading">${texts.provideHeading}</h2>
      ${
        typeof asked === 'string' && html`<p>${texts.provideQuestion}: <strong class="as-written">${asked}</strong></p>`
      }
      ${key}
      ${field({ name: 'text', label: texts.provideLabel, rows: 4, required: true, ...typed(view, 'provide_information', 'text') })}
      <button>${texts.provideButton}</button>
    </form>
  </section>`;
}

function appealForm({ texts }: PageContext, view: TrackingView): HtmlValue {
  const { allowed, path, key } = action(view, 'appeal');
  if (!allowed) return null;
  return html`<section class="card" aria-labelledby="appeal-heading">
    <form method="post" action="${path}" class="stack" novalidate>
      <h2 id="appeal-heading">${texts.appealHeading}</h2>
      <p>${texts.appealText}</p>
      ${key}
      ${field({ name: 'reason', label: texts.appealReason, rows: 4, required: true, ...typed(view, 'appeal', 'reason') })}
      <button>${texts.appealButton}</button>
    </form>
  </section>`;
}

function commentForm({ texts }: PageContext, view: TrackingView): HtmlValue {
  const { allowed, path, key } = action(view, 'comment');
  // While the agency asks, the answer to it is what there is to say; both fields have one name.
  if (!allowed || view.own!.commands.includes('provide_information')) return null;
  return html`<details class="card screen-only" ${view.attempt?.command === 'comment' && html`open`}>
    <summary>${texts.commentHeading}</summary>
    <form method="post" action="${path}" class="stack" novalidate>
      ${key}
      ${field({ name: 'text', label: texts.commentLabel, hint: texts.commentHint, rows: 3, required: true, ...typed(view, 'comment', 'text') })}
      <button class="second">${texts.commentButton}</button>
    </form>
  </details>`;
}

function withdrawForm({ texts }: PageContext, view: TrackingView): HtmlValue {
  const { allowed, path, key } = action(view, 'withdraw');
  if (!allowed) return null;
  return html`<details class="card screen-only" ${view.attempt?.command === 'withdraw' && html`open`}>
    <summary>${texts.withdrawHeading}</summary>
    <form method="post" action="${path}">
      <p>${texts.withdrawText}</p>
      ${key}
      ${field({ name: 'reason', label: texts.withdrawReason, optional: texts.optional, rows: 2, ...typed(view, 'withdraw', 'reason') })}
      <button class="grave">${texts.withdrawButton}</button>
    </form>
  </details>`;
}

function ownLink({ texts }: PageContext, reference: string, link: string, open: boolean): Html {
  return html`<details class="card screen-only" ${open && html`open`}>
    <summary>${texts.ownLinkHeading}</summary>
    <p>${texts.ownLinkText}</p>
    <p class="hint">${texts.ownLinkLabel}:</p>
    <p class="link-text">${link}</p>
    <form method="post" action="/reports/${reference}/forget"><button class="second">${texts.forget}</button></form>
  </details>`;
}
