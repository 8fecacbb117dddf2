import { html } from '../lib/lit-html/lit-html.js';
import { post, Problem } from '../api.js';
import { bytes, duration, number, plural, words } from '../format.js';
import { linkTo } from '../route.js';

const PAUSE = 400;

const EXAMPLE = `id: orders-reference-text
owner: team-orders
purpose: References of partners hold letters, so that a number is no longer enough
target: shop
table: public.orders
column:
  name: reference_text
  type: text
replaces: reference
sync:
  mode: trigger
  forward: reference::text
  backward: reference_text::integer
tighten:
  not-null: true
switch:
  by: manual
retire:
  replaced: drop
  soak: 1d
`;

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
          <div class="head">
            <label for="plan">Plan (YAML)</label>
            ${this.#plan.trim() === ''
              ? html`<button type="button" class="plain small" @click=${() => this.#begin()}>
                  Begin with an example
                </button>`
              : ''}
          </div>
          <textarea
            id="plan"
            spellcheck="false"
            rows="28"
            placeholder="Paste a plan, load a file, or begin with an example"
            .value=${this.#plan}
            @input=${(event) => this.#write(event.target.value)}
          ></textarea>
          <div class="buttons">
            <button type="submit" ?disabled=${this.#preview === null || this.#preview.objections.length > 0}>
              Start the migration
            </button>
            <label class="file">Load a file
              <input type="file" accept=".yml,.yaml,text/yaml" @change=${(event) => this.#load(event)} /></label>
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
        ${this.#places(this.#failure.places)}`;
    }
    if (this.#preview === null) {
      return html`<p class="hint">
        ${this.#looking ? 'Looking …' : 'What the plan would do is shown here. Nothing is touched before it is started.'}
      </p>`;
    }
    const { objections, phases, findings, pointOfNoReturn, forecast } = this.#preview;
    return html`
      ${objections.map((objection) => html`<p class="error" role="alert">${objection}</p>`)}
      ${findings.length === 0
        ? html`<p>Nothing deserves a closer look.</p>`
        : html`<h3>${plural(findings.length, 'finding')}</h3>
            <ul class="findings">${findings.map((one) => this.#finding(one))}</ul>`}
      ${objections.length > 0 ? '' : foreseen(forecast)}
      ${pointOfNoReturn ? html`<p class="limit">No way back from ${pointOfNoReturn} on.</p>` : ''}
      ${phases.map(phase)}
    `;
  }

  #begin() {
    this.#write(EXAMPLE);
    this.#redraw();
    document.querySelector('#plan').focus();
  }

  #places(problems) {
    return problems.length === 0
      ? ''
      : html`<ul class="findings">
          ${problems.map(
            ({ line, message }) =>
              html`<li class="finding error">${line ? this.#line({ line }) : ''} ${message}</li>`,
          )}
        </ul>`;
  }

  #finding({ rule, severity, place, reason, remedy }) {
    return html`<li class="finding ${severity.toLowerCase()}">
      <p>
        <span class="outcome ${severity.toLowerCase()}">${severity.toLowerCase()}</span> ${reason}
        <code class="hint">${rule}</code> ${this.#line(place)}
      </p>
      <p class="clears">${remedy}</p>
    </li>`;
  }

  /** Leads there. */
  #line({ line }) {
    return html`<button type="button" class="link" @click=${() => select(line)}>line ${line}</button>`;
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

/** Selects a line of the plan, and brings it into view. */
function select(line) {
  const field = document.querySelector('#plan');
  const lines = field.value.split('\n');
  const begin = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  field.focus();
  field.setSelectionRange(begin, begin + (lines[line - 1]?.length ?? 0));
  field.scrollTop = (field.scrollHeight * Math.max(0, line - 4)) / lines.length;
}

const WITHOUT_STEPS = {
  SWITCH: 'readers are told to take the new column; nothing changes in the database',
};

/** What a pass goes over, and what it leaves behind. */
function foreseen({ rows, pages, ranges, walBytes, diskBytes, atCap }) {
  return pages === 0
    ? ''
    : html`<dl class="figures">
        ${figure(number(rows), 'rows a pass, about')} ${figure(number(ranges), 'ranges')}
        ${figure(bytes(walBytes), 'of log')} ${figure(bytes(diskBytes), 'of growth')}
        ${atCap ? figure(duration(atCap), "at least, at the plan's cap") : ''}
      </dl>`;
}

const figure = (value, what) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`;

function phase({ phase: name, gated, skippedBecause, steps }) {
  return html`<h3>${name}${gated ? ', behind the gate' : ''}</h3>
    ${skippedBecause ? html`<p class="hint">skipped: ${skippedBecause}</p>` : ''}
    ${steps.length === 0 && !skippedBecause
      ? html`<p class="hint">${WITHOUT_STEPS[name] ?? 'no statement of its own'}</p>`
      : html`<ol class="steps">
          ${steps.map(step)}
        </ol>`}`;
}

function step({ purpose, lock, sql, undo }) {
  return html`<li>
    <p>${purpose}</p>
    <p class="hint">${words(lock.mode)} lock on ${lock.table}, blocks ${lock.blocks}</p>
    <div class="folds">
    <details>
      <summary>SQL<span class="unseen"> of: ${purpose}</span></summary>
      <pre tabindex="0"><code>${sql.join(';\n')}</code></pre>
    </details>
    ${undo.sql.length === 0
      ? ''
      : html`<details>
          <summary>Undo<span class="unseen"> of: ${purpose}</span></summary>
          <pre tabindex="0"><code>${undo.sql.join(';\n')}</code></pre>
        </details>`}
    </div>
  </li>`;
}
