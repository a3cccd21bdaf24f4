/** What stands in events, in words. */
const HAPPENED = {
  'user.added': 'The user was added',
  'user.invited': 'The user was invited',
  'user.profile-changed': 'The profile was changed',
  'user.role-changed': 'The role was changed',
  'user.activated': 'The user was activated',
  'user.deactivated': 'The user was deactivated',
  'user.deleted': 'The user was deleted',
  'user.restored': 'The user was restored',
  'user.erased': 'The user was erased',
  'user.assigned-to-team': 'The user came into a team',
  'user.unassigned-from-team': 'The user left a team',
  'user.joined-channel': 'The user joined a channel',
  'user.left-channel': 'The user left a channel',
  'user.joined-network': 'The user joined a network',
  'user.left-network': 'The user left a network',
  'user.department-changed': 'The department was changed',
  'user.department-permissions-changed': 'The permissions for departments were changed',
  'user.email-added': 'An e-mail address was added',
  'user.email-removed': 'An e-mail address was removed',
  'user.email-verified': 'An e-mail address was verified',
  'user.primary-email-changed': 'The primary e-mail address was changed',
  'user.legal-hold-placed': 'A legal hold was placed',
  'user.legal-hold-lifted': 'A legal hold was lifted',
  'account.password-reset': 'The password was reset',
  'account.password-changed': 'The password was changed',
  'account.sign-in-failed': 'Somebody failed to sign in',
  'account.locked': 'The account was locked',
  'account.unlocked': 'The account was unlocked',
  'account.second-factor-enrolled': 'A second factor was enrolled',
  'account.second-factor-removed': 'The second factor was removed',
  'account.second-factor-reset': 'The second factor was reset',
  'account.api-token-issued': 'An API token was issued',
  'account.api-token-revoked': 'An API token was revoked',
  'session.started': 'The user signed in',
  'session.ended': 'A session ended',
  'session.reauthenticated': 'The user gave the password again',
  'audit.history-read': 'Somebody read the history',
  'audit.command-refused': 'Something was asked for and refused',
  'mail.requested': 'A mail was requested',
};

const spaced = (text) => text.replace(/[-_.]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

export function happened(type) {
  const [about, what = ''] = type.split('.');
  return HAPPENED[type] ?? `${sentence(spaced(about))}: ${spaced(what)}`;
}

export const GROUPS = [
  ['', 'Everything'],
  ['user.', 'All of the user'],
  ['account.', 'All of password, second factor and tokens'],
  ['session.', 'All of sessions'],
  ['contact.,contacts.', 'All of contacts'],
  ['external-user.', 'All of external users'],
  ['audit.', 'All of reading and refusals'],
];

const INSTANT_TEXT = /^\d{4}-\d\d-\d\dT\d\d:\d\d\S*(?:Z|[+-]\d\d:\d\d)$/;
const INSTANT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

export const when = (instant) => `${INSTANT.format(new Date(instant))} UTC`;

export function value(of) {
  if (of === undefined || of === null || of === '') return 'nothing';
  if (of === true) return 'yes';
  if (of === false) return 'no';
  if (Array.isArray(of)) return of.length ? of.map(value).join(', ') : 'nothing';
  if (typeof of === 'object') return of.name ?? (of.value === undefined ? pairs(of) : value(of.value));
  return INSTANT_TEXT.test(of) ? when(of) : String(of);
}

const pairs = (of) => Object.entries(of).map(([name, each]) => `${label(name)} ${value(each)}`).join(', ');

export const label = (path) => sentence(spaced(path));

/** All values of a tree by the names that lead to them. */
function leaves(tree, path = [], into = new Map()) {
  for (const [name, each] of Object.entries(tree ?? {})) {
    if (each && typeof each === 'object' && !Array.isArray(each)) leaves(each, [...path, name], into);
    else into.set([...path, name].join(' '), each);
  }
  return into;
}

/** What changed: rows of name, before and after. */
export function changes(before, after) {
  const [was, is] = [leaves(before), leaves(after)];
  return [...new Set([...was.keys(), ...is.keys()])].map((path) => [label(path), value(was.get(path)), value(is.get(path))]);
}
