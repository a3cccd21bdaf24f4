// Looks at a user's history in a browser, by keyboard where that matters; axe-core looks at each state.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const { ORIGIN, BROWSER, PICTURES, EMAIL, PASSWORD, USER_NAME, MEMBER_EMAIL, MEMBER_PASSWORD } = process.env;
const browser = await chromium.launch({ executablePath: BROWSER, chromiumSandbox: process.getuid?.() !== 0 });
const page = await browser.newPage({ viewport: { width: 1100, height: 1000 }, reducedMotion: 'reduce' });
page.setDefaultTimeout(20_000);
const complaints = [];
page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
page.on('console', (message) => {
  if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
});

const picture = (name, options) => page.screenshot({ path: `${PICTURES}/${name}.png`, ...options });
const see = (selector, hasText) => page.locator(selector).filter({ hasText }).first().waitFor();
const step = (words) => console.log(words);

async function check(state) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `axe, ${state}`);
  step(`axe has no complaint: ${state}`);
}

async function signIn(email, password) {
  await page.getByLabel('E-mail address').focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

try {
  await page.goto(`${ORIGIN}/audit`);
  await check('signing in');
  await signIn(EMAIL, 'not the password');
  await see('#error', 'Signing in failed');
  await check('a sign-in that failed');
  await page.getByLabel('E-mail address').fill('');
  await page.getByLabel('Password').fill('');

  await signIn(EMAIL, PASSWORD);
  await see('h2:focus', 'Choose a user');
  step('An auditor signs in by keyboard');
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
  await page.getByLabel('A part of the name').fill(USER_NAME);
  await page.keyboard.press('Enter');
  await see('#status', '1 user found.');
  await check('choosing a user');
  await page.getByRole('button', { name: USER_NAME }).press('Enter');
  await see('h2:focus', USER_NAME);

  const role = page.locator('#timeline > li').filter({ hasText: 'The role was changed' });
  await role.waitFor();
  assert.deepEqual(await role.locator('tbody td').allTextContents(), ['MEMBER', 'ADMIN']);
  await role.getByText(/by Ada Boss/).waitFor();
  await role.getByText(/^Sealed in the checkpoint of size \d+, and matches\.$/).waitFor();
  const positions = await page.locator('#timeline > li').evaluateAll((items) => items.map((each) => +each.dataset.at));
  assert.deepEqual(positions, [...positions].sort((one, other) => other - one));
  step('The time line tells what happened, before and after, and that it is sealed');
  await check('a time line');
  await role.evaluate((item) => item.scrollIntoView());
  await picture('time-line');

  await see('#status', '20 events shown, and there are more.');
  await page.getByRole('button', { name: 'Load more' }).press('Enter');
  await see('#status', 'which is all.');
  await see('li:focus h4', /./);
  assert.equal(await page.locator('#timeline > li').count(), new Set(await page.locator('#timeline > li')
    .evaluateAll((items) => items.map((each) => each.id))).size);
  step('More is loaded when asked for');

  await see('#otherwise', 'Nothing is otherwise.');
  const slider = page.getByLabel('How things stood');
  const last = +(await slider.inputValue());
  await slider.focus();
  await page.keyboard.press('Home');
  await see('#point-words', 'The user was added');
  await see('#otherwise', /Role was .MEMBER. and is .ADMIN./);
  await see('#then', 'MEMBER');
  await page.keyboard.press('ArrowRight');
  assert.equal(await slider.inputValue(), '1');
  assert.match(await slider.getAttribute('aria-valuetext'), /^After event \d+, /);
  await check('as of then');
  await picture('as-of');
  await page.keyboard.press('End');
  assert.equal(+(await slider.inputValue()), last);
  await see('#otherwise', 'Nothing is otherwise.');
  step('The slider shows the profile as of then, and what is otherwise now');

  await page.getByRole('combobox', { name: 'What' }).selectOption('user.role-changed');
  await page.getByRole('button', { name: 'Apply' }).press('Enter');
  await see('#status', '1 event shown, which is all.');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).press('Enter');
  const csv = readFileSync(await (await download).path(), 'utf8');
  assert.match(csv, /user\.role-changed/);
  assert.doesNotMatch(csv, /user\.added/);
  await page.getByLabel('From (UTC)').fill('2100-01-01T00:00:00');
  await page.getByRole('button', { name: 'Apply' }).press('Enter');
  await see('#status', 'No events are like that.');
  await check('nothing found');
  await page.getByRole('button', { name: 'Clear' }).press('Enter');
  step('Filters narrow the time line and what is exported');

  const ended = page.locator('#timeline > li').filter({ hasText: 'A session ended' }).filter({ hasText: 'Came of' }).first();
  await ended.getByRole('link', { name: /^event \d+$/ }).first().press('Enter');
  await see('li:focus h4', /./);
  step('A cause is followed to');

  await page.emulateMedia({ colorScheme: 'dark' });
  await check('dark');
  await picture('dark', { fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways at 320 px');
  await page.setViewportSize({ width: 1100, height: 1000 });

  await page.route('**/audit/users/*/events*', (route) => route.fulfill({
    status: 503, contentType: 'application/problem+json', body: '{"status": 503}' }));
  await page.getByRole('button', { name: 'Apply' }).press('Enter');
  await see('#error', 'Rollcall cannot answer right now.');
  await page.unrouteAll();
  step('That it cannot answer is said in words');

  await page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await see('#status', 'You are signed out.');
  assert.equal(await page.locator('#timeline > li').count(), 0);
  await signIn(MEMBER_EMAIL, MEMBER_PASSWORD);
  await see('#error', 'auditors only');
  await check('no auditor');
  step('Who is no auditor is told so');

  assert.deepEqual(complaints, []);
  step('All as expected.');
} catch (failure) {
  await picture('failed', { fullPage: true });
  console.log(await page.locator('body').innerText(), complaints);
  throw failure;
} finally {
  await browser.close();
}
