import { get, listen, Problem, token } from './api.js';
import { Rates } from './rates.js';

const PAGE = 200;

/** All that is known of the planner's migrations, kept up by its events. */
export class Store extends EventTarget {
  caller = null;
  refused = null;
  connection = 'connecting';
  migrations = new Map();
  rates = new Rates();
  #stop = () => {};

  /** Finds out who we are; without a token that counts, a sign-in is needed. */
  async open() {
    const shown = token.get();
    try {
      this.caller = await get('/api/caller');
      this.refused = null;
    } catch (failure) {
      this.caller = null;
      this.refused = shown ? failure.message : null;
      if (failure instanceof Problem && failure.status === 401) {
        // not one that came while this answer was on its way
        if (token.get() === shown) {
          token.forget();
        }
        this.#changed();
        return;
      }
      this.connection = 'lost';
      this.#changed();
      setTimeout(() => this.open(), 2_000);
      return;
    }
    this.#changed();
    this.#listen();
  }

  signIn(value) {
    token.set(value);
    return this.open();
  }

  signOut() {
    token.forget();
    this.#stop();
    this.migrations.clear();
    this.caller = null;
    this.open();
  }

  #listen() {
    this.#stop();
    this.#stop = listen('/api/events?contracts=true', {
      onEvent: (name, data) => this.#take(name, data),
      onState: (state, failure) => this.#connection(state, failure),
    });
  }

  #connection(state, failure) {
    this.connection = state;
    if (failure instanceof Problem && failure.status === 401) {
      this.signOut();
    } else if (state === 'live') {
      this.#readAll();
    }
    this.#changed();
  }

  /** Events tell what changes; what was there before is read. */
  async #readAll() {
    try {
      let after = '';
      do {
        const page = await get(`/api/migrations?limit=${PAGE}${after}`);
        page.migrations.forEach((summary) => this.#put(summary));
        after = page.next === null ? null : `&after=${encodeURIComponent(page.next)}`;
      } while (after !== null);
    } catch {
      // the stream breaks as well then, and all is read again when it is back
    }
    this.#changed();
  }

  #take(name, data) {
    if (name === 'migration') {
      this.#put(data);
      this.#changed(data.id);
    } else if (name === 'history') {
      this.#changed(data.migration);
    } else if (name === 'contracts') {
      this.dispatchEvent(new Event('contracts'));
    }
  }

  #put(summary) {
    const known = this.migrations.get(summary.id);
    if (!known || known.standing.seq <= summary.standing.seq) {
      this.migrations.set(summary.id, summary);
      this.rates.take(summary);
    }
  }

  #changed(id = null) {
    this.dispatchEvent(new CustomEvent('change', { detail: id }));
  }

  /** Whether the caller has this role, or a greater one. */
  may(role) {
    const roles = ['VIEWER', 'OPERATOR', 'APPROVER'];
    return this.caller !== null && roles.indexOf(this.caller.role) >= roles.indexOf(role);
  }
}
