import categoriesData from '../../cities/hue/categories.json';
import hueLexicon from '../../cities/hue/lexicon.json';
import type { Category } from '../city/city-data';
import type { Classification } from './classifier';
import { createLexiconClassifier } from './lexicon-classifier';

const URGENT = [
  'Dây điện ở đầu kiệt 20 Lê Ngô Cát bị gió giật đứt, nằm vắt qua đường, chưa ai tới cắt điện.',
  'Trụ điện trước nhà tôi nghiêng gần chạm mái tôn, chân trụ gãy rồi, kêu răng rắc, mong tới liền.',
  'co day dien dut nam duoi vung nuoc truoc cong cho, con nit di qua hoai',
  'Nắp cống trước quán phở ai lấy mất rồi, cái lỗ sâu hoắm giữa làn xe máy chạy.',
  'Ho ga truoc so 8 Ba Trieu khong con nap, toi qua co nguoi lot xuong gay chan',
  'Cây xà cừ to trước trường vừa đổ, đè lên hai chiếc xe máy, có người kẹt ở dưới.',
  'Ngửi thấy mùi gas rất nặng ở tầng hầm chung cư, bảo vệ kêu dân chạy hết ra ngoài.',
  'Xưởng gỗ sau nhà đang cháy, khói lan sang dãy trọ, mọi người gọi cứu hỏa giúp với!',
  'Trạm biến áp nổ lụp bụp, lửa xẹt ra liên tục từ nãy tới giờ.',
  'có ông cầm dao đứng trước cổng trường đe dọa học sinh',
  'Một em nhỏ rơi xuống mương sau chợ, nước chảy mạnh, đang tìm mà chưa thấy.',
  'Nước lên tới nửa nhà, hai ông bà già trên gác không xuống được, cần thuyền gấp.',
  'Đất trên đồi trượt xuống lấp nửa nhà dân ở thôn trên, hình như còn người bên trong.',
  'Giàn giáo công trình đường Bến Nghé đổ xuống vỉa hè, một người bị thương nằm đó.',
  'Cành cây gãy treo lủng lẳng ngay trên lối vào lớp mẫu giáo, gió thổi là rơi bất cứ lúc nào.',
  'Chó nghi dại đang cắn người trong xóm, đã có ba người bị cắn từ sáng.',
  'Đèn trụ bị rò điện, con bé chạm vô bị giật tê cả tay.',
  'A power line came down across the alley and is still sparking, kids are playing nearby.',
  'The manhole on the corner has no cover, my friend just fell in and hurt her leg.',
  'Lan can cầu gãy rời, một chiếc xe máy vừa lao xuống sông.',
];

const NOT_URGENT = [
  'Dây điện trong kiệt chằng chịt nhiều năm nay nhìn rất mất mỹ quan, mong bó gọn.',
  'Trụ điện cũ hoen gỉ, dân lo có ngày đổ, đề nghị ngành điện kiểm tra định kỳ.',
  'Tháng trước hố ga này mất nắp, phường đã thay, nay nắp mới kêu lộp cộp khi xe chạy qua.',
  'Cây phượng già trước trường, phụ huynh sợ mùa mưa bão cây đổ nên xin cắt tỉa trước.',
  'Giá điện cao như cắt cổ, nhận hóa đơn mà muốn giật mình.',
  'Đề nghị tập huấn phòng cháy chữa cháy cho chung cư, nếu cháy thì người già không biết chạy đường nào.',
  'Quán nướng khói bay mù mịt như cháy nhà, tối nào cũng vậy.',
  'Năm ngoái có người rơi xuống mương này, xin lắp lan can.',
  'Đèn đường tắt ba hôm, đi tối sợ cướp giật.',
  'Chó hàng xóm sủa cả đêm, không ai ngủ được.',
  'Cây đổ hôm bão đã dọn xong nhưng còn gốc trồi trên vỉa hè.',
  'Kẹt xe như muốn chết ở ngã sáu giờ tan tầm.',
  'Xin hỏi khi rò rỉ gas thì gọi số nào?',
  'Mưa lớn là đường ngập mắt cá, đi lại bất tiện.',
  'Tường nhà hàng xóm nứt chân chim, không nguy hiểm nhưng xấu.',
  'The street light flickers every night, it might fail soon.',
  'Mong phường tuyên truyền để trẻ em không bị đuối nước dịp hè.',
  'Nhân viên bệnh viện nói chuyện như tạt nước lạnh vào mặt, chờ cấp cứu mà cứ như đi xin.',
  'Ổ gà lâu nay trước chợ, lỡ mai mốt có người té thì sao.',
  'Lịch cắt điện báo trễ, đang nấu cơm thì cúp.',
];

describe("urgency with Huế's lexicon", () => {
  const classifier = createLexiconClassifier(hueLexicon, categoriesData as Category[]);
  const isUrgent = (text: string) => (classifier.classify({ text }) as Classification).priority === 'urgent';

  test('When danger is described in many ways, then at least 80 % are found urgent', () => {
    const missed = URGENT.filter((text) => !isUrgent(text));
    expect({ missed, enough: missed.length <= URGENT.length * 0.2 }).toMatchObject({ enough: true });
  });

  test('When the same words are used without present danger, then at most 20 % are taken for urgent', () => {
    const alarms = NOT_URGENT.filter(isUrgent);
    expect({ alarms, few: alarms.length <= NOT_URGENT.length * 0.2 }).toMatchObject({ few: true });
  });
});
