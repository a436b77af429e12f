import type { RejectionReason } from '../../domain/report/commands';

/** What people say in demo reports beside their texts and answers, which are the city's own. All of it is invented. */
export const PHRASES = {
  transfer: [
    'Đoạn đường này do phường quản lý sau khi sắp xếp địa giới, đề nghị phường tiếp tục xử lý.',
    'Qua kiểm tra ban đầu, nội dung chính thuộc thẩm quyền của đơn vị nhận chuyển.',
    'Đơn vị nhận chuyển đang thi công tại vị trí này.',
  ],
  question: [
    'Đề nghị Ông/Bà cho biết số nhà hoặc trụ điện gần nhất để đơn vị tìm đúng vị trí.',
    'Sự việc thường xảy ra vào giờ nào, những ngày nào trong tuần?',
    'Ông/Bà vui lòng gửi thêm hình ảnh hiện trường hoặc mô tả cụ thể hơn.',
  ],
  information: {
    vi: [
      'Ngay trước nhà số 24, đối diện quán cà phê góc ngã tư ạ.',
      'Thường là từ 6 giờ chiều tới khuya, tối thứ bảy và chủ nhật là nhiều nhất.',
      'Chỗ gần cột điện thứ ba tính từ đầu kiệt vào, bên tay phải.',
    ],
    en: [
      'It is right in front of the small grocery next to the junction.',
      'Mostly in the evening from six until late, worst on weekends.',
    ],
  },
  involve: [
    'Vị trí giáp ranh, cần hai đơn vị cùng kiểm tra hiện trường.',
    'Có phần việc thuộc hạ tầng do đơn vị phối hợp quản lý.',
  ],
  part: [
    'Đơn vị đã kiểm tra, xử lý xong phần việc do mình phụ trách và báo đơn vị chủ trì.',
    'Đã cử tổ công tác phối hợp tại hiện trường; phần việc của đơn vị đã hoàn thành.',
  ],
  extension: [
    'Phải chờ cắt điện đoạn tuyến mới thi công được, cần thêm thời gian.',
    'Khối lượng lớn hơn khảo sát ban đầu, phải bổ sung vật tư và nhân lực.',
    'Cần thống nhất phương án với đơn vị quản lý công trình ngầm.',
  ],
  appeal: {
    vi: [
      'Địa điểm tôi đã ghi rõ trong phản ánh, mong trung tâm xem lại và chuyển đúng đơn vị.',
      'Đây là việc chung của cả xóm chứ không riêng gì nhà tôi, đề nghị xem xét lại.',
    ],
    en: ['The place is stated in my report, and it concerns the whole street. Please look at it again.'],
  },
  merge: [
    'Cùng sự việc, cùng vị trí với phản ánh đã tiếp nhận trước.',
    'Nhiều người cùng phản ánh một điểm, xử lý chung một lần.',
  ],
  hold: [
    'Chờ vật tư thay thế, nhà cung cấp hẹn giao trong tuần tới.',
    'Thời tiết mưa kéo dài, chưa thi công được; sẽ làm ngay khi tạnh ráo.',
    'Chờ ý kiến phối hợp của chủ đầu tư công trình.',
  ],
  resume: ['Đã có vật tư, tiếp tục xử lý.', 'Thời tiết thuận lợi trở lại, đội thi công đã ra hiện trường.'],
  return: [
    'Câu trả lời chưa nêu đã xử lý tại vị trí người dân phản ánh; đề nghị bổ sung kết quả cụ thể.',
    'Ảnh kết quả không đúng vị trí phản ánh, đề nghị kiểm tra lại.',
  ],
  rejection: {
    insufficient: 'Phản ánh chưa nêu rõ địa điểm và không có thông tin liên hệ để hỏi thêm.',
    complaint_or_denunciation: 'Nội dung là khiếu nại quyết định hành chính, đề nghị gửi Ban Tiếp công dân.',
    not_public_matter: 'Tranh chấp dân sự giữa hai gia đình, đề nghị liên hệ tổ hòa giải ở cơ sở.',
  } satisfies Partial<Record<RejectionReason, string>>,
  withdraw: {
    vi: ['Vừa có người tới sửa rồi, xin rút phản ánh.', 'Tôi gửi nhầm, xin rút lại.'],
    en: ['It has been fixed in the meantime, thank you.'],
  },
  reprioritise: ['Có nhiều người cùng phản ánh trong ngày.', 'Vị trí gần trường học, cần xử lý sớm.'],
  note: [
    'Đã gọi điện cho đơn vị, hẹn kiểm tra hiện trường trong buổi chiều.',
    'Trùng khu vực với đợt ra quân tuần này.',
  ],
  /** A text that is used again says a little more. `{n}` is a small number. */
  further: {
    vi: [
      'Vị trí gần nhà số {n}.',
      'Đã báo tổ dân phố {n} ngày rồi mà chưa thấy ai tới.',
      'Sáng nay vẫn còn y như vậy.',
      'Ở đầu kiệt {n} cũng bị giống rứa.',
      'Mong các anh chị xem giúp sớm.',
    ],
    en: ['It is close to number {n}.', 'It has been like this for {n} days now.', 'Please have a look soon.'],
  },
} as const;

/** Invented people: family name and given name, in two ways of naming oneself to an authority. */
export const FAMILY_NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Hồ', 'Võ', 'Phan', 'Tôn Thất', 'Đặng'] as const;
export const GIVEN_NAMES = [
  'An',
  'Bình',
  'Diệu',
  'Hạnh',
  'Khánh',
  'Lan',
  'Minh',
  'Nga',
  'Phước',
  'Quý',
  'Thảo',
  'Vinh',
];
export const VISITORS = ['Alex', 'Maria', 'Tom', 'Julie', 'Kenji', 'Hannah'] as const;
