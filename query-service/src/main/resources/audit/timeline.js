/** Events as they are shown, with the state of their proofs. */
import { read, Refused } from './interface.js';
import { changes, happened, when } from './words.js';

const AT_ONCE = 4; // proofs; a page of them must not use up what the session may ask for

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, each] of Object.entries(attributes)) made.setAttribute(key, each);
  made.append(...children);
  return made;
}

function table(event) {
  const rows = changes(event.before, event.after);
  if (!rows.length) return [];
  const head = element('tr', {}, ...['What', 'Before', 'After'].map((text) => element('th', { scope: 'col' }, text)));
  const body = rows.map(([name, before, after]) =>
    element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, before), element('td', {}, after)));
  return [element('table', {},
    element('caption', {}, 'What it changed'), element('thead', {}, head), element('tbody', {}, ...body))];
}

const link = (position) => element('a', { href: `#e${position}`, 'data-position': position }, `event ${position}`);

function links(event) {
  const lines = [];
  if (event.causedBy) lines.push(element('p', {}, 'Came of ', link(event.causedBy), '.'));
  if (event.consequences?.length) {
    lines.push(element('p', {}, 'Led to ', ...event.consequences.flatMap((each, i) => [i ? ', ' : '', link(each)]), '.'));
  }
  return lines;
}

/** @param who words for who asked for it */
export function shown(event, who) {
  const from = event.ip ? `, from ${event.ip}` : '';
  return element('li', { id: `e${event.position}`, tabindex: '-1', 'data-at': event.position },
    element('h4', {}, happened(event.type)),
    element('p', {}, element('time', { datetime: event.at }, when(event.at)), `, by ${who}${from}`),
    ...table(event),
    ...links(event),
    element('p', { class: 'quiet' }, `Event ${event.position}, `, element('code', {}, event.type)),
    element('p', { class: 'proof' }, event.missing ? '' : 'Looking at the proof…'));
}

function say(item, kind, words) {
  const place = item.querySelector('.proof');
  place.className = `proof ${kind}`;
  place.textContent = words;
}

async function prove(item, event) {
  if (event.missing) {
    say(item, 'bad', 'Missing: the log does not have this event any more. Somebody has taken it away.');
    return;
  }
  try {
    const proof = await read(`v1/audit/proofs/${event.position}`);
    if (proof.matches) {
      say(item, 'good', `Sealed in the checkpoint of size ${proof.checkpoint.size}, and matches.`);
    } else {
      say(item, 'bad', 'Does not match: somebody has changed it since it was sealed.');
    }
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    say(item, 'quiet', failure.code === 'audit.not-sealed'
      ? 'Not sealed yet; that is done a moment after it happened.'
      : `Whether it is sealed could not be told: ${failure.message}`);
  }
}

/** @param pairs of an item of the list and its event */
export async function proveAll(pairs) {
  const waiting = [...pairs];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let pair = waiting.shift(); pair; pair = waiting.shift()) await prove(...pair);
  }));
}
