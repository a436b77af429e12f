import type { CityData, Priority } from '../domain/city/city-data';
import { weekdayOf } from '../domain/routing/local-moment';
import { checkRouting } from '../domain/routing/check-routing';
import { route } from '../domain/routing/route';
import { hueCityData } from '../test/support/test-city';

let hue: CityData;
beforeAll(async () => {
  hue = await hueCityData();
});

const PHU_XUAN = '19753';
const KIM_LONG = '19774';
const THUAN_HOA = '19789';
const AN_CUU = '19815';
const THUAN_AN = '19900';
const PHU_BAI = '19960';
const PHONG_DIEN = '19819';
const A_LUOI_1 = '20056';
const CHAN_MAY = '20137';

/** Before 2025, under the districts of the first half of 2025, and since the reform of 1 July 2025. */
const PROVINCE = '2024-08-20';
const DISTRICTS = '2025-05-12';
const NOW = '2026-03-02';

interface Case {
  what: string;
  /** `category/sub-category` where one is clear. */
  about: string;
  in?: string;
  on?: string;
  priority?: Priority;
  lead: string;
  supporting?: string[];
}

const ask = ({ about, in: area, on = NOW, priority = 'normal' }: Omit<Case, 'what' | 'lead'>) => {
  const [category, subcategory = null] = about.split('/') as [string, string?];
  return route(
    {
      category,
      subcategory,
      area: area ?? null,
      priority,
      channel: 'web',
      day: on,
      weekday: weekdayOf(on),
      time: '09:00',
    },
    hue,
  );
};

describe('who answers for what in Huế', () => {
  it.each<Case>([
    { what: 'rác chưa thu gom ở nội đô', about: 'environment_waste/waste', in: THUAN_HOA, lead: 'hepco' },
    { what: 'rác ở Phú Bài, thị xã cũ', about: 'environment_waste/waste', in: PHU_BAI, lead: 'ubnd-phu-bai' },
    { what: 'rác ở A Lưới', about: 'environment_waste/waste', in: A_LUOI_1, lead: 'ubnd-a-luoi-1' },
    {
      what: 'rác ở phường ghép từ quận cũ và xã ngoại thành',
      about: 'environment_waste/waste',
      in: THUAN_AN,
      lead: 'hepco',
      supporting: ['ubnd-thuan-an'],
    },
    {
      what: 'khói từ cơ sở sản xuất',
      about: 'environment_waste/pollution',
      in: THUAN_HOA,
      lead: 'ubnd-thuan-hoa',
      supporting: ['so-nong-nghiep-va-moi-truong'],
    },
    {
      what: 'khói, trước khi các sở hợp nhất',
      about: 'environment_waste/pollution',
      in: THUAN_HOA,
      on: PROVINCE,
      lead: 'so-tai-nguyen-va-moi-truong',
    },
    { what: 'đèn đường tắt ở nội đô', about: 'electricity_lighting/street_lighting', in: PHU_XUAN, lead: 'hepco' },
    {
      what: 'đèn đường tắt ở Phong Điền',
      about: 'electricity_lighting/street_lighting',
      in: PHONG_DIEN,
      lead: 'ubnd-phong-dien',
    },
    { what: 'mất điện ở nội đô', about: 'electricity_lighting/power_grid', in: PHU_XUAN, lead: 'pc-hue' },
    { what: 'mất điện ở A Lưới', about: 'electricity_lighting/power_grid', in: A_LUOI_1, lead: 'pc-hue' },
    { what: 'mất điện, chưa rõ ở đâu', about: 'electricity_lighting/power_grid', lead: 'pc-hue' },
    {
      what: 'mất điện, khi còn là tỉnh',
      about: 'electricity_lighting/power_grid',
      in: PHU_XUAN,
      on: PROVINCE,
      lead: 'dien-luc-thua-thien-hue',
    },
    {
      what: 'dây điện đứt',
      about: 'electricity_lighting/power_grid',
      in: PHONG_DIEN,
      priority: 'urgent',
      lead: 'pc-hue',
      supporting: ['ubnd-phong-dien'],
    },
    {
      what: 'cột đèn rò điện ở nội đô',
      about: 'electricity_lighting/street_lighting',
      in: THUAN_HOA,
      priority: 'urgent',
      lead: 'pc-hue',
      supporting: ['hepco', 'ubnd-thuan-hoa'],
    },
    { what: 'chưa rõ đèn hay lưới điện', about: 'electricity_lighting', in: PHU_XUAN, lead: 'hepco' },
    { what: 'mất nước ở nội đô', about: 'water_supply_drainage/water_supply', in: AN_CUU, lead: 'huewaco' },
    { what: 'mất nước ở Chân Mây', about: 'water_supply_drainage/water_supply', in: CHAN_MAY, lead: 'huewaco' },
    { what: 'cống tắc ở nội đô', about: 'water_supply_drainage/drainage', in: AN_CUU, lead: 'hepco' },
    {
      what: 'cống tắc ở Chân Mây',
      about: 'water_supply_drainage/drainage',
      in: CHAN_MAY,
      lead: 'ubnd-chan-may-lang-co',
    },
    { what: 'chưa rõ cấp hay thoát nước', about: 'water_supply_drainage', in: AN_CUU, lead: 'hepco' },
    {
      what: 'cây cần cắt tỉa ở nội đô',
      about: 'urban_infrastructure/trees_parks',
      in: THUAN_HOA,
      lead: 'trung-tam-cong-vien-cay-xanh',
    },
    {
      what: 'cây đổ chắn đường',
      about: 'urban_infrastructure/trees_parks',
      in: THUAN_HOA,
      priority: 'urgent',
      lead: 'trung-tam-cong-vien-cay-xanh',
      supporting: ['ubnd-thuan-hoa'],
    },
    {
      what: 'cây xanh, khi trung tâm cũ còn',
      about: 'urban_infrastructure/trees_parks',
      in: THUAN_HOA,
      on: PROVINCE,
      lead: 'cong-vien-cay-xanh-hue-cu',
    },
    {
      what: 'cây ở xã ngoại thành',
      about: 'urban_infrastructure/trees_parks',
      in: PHONG_DIEN,
      lead: 'ubnd-phong-dien',
    },
    { what: 'ổ gà ở nội đô', about: 'urban_infrastructure/roads', in: THUAN_HOA, lead: 'trung-tam-ha-tang' },
    {
      what: 'mất nắp hố ga ở nội đô',
      about: 'urban_infrastructure/roads',
      in: THUAN_HOA,
      priority: 'urgent',
      lead: 'trung-tam-ha-tang',
      supporting: ['ubnd-thuan-hoa'],
    },
    {
      what: 'công trình dở dang ở quận Thuận Hóa cũ',
      about: 'urban_infrastructure/works',
      in: THUAN_HOA,
      on: DISTRICTS,
      lead: 'ban-qlda-quan-thuan-hoa',
    },
    {
      what: 'công trình dở dang sau khi bỏ cấp quận',
      about: 'urban_infrastructure/works',
      in: THUAN_HOA,
      lead: 'ban-qlda-khu-vuc-1',
      supporting: ['ubnd-thuan-hoa'],
    },
    { what: 'lấn chiếm vỉa hè', about: 'sidewalk_encroachment', in: KIM_LONG, lead: 'ubnd-kim-long' },
    { what: 'karaoke ồn', about: 'noise', in: AN_CUU, lead: 'ubnd-an-cuu' },
    { what: 'xây dựng sai phép', about: 'land_construction', in: KIM_LONG, lead: 'ubnd-kim-long' },
    { what: 'đỗ xe sai quy định', about: 'traffic/road_users', in: THUAN_HOA, lead: 'cong-an-thanh-pho' },
    {
      what: 'đèn tín hiệu hỏng',
      about: 'traffic/signals_signs',
      in: THUAN_HOA,
      lead: 'so-xay-dung',
      supporting: ['cong-an-thanh-pho'],
    },
    {
      what: 'đèn tín hiệu hỏng, khi còn Sở Giao thông vận tải',
      about: 'traffic/signals_signs',
      in: THUAN_HOA,
      on: PROVINCE,
      lead: 'so-giao-thong-van-tai',
      supporting: ['cong-an-thanh-pho'],
    },
    { what: 'xe buýt bỏ trạm', about: 'traffic/public_transport', in: THUAN_HOA, lead: 'so-xay-dung' },
    {
      what: 'cáp viễn thông võng',
      about: 'telecom/cables',
      in: AN_CUU,
      lead: 'so-khoa-hoc-va-cong-nghe',
      supporting: ['viettel-hue', 'vnpt-hue', 'fpt-hue', 'vtvcab-hue'],
    },
    { what: 'mạng chập chờn', about: 'telecom/service', in: AN_CUU, lead: 'so-khoa-hoc-va-cong-nghe' },
    {
      what: 'cáp viễn thông, khi còn Sở Thông tin và Truyền thông',
      about: 'telecom/cables',
      in: AN_CUU,
      on: PROVINCE,
      lead: 'so-thong-tin-va-truyen-thong',
    },
    { what: 'Đại Nội xuống cấp', about: 'tourism/heritage', in: PHU_XUAN, lead: 'trung-tam-bao-ton-di-tich' },
    { what: 'chèo kéo khách', about: 'tourism/visitor_services', in: PHU_XUAN, lead: 'so-du-lich' },
    { what: 'bệnh viện', about: 'health', in: PHU_XUAN, lead: 'so-y-te' },
    { what: 'trộm cắp', about: 'public_order_security', lead: 'cong-an-thanh-pho' },
  ])('When it is about $what, then $lead leads', ({ lead, supporting = [], ...asked }) => {
    expect(ask(asked)).toMatchObject({ lead, supporting, alarm: false });
  });

  it.each([
    ['sidewalk_encroachment', THUAN_HOA, DISTRICTS, { reason: 'dead_agency', alarm: true }],
    ['noise', undefined, NOW, { reason: 'no_area', alarm: false }],
    ['other', PHU_XUAN, NOW, { reason: 'no_rule', alarm: false }],
  ])(
    'When it is %s in %s on %s, then no agency of today is named for it, and an operator decides',
    (about, area, on, expected) => {
      expect(ask({ about, ...(area ? { in: area } : {}), on })).toMatchObject({ triage: true, ...expected });
    },
  );

  it.each([
    ['so-giao-thong-van-tai', '2025-02-28', 'so-giao-thong-van-tai'],
    ['so-giao-thong-van-tai', '2025-03-01', 'so-xay-dung'],
    ['dien-luc-thua-thien-hue', NOW, 'pc-hue'],
    ['cong-vien-cay-xanh-hue-cu', NOW, 'trung-tam-cong-vien-cay-xanh'],
    ['ban-qlda-quan-thuan-hoa', '2025-06-30', 'ban-qlda-quan-thuan-hoa'],
    ['ban-qlda-quan-thuan-hoa', '2025-07-01', 'ban-qlda-khu-vuc-1'],
    ['ubnd-vinh-ninh', '2025-06-30', 'ubnd-vinh-ninh'],
    ['ubnd-vinh-ninh', '2025-07-01', 'ubnd-thuan-hoa'],
    ['ubnd-dong-ba', NOW, 'ubnd-phu-xuan'],
  ])('When a rule names %s, then on %s %s stands for it', (lead, on, expected) => {
    const table = { routing: [{ id: 'one', when: {}, lead }], agencies: hue.agencies };
    const asked = { category: 'x', subcategory: null, area: null, priority: 'normal', channel: null } as const;
    expect(route({ ...asked, day: on, weekday: weekdayOf(on), time: '09:00' }, table)).toMatchObject({
      lead: expected,
    });
  });

  it('When the table is checked, then every report has an agency and every rule does something or is over', () => {
    expect(checkRouting(hue, NOW).filter(({ kind }) => kind !== 'expired')).toEqual([]);
  });

  it('When a category has sub-categories, then each leads to other agencies than another one somewhere', () => {
    for (const { code, subcategories = [] } of hue.categories) {
      const answers = subcategories.map((part) =>
        JSON.stringify(
          hue.areas
            .map((area) => ask({ about: `${code}/${part.code}`, in: area.code }))
            .map((found) => ('triage' in found ? null : [found.lead, ...found.supporting])),
        ),
      );
      expect(new Set(answers).size).toBe(subcategories.length);
    }
  });
});
