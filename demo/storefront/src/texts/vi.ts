import type { BuyerField } from "../checkout/buyer"

/** What the shop says. `{…}` is replaced. */
export const vi = {
  shopName: "Cà phê Phố Cổ",
  demoNotice: "Cửa hàng dùng thử, không có tiền thật.",
  language: "Ngôn ngữ",
  home: "Về trang chủ",
  cart: "Giỏ hàng",
  cartWithCount: "Giỏ hàng, {count} món",
  footer: "Cà phê Phố Cổ · 36 Hàng Buồm, Hà Nội",

  heroTitle: "Cà phê rang mộc từ cao nguyên, gửi đi từ phố cổ Hà Nội",
  heroText: "Rang theo từng mẻ nhỏ mỗi tuần. Giao toàn quốc trong 2 đến 3 ngày, thanh toán bằng mã VietQR.",
  products: "Cà phê của chúng tôi",
  chooseWeight: "Chọn khối lượng",
  beforeVat: "chưa gồm thuế GTGT",
  addToCart: "Thêm vào giỏ",
  goToCheckout: "Thanh toán",
  inYourCart: "{count} món trong giỏ · {total}",

  checkout: "Thanh toán",
  emptyCart: "Giỏ hàng đang trống.",
  seeProducts: "Xem cà phê",
  buyer: "Người nhận",
  buyerFields: {
    fullName: "Họ và tên",
    phone: "Số điện thoại",
    email: "Email",
    address: "Địa chỉ",
    city: "Tỉnh, thành phố",
  } as Record<BuyerField, string>,
  shipping: "Giao hàng",
  wayToPay: "Cách thanh toán",
  waysToPay: {
    pp_sepay_sepay: {
      title: "Đặt hàng rồi chuyển khoản",
      text: "Đơn hàng được giữ ngay. Bạn chuyển khoản ngay sau khi đặt.",
      action: "Đặt hàng",
    },
    pp_sepay_prepay: {
      title: "Chuyển khoản để đặt hàng",
      text: "Bạn chuyển khoản trước. Đơn hàng được đặt ngay khi nhận được tiền.",
      action: "Tiếp tục đến chuyển khoản",
    },
  } as Record<string, WayToPayTexts>,
  otherWayToPay: { title: "Chuyển khoản ngân hàng", text: "Quét mã VietQR bằng ứng dụng ngân hàng.", action: "Tiếp tục" },
  placing: "Đang xử lý…",
  amountChanged: "Số tiền đã đổi thành {amount}. Vui lòng kiểm tra và đặt hàng lại.",
  refused: "Chưa đặt được hàng: {reason}",

  yourOrder: "Đơn hàng của bạn",
  less: "Bớt một: {title}",
  more: "Thêm một: {title}",
  quantityOf: "Số lượng: {quantity}",
  subtotal: "Tạm tính",
  delivery: "Phí giao hàng",
  vat: "Thuế GTGT",
  total: "Tổng cộng",

  paymentTitle: "Chuyển khoản để đặt hàng",
  paymentText: "Đơn hàng được đặt ngay khi ngân hàng báo đã nhận tiền. Chuyển xong, bạn có thể đóng trang này.",
  changeOrder: "Sửa đơn hàng",

  orderPlacedTitle: "Cảm ơn bạn đã đặt hàng!",
  orderPlacedText: "Chuyển khoản theo thông tin bên dưới, chúng tôi chuẩn bị hàng ngay khi nhận được tiền.",
  orderPaidTitle: "Cảm ơn bạn, đơn hàng đã được thanh toán!",
  orderPaidText: "Chúng tôi đang chuẩn bị hàng và sẽ gửi email cho bạn khi giao.",
  orderOutstandingTitle: "Đơn hàng của bạn đã thay đổi",
  orderOutstandingText: "Đơn hàng còn thiếu một khoản, chúng tôi chuẩn bị hàng ngay khi nhận đủ tiền.",
  orderRefundedTitle: "Chúng tôi đã hoàn tiền cho bạn",
  orderRefundedText: "Số tiền hoàn được chuyển trả về tài khoản ngân hàng của bạn.",
  orderCanceledTitle: "Đơn hàng đã bị hủy",
  orderCanceledText: "Vui lòng không chuyển khoản cho đơn hàng này nữa.",
  orderNumber: "Mã đơn hàng: #{number}",
  deliverTo: "Giao đến",
  buyMore: "Mua tiếp",

  paymentAwaited: "Bạn có một khoản thanh toán đang chờ: {amount}.",
  goOnPaying: "Tiếp tục thanh toán",
  paymentReceived: "Đã nhận được khoản chuyển {amount} của bạn.",
  seeOrder: "Xem đơn hàng",
  close: "Đóng",

  loading: "Đang tải…",
  cannotLoad: "Chưa tải được. {reason}",
  tryAgain: "Thử lại",
  notFound: "Không tìm thấy đơn hàng này. Vui lòng kiểm tra lại đường dẫn.",

  bank: "Chuyển khoản như ngân hàng",
  bankTag: "Chỉ có trong bản dùng thử",
  bankText: "Thay cho ứng dụng ngân hàng của bạn: chọn một cách chuyển và xem trang này thay đổi.",
  bankExact: "Chuyển đủ",
  bankPart: "Chuyển một phần",
  bankLate: "Chuyển quá hạn",
  bankTwice: "Chuyển hai lần",
  bankShortLife: "Số tài khoản mới chỉ có hiệu lực 1 phút",
  bankShortLifeHint: "Áp dụng cho đơn hàng mới và khi lấy số tài khoản mới, để thử chuyển quá hạn.",
  bankWaits: "Đang chờ số tài khoản hết hạn (còn {seconds} giây)…",
  bankTooLong: "Số tài khoản này còn hiệu lực lâu. Hãy chọn “hiệu lực 1 phút” ở dưới rồi đặt đơn mới.",
  bankNothingToPay: "Không còn gì để chuyển.",
  bankTaken: "Ngân hàng: đã chuyển {amount}.",
  bankRefused: "Ngân hàng trả lại {amount}: {reason}",
  bankFailed: "Ngân hàng không trả lời. {reason}",
  bankReasons: {
    unknown_account: "số tài khoản không tồn tại.",
    cancelled: "số tài khoản đã bị hủy.",
    paid: "số tài khoản này đã được thanh toán.",
    expired: "số tài khoản đã hết hạn.",
    wrong_amount: "số tiền không đúng.",
  } as Record<string, string>,
}

interface WayToPayTexts {
  title: string
  text: string
  /** On the button. */
  action: string
}

export type ShopTexts = typeof vi
