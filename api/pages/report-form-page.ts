import type { SimilarReportBody } from '../../contracts/api/duplicates';
import type { Category } from '../../domain/city/city-data';
import { html, type Html } from './html';
import { errorSummary, field, fieldError, idempotencyField, layout, type FormError, type PageContext } from './layout';
import type { ReportForm } from './report-form';

interface ReportFormView {
  categories: readonly Category[];
  form: ReportForm;
  idempotencyKey: string;
  /** Seal of the instant at which the form is handed out. */
  opened: string;
  errors: readonly FormError[];
  /** Reports that may be about the same: the citizen is asked once. */
  similar?: readonly SimilarReportBody[];
  /** Why it could not be sent though nothing in it is wrong. */
  message?: string;
}

/** `/reports/new`: the form with which a citizen reports. */
export function reportFormPage(context: PageContext, view: ReportFormView): string {
  const { texts, language } = context;
  const { categories, form, idempotencyKey, errors, message, similar = [] } = view;
  const wrongPhotos = errors.some((error) => error.field === 'photos');
  const failed = errors.length > 0 || message !== undefined;
  const wrongCategory = errors.some((error) => error.field === 'category');
  const main = html`<div class="form">
    ${errorSummary(context, errors, message)}
    <h1>${texts.formTitle}</h1>
    <p class="lead">${texts.formLead}</p>
    ${similar.length > 0 && similarCard(context, similar, form.email)}
    <form method="post" action="/reports/new" enctype="multipart/form-data" novalidate>
      ${idempotencyField(idempotencyKey)}
      ${similar.length > 0 && html`<input type="hidden" name="similar" value="shown" />`}
      <input type="hidden" name="opened" value="${view.opened}" autocomplete="off" />
      <div class="nobody" aria-hidden="true">
        <label for="website">${texts.trapLabel}</label>
        <input id="website" name="website" tabindex="-1" autocomplete="off" />
      </div>
      ${field({ name: 'text', label: texts.textLabel, hint: texts.textHint, value: form.text, errors, rows: 6, required: true })}
      <fieldset aria-describedby="place-hint">
        <legend>${texts.placeLegend}</legend>
        <p class="hint" id="place-hint">${texts.placeHint}</p>
        ${field({
          name: 'address',
          label: texts.addressLabel,
          hint: texts.addressHint,
          value: form.address,
          errors,
          autocomplete: 'off',
        })}
        ${field({
          name: 'coordinates',
          label: texts.coordinatesLabel,
          hint: texts.coordinatesHint,
          value: form.coordinates,
          errors,
          autocomplete: 'off',
        })}
      </fieldset>
      <div class="field ${wrongCategory && 'wrong'}">
        <label for="category">${texts.categoryLabel} <span class="quiet">${texts.optional}</span></label>
        <p class="hint" id="category-hint">${texts.categoryHint}</p>
        ${fieldError('category', errors)}
        <select
          id="category"
          name="category"
          aria-describedby="category-hint${wrongCategory && ' category-error'}"
          ${wrongCategory && html`aria-invalid="true"`}
        >
          <option value="">${texts.categoryNone}</option>
          ${categories.map(
            ({ code, label }) =>
              html`<option value="${code}" ${code === form.category && html`selected`}>${label[language]}</option>`,
          )}
        </select>
      </div>
      <fieldset aria-describedby="contact-hint">
        <legend>${texts.contactLegend} <span class="quiet">${texts.optional}</span></legend>
        <p class="hint" id="contact-hint">${texts.contactHint}</p>
        ${field({ name: 'name', label: texts.nameLabel, value: form.name, errors, autocomplete: 'name' })}
        <div class="pair">
          ${field({ name: 'phone', label: texts.phoneLabel, value: form.phone, errors, type: 'tel', autocomplete: 'tel' })}
          ${field({
            name: 'email',
            label: texts.emailLabel,
            hint: texts.emailHint,
            value: form.email,
            errors,
            type: 'email',
            autocomplete: 'email',
          })}
        </div>
      </fieldset>
      <div class="field ${wrongPhotos && 'wrong'}">
        <label for="photos">${texts.photosLabel} <span class="quiet">${texts.optional}</span></label>
        <p class="hint" id="photos-hint">${texts.photosHint} ${failed && texts.photosAgain}</p>
        ${fieldError('photos', errors)}
        <input
          type="file"
          id="photos"
          name="photos"
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          multiple
          aria-describedby="photos-hint${wrongPhotos && ' photos-error'}"
          ${wrongPhotos && html`aria-invalid="true"`}
        />
      </div>
      <button>${similar.length > 0 ? texts.sendAnyway : texts.sendReport}</button>
    </form>
  </div>`;
  return layout(context, { title: texts.formTitle, main, failed });
}

/** What somebody may follow instead of reporting it once more. */
function similarCard({ texts }: PageContext, similar: readonly SimilarReportBody[], email: string): Html {
  return html`<section class="card stack" aria-labelledby="similar-heading">
    <h2 id="similar-heading">${texts.similarHeading}</h2>
    <p>${texts.similarLead}</p>
    ${similar.map(
      ({ reference, status, category, why, links }) =>
        html`<div class="stack">
          <p>
            <a href="/reports/${reference}">${reference}</a>: ${category?.label ?? texts.unsorted}, ${status.label}<br />
            <span class="quiet">${why.sentence}</span>
          </p>
          ${
            links.follow !== null &&
            html`<form method="post" action="/reports/${reference}/actions/follow">
              <label for="follow-${reference}">${texts.followEmail}</label>
              <input
                id="follow-${reference}"
                name="email"
                type="email"
                value="${email}"
                autocomplete="email"
                required
              />
              <button class="second">${texts.followButton}</button>
            </form>`
          }
        </div>`,
    )}
  </section>`;
}
