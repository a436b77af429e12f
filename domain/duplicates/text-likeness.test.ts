import { matterOf, textLikeness } from './text-likeness';

/** Two people who tell of the same thing. */
const SAME: readonly (readonly [string, string])[] = [
  ['Đèn đường trước số 12 Hùng Vương tắt ba đêm nay', 'den duong hung vuong tat toi om'],
  ['Rác đổ đầy đầu kiệt 45 Nguyễn Huệ bốc mùi', 'bãi rác tự phát đầu kiệt 45, hôi thối mấy ngày không ai dọn'],
  ['Ổ gà to giữa đường Bà Triệu trước chợ', 'Mặt đường Bà Triệu có hố sâu, ổ gà gần chợ, xe máy té ngã'],
  ['Quán karaoke mở loa quá to lúc 23h', 'loa kẹo kéo hát karaoke ồn ào đến nửa đêm không ngủ được'],
  ['Nước ngập đường Tố Hữu sau mưa', 'mưa xong là đường Tố Hữu ngập tới đầu gối, cống không thoát'],
  ['Street light out on Hung Vuong for three nights', 'The street lights on Hùng Vương are out, very dark'],
  ['cây xanh gãy đổ chắn ngang đường Lê Lợi', 'Cây to ngã đổ xuống đường Lê Lợi, xe không qua được'],
  ['Chó thả rông cắn người ở công viên', 'chó không rọ mõm thả rông trong công viên'],
  ['Nắp cống vỡ trước trường Quốc Học', 'nap cong truoc truong quoc hoc be roi, nguy hiem lam'],
  ['Dây điện sà xuống thấp ở kiệt 8 Phan Bội Châu', 'Dây cáp, dây điện thòng lọng trong kiệt 8 sà gần đầu người'],
  ['Quán nhậu bày bàn ghế chiếm hết vỉa hè Hàm Nghi', 'vỉa hè Hàm Nghi bị quán nhậu lấn chiếm, phải đi xuống đường'],
  ['Nhà đang xây đổ cát đá ra đường không che chắn', 'công trình xây nhà để cát đá tràn ra đường, bụi mù'],
];

/** Different matters of one category. */
const OTHER: readonly (readonly [string, string])[] = [
  ['Kính mong cơ quan chức năng kiểm tra, xử lý sớm ổ gà', 'Kính mong cơ quan chức năng kiểm tra, xử lý sớm tiếng ồn'],
  ['đèn đường tắt', 'đèn tín hiệu giao thông hỏng'],
  ['Cây xanh ngã đổ', 'Dây điện sà xuống thấp'],
  ['Internet chập chờn mấy hôm nay', 'Cáp viễn thông võng xuống đường'],
  ['Nước máy đục ngầu', 'Cống tắc gây ngập cả kiệt'],
];

const score = ([one, other]: readonly [string, string]) => textLikeness(matterOf(one), matterOf(other)).score;

/** What 99 of 100 pairs of the city's corpus stay below whose texts are of one sub-category, and of different matters. */
const CHANCE = 0.37;

describe('how alike two texts are', () => {
  it('When two people tell of the same, then most pairs are more alike than chance makes them', () => {
    const alike = SAME.filter((pair) => score(pair) > CHANCE);
    expect(alike.length / SAME.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each(OTHER)('When one says “%s” and the other “%s”, then they are hardly alike', (one, other) => {
    expect(score([one, other])).toBeLessThan(CHANCE);
  });

  it('When a text is compared with itself, then they are fully alike; with nothing, not at all', () => {
    for (const [text] of SAME) expect(score([text, text])).toBe(1);
    expect(score([SAME[0]![0], ''])).toBe(0);
    expect(score(['', ''])).toBe(0);
  });

  it('When a word is mistyped, then they are alike still', () => {
    expect(score(['Đèn đường Nguyễn Trường Tộ không sáng', 'Đèn đườg Nguyễn Trườg Tộ ko sángg'])).toBeGreaterThan(0.5);
  });

  it('When both name other house numbers, then they are less alike', () => {
    expect(score(['Đèn tắt số 12', 'Đèn tắt số 12'])).toBeGreaterThan(score(['Đèn tắt số 12', 'Đèn tắt số 250']));
  });

  it('When both share a run of words, then it is quoted as the first one writes it', () => {
    const shared = textLikeness(matterOf('Mấy hôm nay ĐÈN ĐƯỜNG TẮT rồi'), matterOf('den duong tat')).shared;
    expect(shared).toBe('ĐÈN ĐƯỜNG TẮT');
    expect(textLikeness(matterOf('Kính mong xử lý sớm'), matterOf('Kính mong xử lý sớm')).shared).toBeNull();
  });
});
