export const order = {
  title: "Thanh toán SePay",
  titleOf: "Thanh toán SePay {{position}}/{{total}}",
  status: {
    not_opened: "Chưa có tài khoản ảo",
    waiting: "Chưa thanh toán",
    partially_paid: "Thanh toán một phần",
    confirming: "Chưa thanh toán, SePay đã báo có",
    expired: "Chưa thanh toán, VA đã đóng",
    capturing: "Đã nhận tiền",
    paid: "Đã thanh toán",
    outstanding: "Đơn chưa trả đủ",
    partially_refunded: "Hoàn tiền một phần",
    refunded: "Đã hoàn tiền",
    canceled: "Đã hủy",
    canceled_with_money: "Đã hủy, có tiền về",
  },
  live: "Thanh toán SePay: {{status}}. Đã trả {{paid}} trên {{amount}}.",
  doNotFulfill: {
    title: "Chưa thanh toán: đừng giao hàng",
    description: "Còn thiếu {{remaining}} trên tổng {{amount}}.",
    outstandingTitle: "Đơn hàng chưa trả đủ: đừng giao hàng",
    outstanding: "Đơn hàng còn thiếu {{outstanding}}.",
  },
  amount: "Số tiền",
  paid: "Đã trả",
  remaining: "Còn phải trả",
  outstanding: "Đơn hàng còn thiếu",
  paidBy: "Trả bằng",
  captured: "Ghi nhận lúc",
  nextActions: {
    serverSays: "Chi tiết: {{message}}",
    nextStep: "Cần làm: {{step}}",
    not_opened: {
      what: "Khách chưa có số tài khoản để chuyển {{remaining}}.",
      next: "Chọn “Mở tài khoản ảo mới” trong menu rồi gửi số tài khoản hoặc mã QR cho khách.",
    },
    waiting: {
      what: "Đang chờ khách chuyển {{remaining}}.",
      next: "Không cần làm gì. Thanh toán tự được ghi nhận khi ngân hàng báo có tiền. Đừng giao hàng trước lúc đó.",
    },
    partially_paid: {
      what: "Đã nhận {{paid}}, còn thiếu {{remaining}}; khách có thể chuyển tiếp vào cùng số tài khoản.",
      next: "Nhắc khách chuyển phần còn lại. Đừng giao hàng trước lúc đó.",
    },
    partial_stuck: {
      what: "Đã nhận {{paid}}, còn thiếu {{remaining}}, nhưng tài khoản ảo không nhận thêm tiền nữa.",
      next: "Mở tài khoản ảo mới cho phần còn lại và gửi cho khách, hoặc chuyển trả tiền.",
    },
    expired: {
      what: "Khách chưa chuyển tiền: tài khoản ảo đã hết hạn hoặc đã bị hủy.",
      next: "Mở tài khoản ảo mới nếu khách vẫn muốn mua, nếu không thì hủy đơn hàng.",
    },
    sepay_disagrees: {
      what: "SePay đã tính tiền cho khoản thanh toán này nhưng chưa tìm thấy giao dịch, hoặc không hỏi được SePay về số tài khoản.",
      next:
        "Xem giao dịch trong SePay hoặc tại ngân hàng trước khi hủy đơn hay nhắc khách chuyển lại. Nếu thấy tiền, hãy đối soát với " +
        "đơn hàng này.",
    },
    opening_failed: {
      what: "SePay không mở được tài khoản ảo vừa rồi nên khách chưa thể thanh toán.",
      next: "Thử lại với “Mở tài khoản ảo mới”. Nếu vẫn lỗi, kiểm tra tài khoản ngân hàng ở Cài đặt → SePay.",
    },
    capturing: {
      what: "Đã nhận đủ tiền. Thanh toán sắp được ghi nhận.",
      next: "Không cần làm gì, chỉ mất vài giây.",
    },
    capture_stopped: {
      what: "Đã nhận {{paid}} nhưng Medusa chưa ghi nhận được thanh toán.",
      next: "Xử lý nguyên nhân nêu bên dưới rồi chọn “Kiểm tra với SePay” để thử lại.",
    },
    paid: {
      what: "Đã nhận đủ tiền và ghi nhận thanh toán.",
      next: "Có thể giao hàng.",
    },
    paid_another_way: {
      what: "Đơn hàng không còn khoản nào phải trả: đã được thanh toán bằng cách khác, hoặc không phải trả tiền.",
      next: "Có thể giao hàng. Nếu vẫn có tiền chuyển qua SePay, khoản đó sẽ nằm trong danh sách cần trả lại.",
    },
    overpaid: {
      what: "Đơn hàng giảm giá trị sau khi đã trả tiền: đã nhận dư {{amount}}.",
      next: "Hoàn tiền (Refund) trong phần thanh toán của đơn, sau đó chuyển trả tại ngân hàng và xác nhận ở đây.",
    },
    other_refunded: {
      what: "Đã nhận đủ tiền và ghi nhận thanh toán này. Các khoản thanh toán khác của đơn đã hoàn {{amount}}.",
      next: "Kiểm tra những gì còn phải giao trước khi giao hàng.",
    },
    outstanding: {
      what: "Đã nhận đủ khoản thanh toán này, nhưng đơn hàng còn thiếu {{amount}}.",
      next: "Chưa giao hàng. Thu phần còn thiếu của khách, hoặc sửa lại đơn để không còn khoản nào phải trả.",
    },
    partially_refunded: {
      what: "Đã hoàn {{amount}} của khoản thanh toán này.",
      next: "Kiểm tra những gì còn phải giao trước khi giao hàng.",
    },
    refunded: {
      what: "Khoản thanh toán này đã được hoàn toàn bộ: {{amount}}.",
      next: "Đừng giao phần hàng của khoản thanh toán này.",
    },
    canceled: {
      what: "Đơn hàng đã hủy, không chờ khoản tiền nào.",
      next: "Đừng giao hàng.",
    },
    canceled_captured: {
      what: "Đơn hàng đã hủy, nhưng {{amount}} đã ghi nhận cho đơn này chưa được hoàn.",
      next:
        "Chọn “Kiểm tra với SePay”: thao tác này ghi khoản hoàn tiền vào Medusa, vì trang đơn hàng của Medusa không cho hoàn " +
        "tiền đơn đã hủy. Sau đó chuyển trả tiền tại ngân hàng.",
    },
    canceled_with_money: {
      what: "Đơn hàng đã hủy nhưng đã nhận {{amount}} cho đơn này.",
      next: "Chuyển trả tiền tại ngân hàng của bạn rồi ghi nhận ở đây.",
    },
    surplus: {
      what: "Khách chuyển thừa {{amount}}.",
      next: "Chuyển trả tại ngân hàng rồi đánh dấu đã hoàn, hoặc đối soát với đơn hàng khác.",
    },
    late: {
      what: "{{amount}} đến muộn, khi không còn khoản nào chờ thanh toán.",
      next: "Đối soát với một đơn hàng, hoặc chuyển trả tại ngân hàng rồi đánh dấu đã hoàn.",
    },
    return_owed: {
      what: "{{amount}} đã hoàn trong Medusa và cần chuyển trả cho khách: SePay không chuyển tiền đi được.",
      next: "Chuyển tiền tại ngân hàng của bạn rồi xác nhận ở đây kèm mã giao dịch.",
    },
  },
  virtualAccount: {
    number: "Số tài khoản (VA)",
    bank: "Ngân hàng",
    holder: "Chủ tài khoản",
    amount: "Số tiền cần chuyển",
    expiry: "Hết hạn",
    never: "Không hết hạn",
    expired: "Đã hết hạn",
    expiresIn: {
      days: "còn {{days}} ngày {{hours}} giờ",
      hours: "còn {{hours}} giờ {{minutes}} phút",
      minutes: "còn {{minutes}} phút",
      seconds: "còn {{minutes}} phút {{seconds}} giây",
    },
    showQr: "Xem mã QR",
  },
  qr: {
    title: "Thanh toán chuyển khoản",
    description: "Quét bằng ứng dụng ngân hàng: số tài khoản và số tiền được điền sẵn.",
    alt: "Mã VietQR: {{amount}} đến tài khoản {{number}} tại {{bank}}",
    print: "In",
    printTitle: "Đơn hàng #{{order}}",
    until: "Thanh toán trước {{time}} (giờ Việt Nam)",
  },
  history: {
    transactions: "Giao dịch chuyển khoản",
    noTransactions: "Chưa có giao dịch nào.",
    reference: "Mã tham chiếu {{reference}}",
    noReference: "Không có mã tham chiếu",
    payerText: "Nội dung chuyển khoản",
    openOf: "Xem giao dịch {{amount}}",
    virtualAccounts: "Tất cả tài khoản ảo",
    virtualAccountAmount: "{{paid}} trên {{amount}}",
    noNumber: "Chưa có số",
    opened: "Mở lúc",
    expires: "Hết hạn lúc",
    closed: "Đóng lúc",
    lastError: "SePay báo: {{message}}",
    actions: "Thao tác của quản trị viên",
  },
  vaStatus: {
    opening: "Đang mở",
    open: "Đang mở nhận tiền",
    partially: "Nhận một phần",
    paid: "Đã nhận đủ",
    closing: "Đang đóng",
    closed: "Đã đóng",
  },
  closeReason: {
    amount_changed: "Số tiền đã thay đổi",
    expired: "Hết hạn",
    released: "Khách chọn cách thanh toán khác",
    order_canceled: "Đơn hàng đã hủy",
    paid_elsewhere: "Đã trả qua tài khoản khác",
    open_failed: "SePay không mở được",
    replaced_by_admin: "Quản trị viên thay bằng tài khoản khác",
    canceled_by_admin: "Quản trị viên hủy",
    nothing_owed: "Không còn khoản nào phải trả",
    paid_another_way: "Đã trả bằng cách khác",
    environment_changed: "Đã đổi môi trường SePay",
  },
  adminAction: {
    open: "Mở tài khoản ảo mới",
    cancel: "Hủy tài khoản ảo",
    check: "Kiểm tra với SePay",
    request: "Yêu cầu thanh toán qua SePay",
    paidAnotherWay: "Ghi nhận đã trả bằng cách khác",
  },
  menu: {
    label: "Thao tác thanh toán SePay",
    check: "Kiểm tra với SePay",
    open: "Mở tài khoản ảo mới",
    cancel: "Hủy tài khoản ảo",
    match: "Đối soát giao dịch",
    paidAnotherWay: "Đã trả bằng cách khác",
  },
  request: {
    title: "Yêu cầu thanh toán",
    description: "Đơn hàng này còn thiếu {{amount}}.",
    action: "Yêu cầu {{amount}} qua SePay",
    done: "Khách có thể thanh toán: hãy gửi số tài khoản hoặc mã QR cho khách",
  },
  paidAnotherWay: {
    title: "Đã trả bằng cách khác?",
    description: "Khách đã trả {{amount}} bằng tiền mặt, vào tài khoản khác hoặc bằng cách khác.",
    consequence:
      "Số tài khoản được đóng ở SePay trước để không ai chuyển thêm vào. Nếu ngân hàng báo tiền về trước, hệ thống sẽ không ghi " +
      "nhận. Sau đó {{amount}} được ghi là đã trả trong Medusa.",
    action: "Ghi nhận đã trả",
    done: "Đã ghi nhận trả bằng cách khác",
  },
  check: {
    incomplete: "Chưa hỏi được SePay đầy đủ",
    problem: "Chi tiết: {{message}}",
    nothingNew: "SePay không có giao dịch mới",
    newMoney: "Tìm thấy {{amount}} chưa về hệ thống",
    paid: "Đã thanh toán đủ",
    sepaySays: "Tại SePay: {{status}}, đã trả {{amount}}.",
    sepayNotAsked: "Không có tài khoản ảo nào đang mở để hỏi SePay.",
  },
  openConfirm: {
    title: "Mở tài khoản ảo mới?",
    description:
      "SePay sẽ mở số tài khoản mới cho {{remaining}}. Khách không được thông báo: hãy gửi số tài khoản hoặc mã " +
      "QR cho khách. Tiền chuyển vào các số cũ vẫn được nhận ra.",
    action: "Mở",
    done: "Đã mở tài khoản ảo {{number}}",
    doneWithoutNumber: "Đang mở tài khoản ảo",
  },
  cancelConfirm: {
    title: "Hủy tài khoản ảo {{number}}?",
    description:
      "SePay sẽ đóng tài khoản này và ngân hàng từ chối mọi khoản chuyển sau đó. Đơn hàng không thay đổi. Nếu " +
      "khách vừa thanh toán xong thì tài khoản không bị hủy.",
    action: "Hủy tài khoản ảo",
    done: "Đã hủy tài khoản ảo",
  },
}
