import { html } from '../lib/lit-html/lit-html.js';

export class SignIn {
  #store;

  constructor(store) {
    this.#store = store;
  }

  title() {
    return 'Sign in';
  }

  template() {
    if (this.#store.connection === 'lost') {
      return html`<h1 tabindex="-1">The planner does not answer</h1>
        <p>It is asked again every two seconds.</p>`;
    }
    return html`
      <h1 tabindex="-1">Sign in</h1>
      <form class="card narrow" @submit=${(event) => this.#submit(event)}>
        <label for="token">Token</label>
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="current-password"
          required
          aria-describedby="token-help"
        />
        <p id="token-help" class="hint">
          The one that the planner's settings know you by. It is kept until you close this tab.
        </p>
        ${this.#store.refused ? html`<p class="error" role="alert">${this.#store.refused}</p>` : ''}
        <button type="submit">Sign in</button>
      </form>
    `;
  }

  #submit(event) {
    event.preventDefault();
    const value = new FormData(event.target).get('token').trim();
    event.target.reset();
    if (value) {
      this.#store.signIn(value);
    }
  }
}
