import { describeInBrowser } from './describe-in-browser';
import { findFaults } from './find-faults';
import { openBrowser, type WebInTest } from './open-browser';

/** One red pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

describeInBrowser('components in a browser', () => {
  let web: WebInTest;
  beforeAll(async () => {
    web = await openBrowser();
  });
  afterAll(() => web?.stop());

  it.each([
    ['vi-VN', 'light'],
    ['vi-VN', 'dark'],
    ['en-GB', 'light'],
  ] as const)('When they are shown in %s and %s, then axe finds no fault', async (locale, colorScheme) => {
    const page = await web.newPage({ locale, colorScheme });
    await page.goto('/design');
    await page.locator('.leaflet-interactive').first().waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('When a link of the error summary is followed, then its field has the focus', async () => {
    const page = await web.newPage();
    await page.goto('/design');
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.locator('#name').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('When photos are chosen, then they are shown and can be left out, and what is no picture is told', async () => {
    const page = await web.newPage();
    await page.goto('/design');
    const input = page.getByLabel('Ảnh hiện trường');
    await input.setInputFiles([
      { name: 'den.png', mimeType: 'image/png', buffer: PICTURE },
      { name: 'thu.txt', mimeType: 'text/plain', buffer: Buffer.from('thư') },
    ]);
    await page.getByRole('img', { name: 'den.png' }).waitFor();
    expect(await page.getByRole('status').textContent()).toBe('thu.txt không phải là ảnh nên không được thêm.');
    await page.getByRole('button', { name: 'Bỏ ảnh den.png' }).click();
    expect(await page.getByRole('list', { name: 'Ảnh đã chọn' }).count()).toBe(0);
    expect(await input.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('When the map is used by keyboard alone, then its middle can be chosen', async () => {
    const page = await web.newPage();
    await page.goto('/design');
    await page.locator('.leaflet-interactive').first().waitFor();
    await page.getByRole('button', { name: 'Chọn điểm giữa bản đồ' }).press('Enter');
    await page.getByTitle('Vị trí').waitFor();
    expect(await findFaults(page)).toEqual([]);
  });

  it('When the script of the map cannot be loaded, then a sentence stands in its place, and the page goes on', async () => {
    const page = await web.newPage();
    await page.route('**/leaflet-map-*.js', (route) => route.abort());
    await page.goto('/design');
    await page.getByText('Chưa tải được bản đồ.').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Thành phần giao diện');
  });
});
