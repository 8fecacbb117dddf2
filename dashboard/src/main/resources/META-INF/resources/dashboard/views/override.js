import { html } from '../lib/lit-html/lit-html.js';
import { post } from '../api.js';
import { time } from '../format.js';

const HOUR = 3_600_000;

/** How long it can hold, in hours. */
const TIMES = [
  [1, '1 hour'],
  [8, '8 hours'],
  [24, '1 day'],
  [72, '3 days'],
  [168, '7 days'],
];

/** An approver's signed exception to one finding, with reason, owner and expiry. */
export class Override {
  #store;
  #redraw;
  #finding = null;
  #hours = 24;
  #refusal = null;
  #sending = false;

  constructor(store, redraw) {
    this.#store = store;
    this.#redraw = redraw;
  }

  ask(finding) {
    this.#finding = finding;
    this.#hours = 24;
    this.#refusal = null;
    this.#redraw();
  }

  /** Nothing is asked of a gate that is not asked itself any more. */
  template(migration, isAsked) {
    if (!isAsked) {
      this.#finding = null;
    }
    return html`<dialog
      id="override"
      aria-labelledby="override-title"
      aria-describedby="override-says"
      @close=${() => this.ask(null)}
    >
      ${this.#finding ? this.#form(migration, this.#finding) : ''}
    </dialog>`;
  }

  #form(migration, finding) {
    const { phase } = migration.verdict.question;
    return html`<form @submit=${(event) => this.#send(event, migration, finding)}>
      <h2 id="override-title">Override a finding: ${migration.id}</h2>
      <blockquote>${finding.message} <code class="hint">${finding.check}</code></blockquote>
      <p id="override-says">
        This one finding no longer keeps ${phase} from beginning, for as long as you say; all others
        count as before. The gate is asked again at once. History and verdicts name
        ${this.#store.caller.name} and the owner.
      </p>
      <label for="override-reason">Reason</label>
      <input id="override-reason" name="reason" autocomplete="off" maxlength="500" required />
      <label for="override-owner">Owner, who answers for what comes of it</label>
      <input id="override-owner" name="owner" autocomplete="off" maxlength="200" required />
      <label for="override-hours">Holds for</label>
      <select
        id="override-hours"
        name="hours"
        @change=${(event) => {
          this.#hours = Number(event.target.value);
          this.#redraw();
        }}
      >
        ${TIMES.map(
          ([hours, label]) =>
            html`<option value=${hours} ?selected=${hours === this.#hours}>${label}</option>`,
        )}
      </select>
      <p class="hint">until ${time(this.#expiry())}</p>
      ${this.#refusal ? html`<p class="error" role="alert">${this.#refusal}</p>` : ''}
      <div class="buttons">
        <button type="submit" class="grave" ?disabled=${this.#sending}>Override it</button>
        <button type="button" class="plain" @click=${(event) => event.target.closest('dialog').close()}>
          Leave it
        </button>
      </div>
    </form>`;
  }

  #expiry() {
    const at = new Date(Date.now() + this.#hours * HOUR);
    at.setMilliseconds(0);
    return at.toISOString();
  }

  /** To be called when the template stands in the page. */
  drawn(root) {
    const dialog = root.querySelector('#override');
    if (this.#finding === null) {
      dialog?.close();
    } else if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  async #send(event, migration, finding) {
    event.preventDefault();
    const dialog = event.target.closest('dialog');
    const form = new FormData(event.target);
    this.#sending = true;
    this.#redraw();
    try {
      await post(
        `/api/migrations/${encodeURIComponent(migration.id)}/commands`,
        'application/json',
        JSON.stringify({
          kind: 'OVERRIDE',
          phase: migration.verdict.question.phase,
          attempt: migration.standing.attempt,
          reason: form.get('reason').trim(),
          owner: form.get('owner').trim(),
          expiresAt: this.#expiry(),
          check: finding.check,
          subject: finding.subject,
          consumer: finding.consumer,
          detail: finding.detail,
        }),
      );
      dialog.close();
    } catch (failure) {
      this.#refusal = failure.message;
    }
    this.#sending = false;
    this.#redraw();
  }
}
