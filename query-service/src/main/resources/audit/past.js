/** How a user was at a point of their history, and what is otherwise now. */
import { read, Refused } from './interface.js';
import { element } from './timeline.js';
import { happened, label, value, when } from './words.js';

const slider = document.getElementById('point');
const points = new Map();
let user = null;
let asked = new AbortController();

const sorted = () => [...points.values()].sort((one, other) => one.position - other.position);
const words = (point) => `After event ${point.position}, ${when(point.at)}: ${happened(point.type)}`;

function name() {
  const point = sorted()[slider.valueAsNumber];
  if (!point) return;
  slider.setAttribute('aria-valuetext', words(point));
  document.getElementById('point-words').textContent = `${words(point)}.`;
}

/** Fields of a user that a person would not know what to do with are left out. */
const rows = (profile) => Object.entries(profile).filter(([key]) => key !== 'id' && key !== 'fields')
  .concat(Object.entries(profile.fields ?? {}));

async function show() {
  asked.abort();
  asked = new AbortController();
  const all = sorted();
  const point = all[slider.valueAsNumber];
  if (!point) return;
  const { signal } = asked;
  const then = document.getElementById('then');
  const otherwise = document.getElementById('otherwise');
  const newest = all.at(-1).position;
  const [profile, difference] = await Promise.allSettled([
    read(`${user.path}?asOf=${point.position}`, signal),
    read(`${user.audit}/difference?from=${point.position}&to=${newest}`, signal),
  ]);
  if (signal.aborted) return;
  then.replaceChildren(...(profile.status === 'fulfilled'
    ? rows(profile.value).flatMap(([key, each]) => [element('dt', {}, label(key)), element('dd', {}, value(each))])
    : [element('dt', {}, 'Profile'), element('dd', {}, inWords(profile.reason))]));
  const said = difference.status === 'fulfilled' ? difference.value.words : [inWords(difference.reason)];
  otherwise.replaceChildren(...(said.length ? said : ['Nothing is otherwise.']).map((each) => element('li', {}, each)));
}

function inWords(failure) {
  if (!(failure instanceof Refused)) throw failure;
  return failure.status === 404 ? 'There was no such user then.' : failure.message;
}

/** @param chosen whose past it is: path, and path of the history */
export function begin(chosen) {
  asked.abort();
  user = chosen;
  points.clear();
  slider.max = '0';
  for (const id of ['then', 'otherwise', 'point-words']) document.getElementById(id).replaceChildren();
}

/** The point that was chosen stays chosen, however many come before it. */
export async function add(events) {
  const before = sorted()[slider.valueAsNumber]?.position;
  for (const event of events) points.set(event.position, event);
  const all = sorted();
  const at = all.findIndex((each) => each.position === before);
  slider.max = String(Math.max(all.length - 1, 0));
  slider.value = String(at < 0 ? all.length - 1 : at);
  name();
  if (before === undefined) await show();
}

/** @param failed what is done about an answer that is no answer */
export function listen(failed) {
  slider.addEventListener('input', name);
  slider.addEventListener('change', () => show().catch(failed));
}
