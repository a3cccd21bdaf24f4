// An admin resets a colleague's password: the whole story over HTTP, by Node.js 18 or newer and nothing else.
//
//     ROLLCALL_OPERATOR_TOKEN="$(cat .rollcall/secrets/operator-token)" node story.mjs
//
// ROLLCALL_ORIGIN is where Rollcall is, if not at http://localhost:8080. Ends with 1 at the first answer that is not as
// expected. It leaves an organization of its own behind.

import { randomUUID } from 'node:crypto'

const origin = process.env.ROLLCALL_ORIGIN ?? 'http://localhost:8080'
const operator = process.env.ROLLCALL_OPERATOR_TOKEN ?? ''

let steps = 0

function step(text) {
  steps += 1
  console.log(`${steps}. ${text}`)
}

function check(holds, what) {
  if (!holds) {
    throw new Error(what)
  }
}

/**
 * Sends a request. `expected` is the status, followed by the code where it is a refusal: '403 password.must-change'.
 * Gives what was answered, and the position of the log to read it back with.
 */
async function call(token, method, path, expected, { body, position } = {}) {
  const headers = {}
  if (token) {
    headers.Authorization = `Bearer ${token}`
  }
  if (body) {
    headers['Content-Type'] = 'application/json'
  }
  if (method !== 'GET') {
    headers['Idempotency-Key'] = randomUUID() // so that it could be sent again after a broken connection
  }
  if (position) {
    headers['Rollcall-Position'] = position // the answer shows at least this change
  }
  const response = await fetch(origin + path, {
    method,
    headers,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  const answer = text ? JSON.parse(text) : {}
  const outcome = response.ok ? `${response.status}` : `${response.status} ${answer.code}`
  check(
    outcome === expected,
    `${method} ${path}: ${expected} was expected, but it is ${outcome}${answer.detail ? ` (${answer.detail})` : ''}`,
  )
  return { ...answer, position: response.headers.get('Rollcall-Position'), headers: response.headers }
}

function signIn(email, password, expected, device) {
  return call('', 'POST', '/v1/sessions', expected, { body: { email, password, device } })
}

/** What a new colleague does first; the operator may give a password to who never had one. */
async function join(user, email, password) {
  const { oneTimePassword } = await call(operator, 'POST', `${user}/password-resets`, '201', { body: {} })
  const { token } = await signIn(email, oneTimePassword, '201')
  await call(token, 'PUT', '/v1/me/password', '204', {
    body: { currentPassword: oneTimePassword, newPassword: password },
  })
  await call(token, 'DELETE', '/v1/sessions/current', '204')
}

async function story() {
  const domain = `${randomUUID()}.example`
  const ada = { email: `ada@${domain}`, password: `Ada's own ${randomUUID()}` }
  const ben = { email: `ben@${domain}`, password: `Ben's old ${randomUUID()}`, next: `Ben's new ${randomUUID()}` }

  const office = await call(operator, 'POST', '/v1/organizations', '201', {
    body: { name: 'Office', dataCentre: 'eu', plan: 'PAID', superAdmin: { fullName: 'Ada Boss', email: ada.email } },
  })
  const users = `/v1/organizations/${office.id}/users`
  const added = await call(operator, 'POST', users, '201', { body: { fullName: 'Ben Colleague', email: ben.email } })
  const benPath = `${users}/${added.id}`
  await join(`${users}/${office.superAdminId}`, ada.email, ada.password)
  await join(benPath, ben.email, ben.password)
  step('An office with Ada, its super admin, and Ben')

  const admin = await signIn(ada.email, ada.password, '201')
  check(admin.mustChangePassword === false, 'Ada has a password of her own, and need not change it')
  step('Ada signs in')

  const web = await signIn(ben.email, ben.password, '201', { kind: 'WEB', name: 'Firefox on Linux' })
  const mobile = await signIn(ben.email, ben.password, '201', { kind: 'MOBILE', name: 'Phone' })
  await call(web.token, 'GET', '/v1/me', '200')
  await call(mobile.token, 'GET', '/v1/me', '200')
  step('Ben is signed in on the web and on his phone')

  await call(web.token, 'POST', `${benPath}/password-resets`, '403 access.forbidden', { body: {} })
  step('Ben may not reset passwords')

  await call(admin.token, 'POST', '/v1/sessions/current/authentication', '401 sign-in.failed', {
    body: { password: 'not her password' },
  })
  await call(admin.token, 'POST', '/v1/sessions/current/authentication', '200', { body: { password: ada.password } })
  step('Ada gives her password again, as she has to where she gave it more than 300 s ago')

  const reset = await call(admin.token, 'POST', `${benPath}/password-resets`, '201', {
    body: { clearMobileSessions: true },
  })
  check(
    reset.ended.webSessions === 1 && reset.ended.mobileSessions === 1 && reset.ended.apiTokens === 0,
    `both sessions of Ben end, and it is ${JSON.stringify(reset.ended)}`,
  )
  step("Ada resets Ben's password, which ends 1 web session and 1 mobile session")

  for (const old of [web, mobile]) {
    await call(old.token, 'GET', '/v1/me', '401 request.unauthenticated')
    await call(old.token, 'DELETE', '/v1/sessions/current', '401 request.unauthenticated')
  }
  await signIn(ben.email, ben.password, '401 sign-in.failed')
  step('His old sessions and his old password are refused')

  const restricted = await signIn(ben.email, reset.oneTimePassword, '201')
  check(restricted.mustChangePassword === true, 'who signs in with a one-time password must change it')
  step('Ben signs in with the one-time password')

  await call(restricted.token, 'GET', benPath, '403 password.must-change')
  await call(restricted.token, 'POST', '/v1/me/two-factor', '403 password.must-change')
  step('He can do nothing else before he has chosen a new one')

  await call(restricted.token, 'PUT', '/v1/me/password', '422 request.invalid-fields', {
    body: { currentPassword: reset.oneTimePassword, newPassword: 'short' },
  })
  await call(restricted.token, 'PUT', '/v1/me/password', '204', {
    body: { currentPassword: reset.oneTimePassword, newPassword: ben.next },
  })
  await call(restricted.token, 'GET', benPath, '200')
  step('Ben chooses a new password, and everything works')

  await signIn(ben.email, reset.oneTimePassword, '401 sign-in.failed')
  const fresh = await signIn(ben.email, ben.next, '201')
  step('Only the new password signs him in')

  const active = await call(admin.token, 'GET', `${benPath}/sessions`, '200', { position: fresh.position })
  check(
    JSON.stringify(active.items.map(({ id }) => id).sort()) === JSON.stringify([restricted.id, fresh.id].sort()),
    `his sessions are the two since the reset, and it is ${JSON.stringify(active.items)}`,
  )
  const logins = await call(admin.token, 'GET', `${benPath}/login-history`, '200', { position: fresh.position })
  for (const old of [web, mobile]) {
    const { endedBy } = logins.items.find(({ sessionId }) => sessionId === old.id) ?? {}
    check(endedBy === 'PASSWORD_RESET', `the history tells what ended a session, and it is ${endedBy}`)
  }
  step('Ada sees his new sessions, and in the history what ended the old ones')
}

try {
  await story()
  console.log('All as expected.')
} catch (error) {
  const cause = error.cause ? ` (${error.cause.code ?? error.cause.message})` : ''
  console.error(`NOT AS EXPECTED after step ${steps}: ${error.message}${cause}`)
  process.exitCode = 1
}
