/** The interface, as whoever is signed in here; the token is kept in memory, and gone with the page. */
let token = '';
let position = '';

const SAID = {
  'sign-in.failed': 'Signing in failed: address, password or code is wrong, or you may not sign in.',
  'sign-in.second-factor-required': 'Please give the code of your second factor as well.',
  'access.forbidden': 'This is for auditors only. A super admin can make you one.',
  'access.step-up-required': 'Please sign in again: this needs a password that was given just now.',
  'audit.not-sealed': 'Not sealed yet.',
};
const OTHERWISE = {
  401: 'Your session has ended. Please sign in again.',
  403: 'You may not see this. It is for auditors only.',
  404: 'That is not there, or was not there then.',
  429: 'Too many requests. Please wait a moment, then try again.',
  503: 'Rollcall cannot answer right now. Please try again in a moment.',
};

/** An answer that is not what was asked for, in words. */
export class Refused extends Error {
  constructor(status, problem) {
    super(SAID[problem.code] ?? OTHERWISE[status] ?? problem.detail ?? problem.title ?? 'That did not work.');
    this.status = status;
    this.code = problem.code;
  }
}

async function send(path, options) {
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', credentials: 'omit', ...options });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refused(0, { title: 'Rollcall cannot be reached. Please try again in a moment.' });
  }
  if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => ({})));
  return answer;
}

/** Reads what is at least as new as the sign-in. */
export function get(path, accept = 'application/json', signal = undefined) {
  return send(path, {
    signal,
    headers: { Accept: accept, Authorization: `Bearer ${token}`, ...(position && { 'Rollcall-Position': position }) },
  });
}

export async function read(path, signal) {
  return (await get(path, 'application/json', signal)).json();
}

export async function signIn(email, password, code) {
  const answer = await send('v1/sessions', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password, ...(code && { code }), device: { kind: 'WEB', name: 'History page' } }),
  });
  const session = await answer.json();
  token = session.token;
  position = answer.headers.get('Rollcall-Position') ?? '';
  return session;
}

export async function signOut() {
  const headers = { Authorization: `Bearer ${token}` };
  token = '';
  position = '';
  await send('v1/sessions/current', { method: 'DELETE', headers });
}

/** Where the next page is, or nothing. */
export function next(answer) {
  const link = /<([^>]*)>\s*;\s*rel="?next"?/.exec(answer.headers.get('Link') ?? '');
  return link && new URL(link[1], document.baseURI).search;
}
