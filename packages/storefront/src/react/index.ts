export type { SepayLocale } from "./lib/format"
export { SepayPayment, type SepayPaymentProps } from "./sepay-payment"
export type { AmountTexts, SepayPaymentTexts } from "./texts/types"
export {
  type SepayPaymentResult,
  type SepayPaymentState,
  type UseSepayPaymentOptions,
  useSepayPayment,
} from "./use-sepay-payment"
