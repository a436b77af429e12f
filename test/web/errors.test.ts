import type { Page } from 'playwright-core';
import { describeInBrowser } from './describe-in-browser';
import { findFaults } from './find-faults';
import { openBrowser, type WebInTest } from './open-browser';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

describeInBrowser('what goes wrong in a browser', () => {
  let web: WebInTest;
  beforeAll(async () => {
    web = await openBrowser();
  });
  afterAll(() => web?.stop());

  it('When a page is gone to, then its heading has the focus, and the title is its own', async () => {
    const page = await web.newPage();
    await page.goto('/design');
    await page.getByRole('link', { name: /Phản ánh hiện trường/ }).click();
    await page.getByRole('heading', { name: /Thấy điều chưa ổn/ }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.title()).toBe('Trang chủ · Phản ánh hiện trường');
  });

  it('When there is no network, then the page says so, and comes when it is back', async () => {
    const page = await web.newPage();
    await page.goto('/design');
    await heading(page).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: /Phản ánh hiện trường/ }).click();
    await page.getByRole('heading', { name: 'Chưa có kết nối mạng' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('heading', { name: /Thấy điều chưa ổn/ }).waitFor();
  });

  it('When an address leads nowhere, then the page says so and leads home', async () => {
    const page = await web.newPage();
    await page.goto('/');
    await heading(page).waitFor();
    await page.evaluate(() => {
      history.pushState({}, '', '/khong-co');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await page.getByRole('heading', { name: 'Không có trang này' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Trang chủ' }).click();
    await page.getByRole('heading', { name: /Thấy điều chưa ổn/ }).waitFor();
  });

  it('When the figures cannot be read, then a sentence says so, and the rest of the page is there', async () => {
    const page = await web.newPage();
    await page.route('**/api/v1/statistics/**', (route) => route.fulfill({ status: 404, body: '{}' }));
    await page.goto('/');
    await page.getByText('Số liệu tạm thời chưa xem được.').waitFor();
    await page.getByText('Chưa có phản ánh nào được trả lời.').waitFor();
    expect(await page.getByRole('definition').count()).toBe(0);
  });

  it('When the language is changed offline and its texts cannot come, then the page stays as it is', async () => {
    const page = await web.newPage();
    await page.goto('/');
    await heading(page).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForTimeout(500);
    expect(await heading(page).textContent()).toContain('Thấy điều chưa ổn?');
  });
});
