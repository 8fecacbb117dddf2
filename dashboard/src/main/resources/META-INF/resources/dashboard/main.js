import { html, render } from './lib/lit-html/lit-html.js';
import { route } from './route.js';
import { Store } from './store.js';
import { ConsumerPage } from './views/consumer.js';
import { ContractMatrix } from './views/contracts.js';
import { MigrationList } from './views/list.js';
import { MigrationPage } from './views/migration.js';
import { NewMigration } from './views/new.js';
import { SignIn } from './views/signin.js';

const store = new Store();
const page = document.querySelector('#page');
page.replaceChildren();
const redraw = scheduler(draw);
let shown = null;
let shownKey = '';

function scheduler(work) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        work();
      });
    }
  };
}

function viewFor({ view, id }) {
  if (store.caller === null) {
    return new SignIn(store, redraw);
  }
  if (view === 'new') {
    return new NewMigration(store, redraw);
  }
  if (view === 'contracts') {
    return id === null ? new ContractMatrix(store, redraw) : new ConsumerPage(store, redraw, id);
  }
  return id === null ? new MigrationList(store, redraw) : new MigrationPage(store, redraw, id);
}

function draw() {
  const at = route();
  const key = store.caller === null ? 'sign in' : `${at.view}/${at.id ?? ''}`;
  const moved = key !== shownKey;
  if (moved) {
    shown?.close?.();
    shown = viewFor(at);
    shownKey = key;
  }
  document.title = `${shown.title()} – Cinch`;
  render(frame(at), page);
  shown.drawn?.();
  if (moved) {
    page.querySelector('h1')?.focus();
  }
}

const link = (at, view, text) =>
  html`<a href=${`#/${view}`} aria-current=${at.view === view ? 'page' : 'false'}>${text}</a>`;

function frame(at) {
  return html`
    <header class="top">
      <a class="brand" href="#/migrations"><img src="/dashboard/icon.svg" alt="" width="24" height="24" />Cinch</a>
      ${store.caller === null
        ? ''
        : html`<nav aria-label="Main">
            ${link(at, 'migrations', 'Migrations')} ${link(at, 'contracts', 'Contracts')}
            ${store.may('OPERATOR') ? link(at, 'new', 'New migration') : ''}
          </nav>`}
      <p class="connection ${store.connection}" role="status">
        ${{ live: 'live', lost: 'connection lost, trying again', connecting: 'connecting' }[
          store.connection
        ]}
      </p>
      ${store.caller === null
        ? ''
        : html`<p class="caller">
            ${store.caller.name}, ${store.caller.role.toLowerCase()}
            ${sessionStorage.length > 0
              ? html`<button class="plain" @click=${() => store.signOut()}>Sign out</button>`
              : ''}
          </p>`}
    </header>
    <main id="content" tabindex="-1">${shown.template(at)}</main>
  `;
}

store.addEventListener('change', (event) => {
  shown?.heard?.(event.detail);
  redraw();
});
store.addEventListener('contracts', () => shown?.heardOfContracts?.());
addEventListener('hashchange', redraw);
store.open();
draw();
