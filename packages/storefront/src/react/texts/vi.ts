import type { SepayPaymentTexts } from "./types"

export const vi: SepayPaymentTexts = {
  title: "Thanh toán chuyển khoản",

  loading: "Đang tải thông tin thanh toán…",
  pending: "Chưa có số tài khoản",
  waiting: "Đang chờ chuyển khoản",
  partiallyPaid: ({ paid, remaining }) => `Đã nhận ${paid}, còn thiếu ${remaining}`,
  paid: "Thanh toán thành công",
  outstanding: ({ paid, outstanding }) => `Đã nhận ${paid}, đơn hàng còn thiếu ${outstanding}`,
  refunded: ({ refunded }) => `Đã hoàn ${refunded}`,
  confirming: "Giao dịch của bạn đã được ghi nhận",
  expired: "Đã hết hạn",
  canceled: "Đã hủy thanh toán",
  problem: "Không tải được thanh toán",

  pendingHint: "Số tài khoản sẽ có khi bạn đặt hàng.",
  waitingHint: "Quét mã để thanh toán, hoặc chuyển khoản đúng số tiền sau đây.",
  partiallyPaidHint: "Chuyển nốt vào cùng tài khoản này.",
  amountChangedHint: ({ remaining }) => `Số tiền đã đổi thành ${remaining}. Vui lòng dùng mã QR mới.`,
  paidHint: "Đơn hàng của bạn đang được xác nhận…",
  orderPlacedHint: "Cảm ơn bạn đã mua hàng.",
  outstandingHint: "Vui lòng liên hệ cửa hàng để trả phần còn thiếu.",
  toReturnHint: ({ toReturn }) => `Cửa hàng sẽ chuyển khoản trả lại bạn ${toReturn}.`,
  confirmingHint: "Chúng tôi đang chờ thông tin từ ngân hàng. Vui lòng không chuyển khoản lại.",
  expiredHint: "Vui lòng không chuyển khoản vào số tài khoản cũ.",
  canceledHint: "Vui lòng không chuyển khoản nữa.",

  qrLabel: ({ remaining }) => `Mã VietQR để thanh toán ${remaining}`,
  expiresIn: (time) => `Hết hạn sau ${time}`,
  expiresSoon: (minutes) => `Còn ${minutes} phút để chuyển khoản`,
  days: (days) => `${days} ngày`,

  amount: "Số tiền",
  remainingAmount: "Số tiền còn thiếu",
  vaNumber: "Số tài khoản",
  accountHolder: "Chủ tài khoản",
  bank: "Ngân hàng",
  orderCode: "Mã thanh toán",

  copy: "Sao chép",
  copied: "Đã sao chép",
  copyFailed: "Vui lòng chọn và sao chép bằng tay.",
  saveImage: "Lưu ảnh QR",
  shareImage: "Chia sẻ mã QR",
  imageFailed: "Không tạo được ảnh QR. Vui lòng chụp màn hình.",
  open: "Lấy số tài khoản",
  opening: "Đang lấy số tài khoản…",
  renew: "Lấy số tài khoản mới",
  renewing: "Đang lấy số tài khoản mới…",

  offline: "Mất kết nối. Trang sẽ tự cập nhật khi có mạng trở lại.",
  error: ({ status }) => {
    if (status === null) {
      return "Không kết nối được với cửa hàng. Vui lòng kiểm tra mạng."
    }
    if (status === 429) {
      return "Có quá nhiều yêu cầu. Vui lòng đợi một phút rồi thử lại."
    }
    if (status === 404) {
      return "Không tìm thấy khoản thanh toán này. Vui lòng liên hệ cửa hàng."
    }
    return "Cửa hàng chưa xử lý được yêu cầu. Vui lòng thử lại sau ít phút."
  },
}
