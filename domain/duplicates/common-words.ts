/**
 * Folded words that stand in reports of every kind: grammar, politeness, what authorities are asked for, and the parts of
 * addresses that are no name. Two reports that share them have nothing in common yet.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  [
    // Grammar, persons, degrees, times.
    'va la co khong ko o tai cua cho thi ma nay no do kia day duoc bi rat qua lam nhieu it cac nhung mot moi luc khi vao ra',
    'len xuong tu trong ngoai voi cung cho nen con chua dang da se vi de hay hoac ai gi sao nhu the ve ben canh gan truoc',
    'sau giua tren duoi toi minh tui em anh chi ong ba chung ta ho nguoi dan ba con nha may vai hom qua ngay dem toi sang',
    'chieu trua tuan thang nam gio phut roi vua lai van nua mai luon hien dau doan khu vuc cho nay cai chiec thay biet noi',
    'bua ni mo te rang rua chi bay mi',
    // Politeness and requests.
    'kinh mong gui de nghi yeu cau co quan chuc nang don lien kiem tra xu ly som cam on tran trong nho giup phan anh thanh pho',
    'ubnd uy ban nhan dan quy lanh dao trung tam phai can xin vui long a ah nhe nha nhi hue tinh trang',
    // Parts of addresses.
    'duong pho so phuong xa quan huyen kiet hem ngo to dan tdp kp khu',
    'the a an and or of in on at to for is are was were be has have had it this that there here with from by not no very near',
    'please thank thanks you we i my our they road street number ward front since days day night',
  ]
    .join(' ')
    .split(' '),
);
