// Written by `npm run openapi` from the contracts beside the routes (src/api/**/contracts.ts). Do not edit it.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Answer of `GET /store/sepay/payment-sessions/:id` and of `POST …/:id/virtual-account`. */
        StoreSepayPaymentSessionResponse: {
            payment_session: components["schemas"]["StoreSepayPaymentSession"];
        };
        /** @description A SePay payment as its payer sees it. Amounts are whole VND, times are ISO 8601 in UTC. Nothing in it is secret. */
        StoreSepayPaymentSession: {
            /** @description The Medusa payment session's id. */
            id: string;
            /**
             * @description What is true of the payment. The README says what each one means.
             * @enum {string}
             */
            status: "pending" | "waiting" | "partially_paid" | "confirming" | "expired" | "paid" | "outstanding" | "partially_refunded" | "refunded" | "canceled";
            /** @enum {string} */
            flow: "order_first" | "pay_first";
            /** @constant */
            currency_code: "vnd";
            /** @description What is to be paid in all. */
            amount_vnd: number;
            /** @description What SePay has reported for it. */
            paid_amount_vnd: number;
            /** @description What of this payment is still to be paid. */
            remaining_amount_vnd: number;
            /** @description What the whole order still has to be paid when the money of this payment is captured: more than `remaining_amount_vnd` where the order was edited and became dearer. `null` before the order is placed. */
            outstanding_amount_vnd: number | null;
            /** @description What of this payment the store refunded. */
            refunded_amount_vnd: number;
            /** @description What the store still has to send back: refunds, and what a cancelled order received. */
            to_return_amount_vnd: number;
            /** @description SePay's order code, for support; it need not be written into the transfer. */
            order_code: string | null;
            /** @description The virtual account number to transfer to. */
            va_number: string | null;
            account_holder_name: string | null;
            /** @description SePay's short name of the bank. */
            bank_name: string | null;
            /** @description The bank's NAPAS BIN. */
            bank_bin: string | null;
            /** @description The VietQR string to draw as a QR code. `null` when nothing can be transferred now, and when no code can be made of the number: `status` says which. */
            vietqr: string | null;
            /** @description When the virtual account stops taking money; `null`: it does not, or there is none. */
            expires_at: string | null;
            /** @description The Medusa order, once it is placed. */
            order_id: string | null;
            /** @description The payment session to go on with when `status` is `outstanding`: another SePay payment of the same order that still waits for money. `null` for any other status, and when there is no such payment. */
            outstanding_payment_session_id: string | null;
        };
        /** @description Why a request was refused. Nothing was changed. */
        Error: {
            /** @description The kind of error: `not_found`, `invalid_data`, `not_allowed` … */
            type?: string;
            code?: string;
            /** @description What is wrong and what to do, in plain English. */
            message: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
