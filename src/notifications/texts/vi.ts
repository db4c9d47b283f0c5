import type { NotificationTexts } from "./notification-texts"

const EXACT_AMOUNT =
  "Số tài khoản này chỉ dành riêng cho đơn hàng của bạn. Vui lòng chuyển đúng số tiền; không cần ghi nội dung chuyển khoản."

/** Vietnamese. */
export const vi: NotificationTexts = {
  locale: "vi-VN",
  instructions: {
    subject: ({ orderNumber }) => `Hướng dẫn chuyển khoản cho đơn hàng ${orderNumber}`,
    paragraphs: ({ orderNumber, remaining, expiresAt }) => [
      `Cảm ơn bạn đã đặt hàng. Để hoàn tất đơn hàng ${orderNumber}, vui lòng chuyển khoản ${remaining}: quét mã QR bằng ứng ` +
        "dụng ngân hàng, hoặc chuyển đến số tài khoản dưới đây.",
      EXACT_AMOUNT,
      ...(expiresAt === null ? [] : [`Số tài khoản nhận tiền đến ${expiresAt}.`]),
    ],
  },
  reminder: {
    subject: ({ orderNumber }) => `Đơn hàng ${orderNumber} đang chờ bạn chuyển khoản`,
    paragraphs: ({ orderNumber, remaining, expiresAt }) => [
      `Chúng tôi chưa nhận đủ tiền cho đơn hàng ${orderNumber}. Số tiền cần chuyển: ${remaining}.`,
      ...(expiresAt === null ? [] : [`Số tài khoản dưới đây hết hạn lúc ${expiresAt}.`]),
      EXACT_AMOUNT,
      "Nếu bạn vừa chuyển khoản, vui lòng bỏ qua thư này.",
    ],
  },
  receivedInFull: {
    subject: ({ orderNumber }) => `Đã nhận thanh toán cho đơn hàng ${orderNumber}`,
    paragraphs: ({ orderNumber, paid }) => [
      `Chúng tôi đã nhận đủ ${paid} cho đơn hàng ${orderNumber}. Cảm ơn bạn!`,
    ],
  },
  receivedInPart: {
    subject: ({ orderNumber, remaining }) => `Đơn hàng ${orderNumber}: còn thiếu ${remaining}`,
    paragraphs: ({ orderNumber, paid, remaining, amount }) => [
      `Chúng tôi đã nhận ${paid} trên tổng số ${amount} của đơn hàng ${orderNumber}.`,
      `Vui lòng chuyển nốt ${remaining}. Đơn hàng được xử lý ngay khi chúng tôi nhận đủ tiền.`,
    ],
  },
  receivedOutstanding: {
    subject: ({ orderNumber, outstanding }) => `Đơn hàng ${orderNumber}: còn thiếu ${outstanding}`,
    paragraphs: ({ orderNumber, paid, outstanding }) => [
      `Chúng tôi đã nhận ${paid} cho đơn hàng ${orderNumber}. Cảm ơn bạn!`,
      `Đơn hàng đã được thay đổi và còn thiếu ${outstanding}. Vui lòng liên hệ với chúng tôi để thanh toán phần còn lại.`,
    ],
  },
  receivedRefunded: {
    subject: ({ orderNumber }) => `Hoàn tiền cho đơn hàng ${orderNumber}`,
    paragraphs: ({ orderNumber, paid, refunded }) => [
      `Chúng tôi đã nhận ${paid} cho đơn hàng ${orderNumber} và đã hoàn ${refunded}.`,
    ],
  },
  receivedCanceled: {
    subject: ({ orderNumber }) => `Đơn hàng ${orderNumber} đã hủy`,
    paragraphs: ({ orderNumber, toReturn }) => [
      `Đơn hàng ${orderNumber} đã hủy. Vui lòng không chuyển khoản cho đơn này nữa.`,
      ...(toReturn === null ? [] : [`Chúng tôi sẽ chuyển khoản trả lại bạn ${toReturn}.`]),
    ],
  },
  labels: {
    bank: "Ngân hàng",
    vaNumber: "Số tài khoản",
    accountHolder: "Chủ tài khoản",
    amount: "Số tiền",
    expiresAt: "Hết hạn lúc",
    orderCode: "Mã thanh toán",
  },
}
