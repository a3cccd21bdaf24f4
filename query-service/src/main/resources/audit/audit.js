/** The page: who looks, at whom, and at what of them. */
import { get, next, read, Refused, signIn, signOut } from './interface.js';
import * as past from './past.js';
import { element, proveAll, shown } from './timeline.js';
import { GROUPS, happened } from './words.js';

const PAGE = 20;
const by = (id) => document.getElementById(id);
const names = new Map([['operator', 'the operator'], ['system', 'Rollcall itself']]);
const seen = new Set();
let organization = '';
let user = null;
let older = null;
// What was asked for last: the answer to an earlier question may come after the answer to a later one.
let searched = null;
let looked = null;

const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;
const tell = (words) => { by('status').textContent = words; };

function failed(failure) {
  if (failure.name === 'AbortError') return;
  if (!(failure instanceof Refused)) {
    by('error').textContent = 'Something went wrong on this page. Please load it again.';
    throw failure;
  }
  tell('');
  by('error').textContent = failure.message;
  if (failure.status === 401 && organization) signedOut();
}

/** What is done when asked, one at a time for each control, with its outcome in words. */
const doing = (action) => (event) => {
  event?.preventDefault?.();
  by('error').textContent = '';
  return action(event).catch(failed);
};

function reveal(id) {
  for (const each of ['sign-in', 'people', 'user']) by(each).hidden = each !== id && !(id === 'user' && each === 'people');
}

function signedOut() {
  organization = '';
  user = null;
  searched = null;
  looked = null;
  by('who').hidden = true;
  for (const id of ['found', 'timeline', 'then', 'otherwise', 'point-words', 'user-title']) by(id).replaceChildren();
  reveal('sign-in');
  by('sign-in-title').focus();
}

async function search(q) {
  const asked = { q };
  searched = asked;
  const users = await read(`${organization}/users?limit=20${q && `&q=${encodeURIComponent(q)}`}`);
  if (asked !== searched) return;
  by('found').replaceChildren(...users.items.map((each) => {
    names.set(each.id, each.fullName);
    const button = element('button', { type: 'button' }, `${each.fullName}, ${each.primaryEmail ?? each.status}`);
    button.addEventListener('click', doing(() => choose(each.id)));
    return element('li', {}, button);
  }));
  tell(users.items.length ? `${count(users.items.length, 'user')} found.` : 'No users found.');
}

/** Each person is asked for once, however many events are theirs; of who is not there any more the id remains. */
async function learnNames(events) {
  const unknown = new Set(events.map((each) => each.actor?.id).filter((id) => id && !names.has(id)));
  await Promise.all([...unknown].map(async (id) => {
    try {
      names.set(id, (await read(`${organization}/users/${encodeURIComponent(id)}`)).fullName ?? id);
    } catch (failure) {
      if (failure.status !== 404 && failure.status !== 410) throw failure;
      names.set(id, id);
    }
  }));
}

function who(actor) {
  if (!actor || actor.kind === 'ANONYMOUS') return 'somebody who was not signed in';
  const name = names.get(actor.id) ?? names.get(actor.kind.toLowerCase()) ?? 'somebody';
  return actor.kind === 'API_TOKEN' ? `${name}, by an API token` : name;
}

function offer(select, options) {
  const chosen = select.value;
  select.replaceChildren(...options.map(([each, words]) => element('option', { value: each }, words)));
  select.value = options.some(([each]) => each === chosen) ? chosen : '';
}

function offerFilters(events) {
  const form = by('filters').elements;
  for (const event of events) seen.add(event.type);
  offer(form.type, [...GROUPS, ...[...seen].sort().map((each) => [each, happened(each)])]);
  offer(form.actor, [['', 'Anybody'], ...names]);
}

function filter() {
  const form = by('filters').elements;
  const query = new URLSearchParams();
  for (const name of ['type', 'actor']) if (form[name].value) query.set(name, form[name].value);
  for (const name of ['from', 'to']) if (form[name].value) query.set(name, new Date(`${form[name].value}Z`).toISOString());
  return query;
}

async function load(query) {
  const asked = { user, query };
  looked = asked;
  const answer = await get(`${user.audit}/events${query}`);
  const events = (await answer.json()).items;
  await learnNames(events);
  if (asked !== looked) return;
  older = next(answer);
  const items = events.map((event) => [shown(event, who(event.actor)), event]);
  for (const { position } of events) by(`e${position}`)?.remove(); // followed to before
  by('timeline').append(...items.map(([item]) => item));
  by('more').hidden = !older;
  offerFilters(events);
  const all = by('timeline').children.length;
  tell(all ? `${count(all, 'event')} shown${older ? ', and there are more' : ', which is all'}.` : 'No events are like that.');
  await Promise.all([past.add(events), proveAll(items)]);
  return items;
}

async function refresh() {
  by('timeline').replaceChildren();
  by('more').hidden = true;
  const query = filter();
  query.set('sort', '-position');
  query.set('limit', PAGE);
  await load(`?${query}`);
}

async function choose(id) {
  const path = `${organization}/users/${id}`;
  user = { id, path, audit: `${organization}/audit/users/${id}` };
  by('filters').reset();
  seen.clear();
  past.begin(user);
  by('timeline').replaceChildren();
  await learnNames([{ actor: { id } }]);
  by('user-title').textContent = names.get(id);
  reveal('user');
  by('user-title').focus();
  await refresh();
}

/** Goes to an event; one that is not in the list is put below the one that names it. */
async function follow(anchor) {
  const { position } = anchor.dataset;
  if (!by(`e${position}`)) {
    const found = (await read(`${organization}/audit/events?from=${position}&to=${position}`)).items;
    if (!found.length) {
      tell(`Event ${position} is not one of this organization.`);
      return;
    }
    await learnNames(found);
    const item = shown(found[0], who(found[0].actor));
    anchor.closest('li').after(item);
    item.focus();
    await proveAll([[item, found[0]]]);
    return;
  }
  by(`e${position}`).focus();
}

async function take(button) {
  const answer = await get(`${user.audit}/events?${filter()}`, button.dataset.accept);
  const url = URL.createObjectURL(await answer.blob());
  element('a', { href: url, download: `history-${user.id}.${button.dataset.name}` }).click();
  URL.revokeObjectURL(url);
  tell('The export is in your downloads.');
}

const submitted = (form, action) => form.addEventListener('submit', doing(action));

submitted(by('sign-in').querySelector('form'), async (event) => {
  const form = event.target;
  const { email, password, code } = form.elements;
  const session = await signIn(email.value, password.value, code.value.trim());
  if (session.mustChangePassword || session.mustEnrolSecondFactor) {
    throw new Refused(0, { title: 'Before you can look at anything, you have to choose a password or enrol a second factor.' });
  }
  by('who-name').textContent = `Signed in as ${email.value}.`;
  form.reset();
  organization = `v1/organizations/${session.organizationId}`;
  by('who').hidden = false;
  reveal('people');
  by('people-title').focus();
  await search('');
});
submitted(by('people').querySelector('form'), (event) => search(event.target.elements.q.value.trim()));
submitted(by('by-id'), (event) => choose(event.target.elements.id.value.toLowerCase()));
submitted(by('filters'), refresh);
by('clear').addEventListener('click', doing(() => {
  by('filters').reset();
  return refresh();
}));
by('sign-out').addEventListener('click', doing(async () => {
  signedOut();
  await signOut();
  tell('You are signed out.');
}));
by('more').addEventListener('click', doing(async () => {
  const items = await load(older);
  items?.[0]?.[0].focus();
}));
by('timeline').addEventListener('click', (event) => {
  const anchor = event.target.closest('a[data-position]');
  if (anchor) doing(() => follow(anchor))(event);
});
for (const button of document.querySelectorAll('button[data-accept]')) {
  button.addEventListener('click', doing(() => take(button)));
}
past.listen(failed);
