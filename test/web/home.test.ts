import type { Page } from 'playwright-core';
import { describeInBrowser } from './describe-in-browser';
import { findFaults } from './find-faults';
import { openBrowser, type WebInTest } from './open-browser';

/** A heading of it is there as soon as the application runs. */
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

describeInBrowser('home page in a browser', () => {
  let web: WebInTest;
  beforeAll(async () => {
    web = await openBrowser();
  });
  afterAll(() => web?.stop());

  it.each([
    ['vi-VN', 'light', 'Thấy điều chưa ổn?'],
    ['vi-VN', 'dark', 'Thấy điều chưa ổn?'],
    ['en-GB', 'light', 'Something wrong?'],
    ['en-GB', 'dark', 'Something wrong?'],
  ] as const)('When it is opened in %s and %s, then axe finds no fault', async (locale, colorScheme, begins) => {
    const page = await web.newPage({ locale, colorScheme });
    await page.goto('/');
    expect(await heading(page).textContent()).toContain(begins);
    await page.getByRole('definition').first().waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('When somebody uses the keyboard alone, then the first stop skips to the content', async () => {
    const page = await web.newPage();
    await page.goto('/');
    await heading(page).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Đến nội dung chính' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const next = page.getByRole('main').getByRole('link', { name: 'Gửi phản ánh' });
    expect(await next.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  it('When another language is chosen, then all of it changes at once, and the next page comes in it', async () => {
    const page = await web.newPage();
    await page.goto('/');
    const remembered = page.waitForResponse(/language=en/);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How it works' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toContain('Field reports');
    await remembered;
    await page.reload();
    expect(await heading(page).textContent()).toContain('Something wrong?');
  });

  it('When a reference is mistyped, then the field says so; when it is right, then it leads to the report', async () => {
    const page = await web.newPage();
    await page.goto('/');
    const field = page.getByRole('searchbox', { name: 'Mã phản ánh' });
    await field.fill('HUE-12345-67890');
    await field.press('Enter');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = (await field.getAttribute('aria-describedby'))!.split(' ').at(-1)!;
    expect(await page.locator(`#${described}`).textContent()).toContain('Mã này không đúng');
    expect(await findFaults(page)).toEqual([]);
    await field.fill('7k3mq 9qxpm');
    await field.press('Enter');
    await page.waitForURL('**/reports/HUE-7K3MQ-9QXPM');
  });

  it('When the window is 320 pixels wide, then nothing has to be scrolled sideways', async () => {
    const page = await web.newPage({ viewport: { width: 320, height: 640 } });
    await page.goto('/');
    await heading(page).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  it('When scripts do not run, then the page is whole all the same', async () => {
    const page = await web.newPage({ javaScriptEnabled: false });
    await page.goto('/');
    expect(await heading(page).textContent()).toContain('Thấy điều chưa ổn?');
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await page.getByRole('main').getByRole('link', { name: 'Gửi phản ánh' }).getAttribute('href')).toBe(
      '/reports/new',
    );
  });

  it('When somebody wants the plain version, then it stays plain until they want the full one', async () => {
    const page = await web.newPage();
    await page.goto('/');
    await page.getByRole('link', { name: 'Bản đơn giản' }).click();
    await page.getByRole('link', { name: 'Bản đầy đủ' }).click();
    await page.getByRole('button', { name: 'English' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('When the page is loaded, then nothing breaks its policy and nothing comes from elsewhere', async () => {
    const page = await web.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(new URL(request.url()).host));
    await page.goto('/');
    await page.getByRole('definition').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(said).toEqual([]);
    expect([...new Set(asked)]).toEqual(['paht.test']);
  });
});
