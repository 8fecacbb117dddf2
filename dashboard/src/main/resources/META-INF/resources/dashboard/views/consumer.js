import { html } from '../lib/lit-html/lit-html.js';
import { get, post } from '../api.js';
import { time, words } from '../format.js';
import { Readings } from '../readings.js';
import { linkTo } from '../route.js';
import { cells, standing } from './contracts.js';

const PACE = 1_000;

/** One consumer: what it reads, how it stands, and what its owner was told. */
export class ConsumerPage {
  #store;
  #redraw;
  #name;
  #facts = null;
  #failure = null;
  #refusal = null;
  #readings = new Readings(PACE, () => this.#readOnce());

  constructor(store, redraw, name) {
    this.#store = store;
    this.#redraw = redraw;
    this.#name = name;
    this.#readings.ask();
  }

  title() {
    return this.#name;
  }

  /** Of a contract, a verdict, a notice or an answer, perhaps of this one. */
  heardOfContracts() {
    this.#readings.ask();
  }

  async #readOnce() {
    const consumer = `consumer=${encodeURIComponent(this.#name)}`;
    try {
      const [contracts, notices, own] = await Promise.all([
        get(`/api/checker/contracts?${consumer}`),
        get(`/api/checker/notices?${consumer}`),
        cells(`&${consumer}`),
      ]);
      this.#facts = { contracts, notices, cells: own };
      this.#failure = null;
    } catch (failure) {
      this.#failure = failure.message;
    }
    this.#redraw();
  }

  template() {
    return html`
      <p><a href="#/contracts">All consumers</a></p>
      <h1 tabindex="-1">${this.#name}</h1>
      ${this.#failure ? html`<p class="error" role="alert">${this.#failure}</p>` : ''}
      ${this.#facts === null ? '' : this.#all(this.#facts)}
    `;
  }

  #all({ contracts, notices, cells: own }) {
    return html`
      <section aria-labelledby="reads">
        <h2 id="reads">What it reads</h2>
        ${contracts.length === 0
          ? html`<p>No contract of this consumer holds.</p>`
          : contracts.map((one) => contract(one, own))}
      </section>
      <section aria-labelledby="told">
        <h2 id="told">What its owner was told</h2>
        ${this.#refusal ? html`<p class="error" role="alert">${this.#refusal}</p>` : ''}
        ${notices.length === 0
          ? html`<p class="hint">Nothing yet.</p>`
          : notices.map((notice) => this.#notice(notice, own))}
      </section>
    `;
  }

  #notice(notice, own) {
    const open = own.some(
      (cell) => cell.migration === notice.migration && cell.subject === notice.subject,
    );
    const mayAnswer = open && notice.occasion === 'NAMED' && this.#store.may('OPERATOR');
    return html`<article class="card notice">
      <h3>
        <a href=${linkTo(notice.migration)}>${notice.migration}</a>: ${words(notice.change)}
        <code>${notice.field}</code>
      </h3>
      <p class="hint">
        ${words(notice.occasion)} ${notice.phase}, <time datetime=${notice.at}>${time(notice.at)}</time>, to
        ${notice.owner}
      </p>
      <p>${notice.message}</p>
      <p class="clears">${notice.toDo}</p>
      ${notice.diff.length === 0 ? '' : html`<pre>${notice.diff.join('\n')}</pre>`}
      ${mayAnswer ? this.#answer(notice) : ''}
    </article>`;
  }

  #answer(notice) {
    return html`<form class="answer" @submit=${(event) => this.#send(event, notice)}>
      <label
        >Reason, which an objection needs
        <input name="reason" autocomplete="off" maxlength="500" />
      </label>
      <div class="buttons">
        <button type="submit" name="answer" value="READY">Ready</button>
        <button type="submit" name="answer" value="OBJECT" class="grave">Object</button>
      </div>
    </form>`;
  }

  async #send(event, notice) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim() || null;
    try {
      await post(
        `/api/checker/notices/${encodeURIComponent(notice.id)}/answers`,
        'application/json',
        JSON.stringify({ answer: event.submitter.value, reason }),
      );
      this.#refusal = null;
    } catch (failure) {
      this.#refusal = failure.message;
    }
    await this.#readings.ask();
  }
}

function contract(one, own) {
  const here = own.filter(
    (cell) => cell.subject === one.subject && cell.environment === one.environment,
  );
  return html`<article class="card">
    <h3><code>${one.subject}</code> <span class="hint">${one.environment}</span></h3>
    ${here.map(standing)}
    <dl class="pairs">
      <dt>Owner</dt>
      <dd>${one.owner}</dd>
      <dt>Kind</dt>
      <dd>${words(one.kind)}</dd>
      ${pair('Topic', one.topic)} ${pair('Groups', one.groups.join(', '))}
      ${pair('Fields', one.fields.join(', '))}
      ${pair('Deployed', [one.language, one.library, one.version].filter(Boolean).join(' '))}
      <dt>Takes fields</dt>
      <dd>${one.binds === 'by-position' ? 'by their position' : 'by their names'}</dd>
      <dt>Contract</dt>
      <dd>version ${one.contractVersion}, <time datetime=${one.registeredAt}>${time(one.registeredAt)}</time></dd>
      <dt>Its owner</dt>
      <dd>${one.compatibilitySuffices ? 'need not answer where schemas are compatible' : 'is asked'}</dd>
    </dl>
    ${one.readerSchema
      ? html`<details>
          <summary>Reader schema<span class="unseen"> of ${one.subject}</span></summary>
          <pre>${pretty(one.readerSchema)}</pre>
        </details>`
      : ''}
  </article>`;
}

const pair = (name, value) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : '');

function pretty(schema) {
  try {
    return JSON.stringify(JSON.parse(schema), null, 2);
  } catch {
    return schema;
  }
}
