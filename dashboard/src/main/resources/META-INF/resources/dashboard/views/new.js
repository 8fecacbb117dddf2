import { html } from '../lib/lit-html/lit-html.js';
import { post, Problem } from '../api.js';
import { plural } from '../format.js';
import { linkTo } from '../route.js';

const PAUSE = 400;

/** A plan is pasted or loaded, looked at as it is written, and started. */
export class NewMigration {
  #redraw;
  #plan = '';
  #preview = null;
  #failure = null;
  #looking = false;
  #timer;
  #asked = 0;

  constructor(store, redraw) {
    this.#redraw = redraw;
  }

  title() {
    return 'New migration';
  }

  close() {
    clearTimeout(this.#timer);
  }

  template() {
    return html`
      <h1 tabindex="-1">New migration</h1>
      <div class="columns">
        <form @submit=${(event) => this.#start(event)}>
          <label for="plan">Plan (YAML)</label>
          <textarea
            id="plan"
            spellcheck="false"
            rows="26"
            .value=${this.#plan}
            @input=${(event) => this.#write(event.target.value)}
          ></textarea>
          <label>Or a file <input type="file" accept=".yml,.yaml,text/yaml" @change=${(event) => this.#load(event)} /></label>
          <div class="buttons">
            <button type="submit" ?disabled=${this.#preview === null || this.#preview.objections.length > 0}>
              Start the migration
            </button>
          </div>
        </form>
        <section aria-labelledby="preview" aria-live="polite" aria-busy=${this.#looking}>
          <h2 id="preview">Preview</h2>
          ${this.#answer()}
        </section>
      </div>
    `;
  }

  #answer() {
    if (this.#failure !== null) {
      return html`<p class="error" role="alert">${this.#failure.message}</p>
        ${places(this.#failure.places)}`;
    }
    if (this.#preview === null) {
      return html`<p class="hint">
        ${this.#looking ? 'Looking …' : 'What the plan would do is shown here. Nothing is touched before it is started.'}
      </p>`;
    }
    const { objections, phases, findings, pointOfNoReturn } = this.#preview;
    return html`
      ${objections.map((objection) => html`<p class="error" role="alert">${objection}</p>`)}
      ${findings.length === 0
        ? html`<p>Nothing deserves a closer look.</p>`
        : html`<h3>${plural(findings.length, 'finding')}</h3>
            <ul class="findings">${findings.map(finding)}</ul>`}
      ${pointOfNoReturn ? html`<p class="limit">No way back from ${pointOfNoReturn} on.</p>` : ''}
      ${phases.map(phase)}
    `;
  }

  #write(text) {
    this.#plan = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  async #load(event) {
    const [file] = event.target.files;
    if (file) {
      this.#write(await file.text());
      this.#redraw();
    }
  }

  async #look() {
    const asked = ++this.#asked;
    if (this.#plan.trim() === '') {
      this.#preview = this.#failure = null;
      this.#redraw();
      return;
    }
    this.#looking = true;
    this.#redraw();
    let preview = null;
    let failure = null;
    try {
      preview = await post('/api/previews', 'text/plain; charset=utf-8', this.#plan);
    } catch (refused) {
      failure = refused;
    }
    // an answer to what was written before is out of date
    if (asked === this.#asked) {
      this.#looking = false;
      this.#preview = preview;
      this.#failure = failure;
      this.#redraw();
    }
  }

  async #start(event) {
    event.preventDefault();
    try {
      const started = await post('/api/migrations', 'text/plain; charset=utf-8', this.#plan);
      location.hash = linkTo(started.id);
    } catch (failure) {
      if (!(failure instanceof Problem)) {
        throw failure;
      }
      this.#failure = failure;
      this.#redraw();
    }
  }
}

function places(problems) {
  return problems.length === 0
    ? ''
    : html`<ul class="findings">
        ${problems.map(
          ({ place, message }) =>
            html`<li>${place ? html`<code class="hint">line ${place.line}</code> ` : ''}${message}</li>`,
        )}
      </ul>`;
}

function finding({ rule, severity, place, reason, remedy }) {
  return html`<li>
    <p>
      <span class="outcome ${severity.toLowerCase()}">${severity.toLowerCase()}</span> ${reason}
      <code class="hint">${rule}, line ${place.line}</code>
    </p>
    <p class="clears">${remedy}</p>
  </li>`;
}

function phase({ phase: name, gated, skippedBecause, steps }) {
  return html`<h3>${name}${gated ? ', behind the gate' : ''}</h3>
    ${skippedBecause ? html`<p class="hint">skipped: ${skippedBecause}</p>` : ''}
    <ol class="steps">
      ${steps.map(step)}
    </ol>`;
}

function step({ purpose, lock, sql, undo }) {
  return html`<li>
    <p>${purpose} <span class="hint">${lock.mode} on ${lock.table}: ${lock.blocks}</span></p>
    <pre tabindex="0"><code>${sql.join(';\n')}</code></pre>
    ${undo.sql.length === 0
      ? ''
      : html`<details>
          <summary>Undo<span class="unseen"> of: ${purpose}</span></summary>
          <pre tabindex="0"><code>${undo.sql.join(';\n')}</code></pre>
        </details>`}
  </li>`;
}
