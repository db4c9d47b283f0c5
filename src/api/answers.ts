// Written by `npm run openapi` from the contracts beside the routes (src/api/**/contracts.ts). Do not edit it.
interface components {
    schemas: {
        /** @description A transaction, as SePay reports it. Unknown fields are kept. */
        SepayWebhook: {
            /** @description SePay's id of the transaction. */
            id: number;
            /** @description SePay's short name of the bank. */
            gateway?: string | null;
            /** @description When the money moved: `2026-03-27 10:15:00`, in Vietnam. */
            transactionDate?: string | null;
            /** @description The bank account, or the virtual account. */
            accountNumber?: string | null;
            /** @description The virtual account. */
            subAccount?: string | null;
            /** @description The order code that SePay found in the transfer's text. */
            code?: string | null;
            /** @description The transfer's text. */
            content?: string | null;
            /** @enum {string} */
            transferType: "in" | "out";
            description?: string | null;
            /** @description Whole VND. */
            transferAmount: number;
            /** @description The account's balance, in VND. */
            accumulated?: number | null;
            /** @description The bank's reference. */
            referenceCode?: string | null;
        } & {
            [key: string]: unknown;
        };
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
        SepayWebhookAnswer: {
            /** @constant */
            success: true;
        };
        /** @description Why a webhook was refused. Nothing was recorded. */
        SepayWebhookRefusal: {
            /** @constant */
            success: false;
            message: string;
        };
        /** @description Answer of `GET /admin/sepay/payments/orders/:id` and `POST …/request`. */
        AdminSepayOrderResponse: {
            /** @description Empty: the order was not paid through SePay. */
            payments: components["schemas"]["AdminSepayOrderPayment"][];
            request: components["schemas"]["AdminSepayOrderRequest"];
        };
        /** @description A payment of an order (or of a payment link) through SePay. Amounts are whole VND, times ISO 8601 in UTC. */
        AdminSepayOrderPayment: {
            payment_collection_id: string;
            payment_session_id: string;
            /** @enum {string} */
            flow: "order_first" | "pay_first";
            /** @enum {string} */
            status: "pending" | "waiting" | "partially_paid" | "confirming" | "expired" | "paid" | "outstanding" | "partially_refunded" | "refunded" | "canceled";
            amount_vnd: number;
            received_vnd: number;
            /** @description What of this payment is still to be paid. */
            remaining_vnd: number;
            /** @description What the whole order still has to be paid when this payment is captured; `null` before it is placed. */
            outstanding_vnd: number | null;
            /** @description What of this payment was refunded in Medusa. */
            refunded_vnd: number;
            /** @description What is still to be sent back: refunds, and what a cancelled order received. */
            to_return_vnd: number;
            is_captured: boolean;
            captured_at: string | null;
            /** @description What can be paid to now, or could last. */
            virtual_account: components["schemas"]["AdminSepayVaOrder"] | null;
            /** @description The VietQR string to draw as a QR code; `null` when nothing can be transferred now. */
            vietqr: string | null;
            /** @description The first sentence is the most important one. */
            next_actions: components["schemas"]["AdminSepayNextAction"][];
            can_check: boolean;
            can_open_virtual_account: boolean;
            can_cancel_virtual_account: boolean;
            /** @description Whether what it still waits for can be recorded as paid another way. */
            can_mark_paid_another_way: boolean;
            /** @description Every one that there ever was, the newest first. */
            va_orders: components["schemas"]["AdminSepayVaOrder"][];
            /** @description Every one that has to do with the payment, the newest first. */
            transactions: components["schemas"]["AdminSepayTransaction"][];
            returns_owed: components["schemas"]["AdminSepayReturnOwed"][];
            actions: components["schemas"]["AdminSepayAdminAction"][];
        };
        /** @description A SePay order with its virtual account. */
        AdminSepayVaOrder: {
            id: string;
            order_code: string;
            sepay_order_id: string | null;
            /** @enum {string} */
            status: "opening" | "open" | "partially" | "paid" | "closing" | "closed";
            amount_vnd: number;
            paid_amount_vnd: number;
            bank_name: string;
            account_number: string;
            va_number: string | null;
            account_holder_name: string | null;
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            closed_at: string | null;
            /** @description `amount_changed`, `expired`, `released`, `order_canceled`, `paid_elsewhere`, `open_failed`, `replaced_by_admin`, `canceled_by_admin`, `nothing_owed`, `paid_another_way`, `environment_changed`. */
            close_reason: string | null;
            needs_attention: boolean;
            last_error: string | null;
        };
        /** @description A sentence for the admin. */
        AdminSepayNextAction: {
            code: components["schemas"]["AdminSepayNextActionCode"];
            /** @enum {string} */
            severity: "success" | "info" | "warning" | "error";
            /** @description What it is about, in whole VND. */
            amount_vnd: number | null;
            /** @description What SePay or Medusa said (English). */
            message: string | null;
        };
        /**
         * @description What a sentence for the admin is about.
         * @enum {string}
         */
        AdminSepayNextActionCode: "not_opened" | "waiting" | "partially_paid" | "partial_stuck" | "expired" | "sepay_disagrees" | "opening_failed" | "capturing" | "capture_stopped" | "paid" | "paid_another_way" | "overpaid" | "other_refunded" | "outstanding" | "partially_refunded" | "refunded" | "canceled" | "canceled_captured" | "canceled_with_money" | "surplus" | "late" | "return_owed";
        /** @description Money that moved on a bank account. Amounts are whole VND, times ISO 8601 in UTC. */
        AdminSepayTransaction: {
            id: string;
            /**
             * Format: date-time
             * @description When the bank says that it moved; where it does not say, when the store heard of it.
             */
            occurred_at: string;
            /** @description A bank's statement told only the day: `occurred_at` is some moment of it in Vietnam. */
            is_day_only: boolean;
            /**
             * Format: date-time
             * @description When the store heard of it.
             */
            recorded_at: string;
            source: components["schemas"]["AdminSepayTransactionSource"];
            /** @description The id of the admin who recorded it; `null` where SePay reported it first. */
            entered_by: string | null;
            /** @description The admin's name or email; `null` where nobody is, or is gone. */
            entered_by_name: string | null;
            /** @enum {string} */
            direction: "in" | "out";
            amount_vnd: number;
            bank_name: string | null;
            account_number: string | null;
            va_number: string | null;
            code: string | null;
            reference_number: string | null;
            /** @description Free text of the payer: to be shown as text. */
            content: string | null;
            needs_attention: boolean;
            /** @description What its money is for, by kind; they add up to the amount of an incoming transaction. */
            allocated_vnd: {
                applied: number;
                surplus: number;
                late: number;
                unmatched: number;
                returned: number;
                ignored: number;
            };
            /** @description What of it can be matched, returned or ignored: its surplus, late and unmatched money. */
            free_vnd: number;
            /** @description What of it can be returned: also what was ignored, and what paid (a part of) a payment that is not captured. */
            returnable_vnd: number;
            /** @description The orders that it pays, or would have paid. */
            orders: components["schemas"]["AdminSepayOrderReference"][];
        };
        /**
         * @description How a transaction became known first. `manual`: an admin recorded it by hand, because SePay had not reported it; `statement`: from a bank's statement.
         * @enum {string}
         */
        AdminSepayTransactionSource: "webhook" | "reconciliation" | "manual" | "statement";
        /** @description An order that a transaction has to do with. */
        AdminSepayOrderReference: {
            id: string;
            display_id: number;
        };
        /** @description Money that the store owes back to a payer. Amounts are whole VND, times ISO 8601 in UTC. */
        AdminSepayReturnOwed: {
            id: string;
            refund_id: string;
            /**
             * @description `reallocated`: nothing is sent back, because the money was matched with the payment by mistake.
             * @enum {string}
             */
            status: "owed" | "returned" | "reallocated";
            amount_vnd: number;
            order: components["schemas"]["AdminSepayOrderReference"] | null;
            /** @description The bank's reference of the transfer, once confirmed. */
            reference_number: string | null;
            /** @description The outgoing transaction that proves it, where SePay reported one. */
            transaction_id: string | null;
            /** @description `system` when the outgoing transaction was recognized. */
            actor_id: string | null;
            actor_name: string | null;
            confirmed_reason: string | null;
            confirmed_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** @description What an admin did with an order's payment, other than deciding about money. */
        AdminSepayAdminAction: {
            id: string;
            /** @description `virtual_account.open`, `virtual_account.cancel`, `payment.check`, `payment.request`, `payment.paid_another_way`. */
            action: string;
            actor_id: string;
            actor_name: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** @description What an order has outstanding, and whether it can be asked for through SePay. */
        AdminSepayOrderRequest: {
            /** @description Whole VND. */
            outstanding_vnd: number;
            /** @description Whether `POST /admin/sepay/payments/orders/:id/request` would ask for it: no open payment of SePay's does. */
            can_request: boolean;
        };
        /** @description Answer of `POST /admin/sepay/payments/payment-collections/:id/check`, `…/virtual-account`, `…/paid-another-way` and `DELETE …/virtual-account`. */
        AdminSepayOrderPaymentResponse: {
            payment: components["schemas"]["AdminSepayOrderPayment"];
            /** @description What SePay said of its newest order when it was asked; `null` where it was not. */
            sepay: {
                status: string;
                paid_amount_vnd: number;
            } | null;
            /** @description What could not be asked, in SePay's or the plugin's words. */
            problem: string | null;
        };
        /** @description Answer of `GET /admin/sepay/money/transactions`. */
        AdminSepayTransactionListResponse: {
            transactions: components["schemas"]["AdminSepayTransaction"][];
            /** @description How many there are, counted as far as `is_count_exact` says. */
            count: number;
            /** @description `false`: there are more than `count`. */
            is_count_exact: boolean;
            limit: number;
            offset: number;
        };
        /** @description Answer of `POST /admin/sepay/money/transactions`. */
        AdminSepayRecordedTransactionResponse: {
            transaction: components["schemas"]["AdminSepayTransactionDetail"];
            /**
             * @description `known`: the ledger had it, and nothing was changed.
             * @enum {string}
             */
            outcome: "recorded" | "known";
        };
        /** @description A transaction with all that is known of it. */
        AdminSepayTransactionDetail: {
            id: string;
            /**
             * Format: date-time
             * @description When the bank says that it moved; where it does not say, when the store heard of it.
             */
            occurred_at: string;
            /** @description A bank's statement told only the day: `occurred_at` is some moment of it in Vietnam. */
            is_day_only: boolean;
            /**
             * Format: date-time
             * @description When the store heard of it.
             */
            recorded_at: string;
            source: components["schemas"]["AdminSepayTransactionSource"];
            /** @description The id of the admin who recorded it; `null` where SePay reported it first. */
            entered_by: string | null;
            /** @description The admin's name or email; `null` where nobody is, or is gone. */
            entered_by_name: string | null;
            /** @enum {string} */
            direction: "in" | "out";
            amount_vnd: number;
            bank_name: string | null;
            account_number: string | null;
            va_number: string | null;
            code: string | null;
            reference_number: string | null;
            /** @description Free text of the payer: to be shown as text. */
            content: string | null;
            needs_attention: boolean;
            /** @description What its money is for, by kind; they add up to the amount of an incoming transaction. */
            allocated_vnd: {
                applied: number;
                surplus: number;
                late: number;
                unmatched: number;
                returned: number;
                ignored: number;
            };
            /** @description What of it can be matched, returned or ignored: its surplus, late and unmatched money. */
            free_vnd: number;
            /** @description What of it can be returned: also what was ignored, and what paid (a part of) a payment that is not captured. */
            returnable_vnd: number;
            /** @description The orders that it pays, or would have paid. */
            orders: components["schemas"]["AdminSepayOrderReference"][];
            webhook_id: string | null;
            api_id: string | null;
            /** @description As SePay sent it. Written by strangers in part: to be shown as text. */
            payload: {
                [key: string]: unknown;
            };
            /** @description When the payer's personal data was removed: the text, and most of what SePay sent. */
            anonymized_at: string | null;
            /** @description The oldest first. */
            allocations: components["schemas"]["AdminSepayAllocation"][];
            /** @description The last decision of a person about it, where it can be asked to be taken back. */
            undoable_decision_id: string | null;
            /** @description What that decision matched with a payment, and can be moved to another one. */
            movable_vnd: number;
        };
        /** @description A row of what became of the money. Append-only: a correction is two more rows, one of them negative. */
        AdminSepayAllocation: {
            id: string;
            kind: components["schemas"]["AdminSepayAllocationKind"];
            amount_vnd: number;
            needs_attention: boolean;
            /** @description In plain words (English), or what the admin wrote. */
            reason: string;
            /** @description `system`, or the id of the admin user or API key that decided. */
            actor_id: string;
            /** @description The admin's name or email; `null` for the system and for whoever is gone. */
            actor_name: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description SePay's order code of the VA order that it came through. */
            order_code: string | null;
            order: components["schemas"]["AdminSepayOrderReference"] | null;
        };
        /**
         * @description What (part of) a transaction's money is for.
         * @enum {string}
         */
        AdminSepayAllocationKind: "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored";
        /** @description Answer of `POST /admin/sepay/money/transactions/import`. */
        AdminSepayImportedStatementResponse: {
            import_id: string;
            counts: {
                recorded: number;
                known: number;
                undecided: number;
                left_out: number;
                failed: number;
            };
            rows: components["schemas"]["AdminSepayImportedRow"][];
        };
        /** @description What became of a row of a statement. */
        AdminSepayImportedRow: {
            /** @description The row's number in the file; the first is 1. */
            line: number;
            /** @enum {string} */
            outcome: "recorded" | "known";
            transaction_id: string;
        } | {
            /** @description The row's number in the file; the first is 1. */
            line: number;
            /** @enum {string} */
            outcome: "undecided" | "left_out" | "failed";
        };
        /** @description Answer of `POST /admin/sepay/money/transactions/import/preview`. */
        AdminSepayStatementPreviewResponse: {
            /** @enum {string} */
            delimiter: "," | ";" | "\t";
            /** @description The row that names the columns; `null` where none was found. */
            header: {
                line: number;
                names: string[];
            } | null;
            /** @description Those that were sent, or guessed. */
            columns: components["schemas"]["AdminSepayStatementColumns"];
            /** @description What has to be chosen before the rows can be read: `rows` is empty then. */
            missing: ("date" | "amount")[];
            /** @description The first rows below the head, to choose columns by. */
            sample: string[][];
            rows: components["schemas"]["AdminSepayStatementRow"][];
        };
        /** @description Which column says what: its index, the first is 0; `null` where none does. */
        AdminSepayStatementColumns: {
            date: number | null;
            time: number | null;
            credit: number | null;
            debit: number | null;
            amount: number | null;
            reference: number | null;
            content: number | null;
        };
        /** @description A row of a bank's statement, and what an import would do with it. */
        AdminSepayStatementRow: {
            /** @description The row's number in the file; the first is 1. */
            line: number;
            /** @constant */
            state: "new";
            entry: components["schemas"]["AdminSepayStatementEntry"];
            /** @description The order whose code the row's text names. */
            suggested_order: components["schemas"]["AdminSepayOrderReference"] | null;
        } | {
            /** @description The row's number in the file; the first is 1. */
            line: number;
            /** @constant */
            state: "known";
            entry: components["schemas"]["AdminSepayStatementEntry"];
            transactions: components["schemas"]["AdminSepayComparedTransaction"][];
        } | {
            /** @description The row's number in the file; the first is 1. */
            line: number;
            /** @constant */
            state: "possible_duplicate";
            entry: components["schemas"]["AdminSepayStatementEntry"];
            transactions: components["schemas"]["AdminSepayComparedTransaction"][];
            same_as_line: number | null;
            /** @description The order whose code the row's text names. */
            suggested_order: components["schemas"]["AdminSepayOrderReference"] | null;
        } | {
            /** @description The row's number in the file; the first is 1. */
            line: number;
            /** @constant */
            state: "unreadable";
            /** @enum {string} */
            why: "no_date" | "bad_date" | "future_date" | "bad_amount" | "amount_has_fraction" | "both_amounts" | "negative_credit";
            /** @description What the cell says. */
            value: string;
            cells: string[];
        } | {
            /** @description The row's number in the file; the first is 1. */
            line: number;
            /** @constant */
            state: "skipped";
            /** @enum {string} */
            why: "above_table" | "total" | "no_amount";
            cells: string[];
        };
        /** @description A transfer as a row of a statement tells it. */
        AdminSepayStatementEntry: {
            /** @enum {string} */
            direction: "in" | "out";
            amount_vnd: number;
            /** Format: date-time */
            transacted_at: string;
            /** @description Only the day is told: `transacted_at` is some moment of it in Vietnam. */
            is_day_only: boolean;
            reference_number: string | null;
            content: string | null;
        };
        /** @description A transaction of the ledger beside which a row of a statement is shown. */
        AdminSepayComparedTransaction: {
            id: string;
            source: components["schemas"]["AdminSepayTransactionSource"];
            /** Format: date-time */
            occurred_at: string;
            is_day_only: boolean;
            amount_vnd: number;
            reference_number: string | null;
            content: string | null;
        };
        /** @description Answer of `GET /admin/sepay/money/transactions/:id` and of its `match`, `return`, `ignore` and `undo`. */
        AdminSepayTransactionResponse: {
            transaction: components["schemas"]["AdminSepayTransactionDetail"];
        };
        /** @description Answer of `GET /admin/sepay/money/transactions/:id/candidates`. */
        AdminSepayMatchCandidatesResponse: {
            candidates: components["schemas"]["AdminSepayMatchCandidate"][];
        };
        /** @description An order that a transaction's free money could pay. */
        AdminSepayMatchCandidate: {
            order: components["schemas"]["AdminSepayOrderReference"];
            payment_collection_id: string;
            remaining_vnd: number;
            /**
             * @description Why it is proposed: the money came for it, or just as much is missing.
             * @enum {string}
             */
            why: "same_payment" | "same_amount";
        };
        /** @description Answer of `GET /admin/sepay/returns`. */
        AdminSepayReturnOwedListResponse: {
            returns_owed: components["schemas"]["AdminSepayReturnOwed"][];
            count: number;
            limit: number;
            offset: number;
            /** @description All that is owed, in whole VND. */
            owed_vnd: number;
        };
        /** @description Answer of `POST /admin/sepay/returns/:id/confirm` and `…/undo`. */
        AdminSepayReturnOwedResponse: {
            return_owed: components["schemas"]["AdminSepayReturnOwed"];
        };
        /** @description Answer of `GET /admin/sepay/audit`. */
        AdminSepayAuditResponse: {
            findings: components["schemas"]["AdminSepayAuditFinding"][];
            count: number;
            limit: number;
            offset: number;
            /** @description The newest run; `null` before the first. */
            last_run: components["schemas"]["AdminSepayAuditRun"] | null;
        };
        /** @description A disagreement between two of the three books. Amounts are whole VND, times ISO 8601 in UTC. */
        AdminSepayAuditFinding: {
            id: string;
            /**
             * @description docs/audit.md has a section for each.
             * @enum {string}
             */
            kind: "captured_more_than_received" | "paid_not_captured" | "refund_not_recorded" | "return_without_refund" | "order_outstanding" | "order_overpaid" | "canceled_not_refunded" | "received_sum" | "transaction_sum" | "not_listed_by_sepay" | "recorded_by_hand" | "balance_gap" | "return_without_transfer" | "sepay_counted_more";
            /** @enum {string} */
            status: "open" | "resolved";
            /** @description By how much the books differ. */
            amount_vnd: number;
            /** @description In plain words. */
            ledger_says: string;
            other_says: string;
            order: components["schemas"]["AdminSepayOrderReference"] | null;
            receivable_id: string | null;
            transaction_id: string | null;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            last_seen_at: string;
            resolved_at: string | null;
            acknowledged_at: string | null;
            actor_id: string | null;
            actor_name: string | null;
            reason: string | null;
        };
        /** @description What a run of the audit did. */
        AdminSepayAuditRun: {
            /**
             * Format: date-time
             * @description What had changed up to this moment was compared.
             */
            read_until: string;
            duration_milliseconds: number;
            rows_read: number;
            payments: number;
            opened: number;
            resolved: number;
        };
        /** @description Answer of `POST /admin/sepay/audit`. */
        AdminSepayAuditRunResponse: {
            /** @description `null`: another process compares the books at this moment. */
            run: components["schemas"]["AdminSepayAuditRun"] | null;
        };
        /** @description Answer of `POST /admin/sepay/audit/:id/acknowledge`. */
        AdminSepayAuditFindingResponse: {
            finding: components["schemas"]["AdminSepayAuditFinding"];
        };
        /** @description Answer of `GET /admin/sepay/reconciliation`, and of `POST` (202), which begins one. */
        AdminSepayReconciliationsResponse: {
            /** @description The newest run that an admin began, while it is of interest; `null`: none. */
            progress: components["schemas"]["AdminSepayReconciliationProgress"] | null;
            /** @description What the last runs did, the newest first. */
            runs: components["schemas"]["AdminSepayReconciliationRun"][];
        };
        /** @description A run that an admin can follow. Times are ISO 8601 in UTC. */
        AdminSepayReconciliationProgress: {
            /** Format: date-time */
            started_at: string;
            /** @description Bank accounts to read, and how many of them are read. */
            accounts_total: number;
            accounts_read: number;
            is_running: boolean;
        };
        /** @description What a reconciliation with SePay did. */
        AdminSepayReconciliationRun: {
            /** Format: date-time */
            started_at: string;
            duration_milliseconds: number;
            calls: number;
            accounts: number;
            seen: number;
            recorded: number;
            settled: number;
            unmatched: number;
            error: string | null;
        };
        /** @description Answer of `GET /admin/sepay/reconciliation/unreadable-rows`. */
        AdminSepayUnreadableRowListResponse: {
            unreadable_rows: components["schemas"]["AdminSepayUnreadableRow"][];
            count: number;
            limit: number;
            offset: number;
        };
        /** @description A transaction that SePay told of and that cannot be read: its money is in no sum. Times are ISO 8601 in UTC. */
        AdminSepayUnreadableRow: {
            id: string;
            /**
             * @description `api`: a row of SePay's list of transactions; `webhook`: the body of a webhook that was verified.
             * @enum {string}
             */
            source: "api" | "webhook";
            /** @description SePay's id of the transaction, where it can be read. */
            sepay_id: string | null;
            bank_name: string | null;
            account_number: string | null;
            /** @description What cannot be read in it. */
            problem: string;
            /** @description As it came, cut at 4,000 characters. */
            raw: string;
            /**
             * @description `open`: it waits for a person; `read`: SePay corrected it, and it is in the ledger; `dismissed`: a person has looked.
             * @enum {string}
             */
            status: "open" | "read" | "dismissed";
            actor_id: string | null;
            actor_name: string | null;
            reason: string | null;
            closed_at: string | null;
            /** Format: date-time */
            created_at: string;
        };
        /** @description Answer of `POST /admin/sepay/reconciliation/unreadable-rows/:id/dismiss`. */
        AdminSepayUnreadableRowResponse: {
            unreadable_row: components["schemas"]["AdminSepayUnreadableRow"];
        };
        /** @description Answer of `GET /admin/sepay/bank-accounts` and of its `refresh`. */
        AdminSepayBankAccountListResponse: {
            bank_accounts: components["schemas"]["AdminSepayBankAccount"][];
            /** @description Whether the plugin's options name the accounts: they are changed there. */
            is_set_in_options: boolean;
        };
        /** @description A bank account of the company at SePay. Amounts are whole VND, times ISO 8601 in UTC. */
        AdminSepayBankAccount: {
            id: string;
            bank_name: string;
            bank_bin: string;
            account_number: string;
            account_holder_name: string;
            label: string | null;
            /** @description As SePay last heard of it; `null` when SePay does not tell. */
            balance_vnd: number | null;
            /** @description Whether SePay says that the account is connected and active. */
            is_active: boolean;
            /** @description Whether the store opens new virtual accounts on it. A disabled one keeps serving those that it has. */
            is_enabled: boolean;
            /** @description Whether it is tried first. */
            is_default: boolean;
            rank: number;
            /** @description Vietcombank's terminal id. */
            tid: string | null;
            /** @description Sacombank's VA prefix. */
            va_prefix: string | null;
            /** @description BIDV: the name that the payer sees. */
            va_holder_name: string | null;
            /** @description Why no order can be opened on it now; empty when it can. */
            problems: components["schemas"]["AdminSepayBankAccountProblem"][];
            /** @description The last attempt to open and cancel an order on it. */
            last_test: {
                /** Format: date-time */
                at: string;
                problem: string | null;
            } | null;
            /** Format: date-time */
            fetched_at: string;
        };
        /** @description Why no order can be opened on a bank account. What is seldom is `other`, and its message (English) says it. */
        AdminSepayBankAccountProblem: {
            /** @enum {string} */
            code: "inactive" | "needs_api_v2" | "tid_required" | "va_prefix_required" | "other";
            message: string;
        };
        /** @description Answer of `POST /admin/sepay/bank-accounts/:id`. */
        AdminSepayBankAccountResponse: {
            bank_account: components["schemas"]["AdminSepayBankAccount"];
        };
        /** @description Answer of `GET /admin/sepay/bank-accounts/:id/choices`: what SePay lists for the field that the bank needs. */
        AdminSepayBankFieldChoicesResponse: {
            choices: {
                value: string;
                name: string | null;
            }[];
        };
        /** @description Answer of `GET /admin/sepay/reports/attention`. */
        AdminSepayAttentionResponse: {
            attention: components["schemas"]["AdminSepayAttention"];
        };
        /** @description What waits for a person, in numbers: for the badge. */
        AdminSepayAttention: {
            /** @description All of them together. */
            total: number;
            /** @description Payments whose capture stopped. */
            payments: number;
            /** @description Transactions with money that fits no payment. */
            transactions: number;
            /** @description VA orders that hold a part and take no more, of whose money SePay counted more than was found, or that SePay does not know. */
            va_orders: number;
            returns_owed: number;
            /** @description Rows of SePay's and webhooks that cannot be read. */
            unreadable_rows: number;
            /** @description Disagreements of the books that nobody has acknowledged. */
            audit_findings: number;
        };
        /** @description Answer of `GET /admin/sepay/reports/health`. */
        AdminSepayHealthResponse: {
            health: components["schemas"]["AdminSepayHealth"];
        };
        /** @description How SePay payments are doing. Amounts are whole VND, times ISO 8601 in UTC. */
        AdminSepayHealth: {
            /**
             * @description - `ok`: nothing to do;
             *     - `attention`: money, or a payment, waits for a person;
             *     - `failing`: payments cannot be taken, or are not being captured.
             * @enum {string}
             */
            status: "ok" | "attention" | "failing";
            /** @description What is wrong, in plain words, the worst first. */
            problems: string[];
            environment: ("production" | "sandbox") | null;
            api_version: ("v2" | "v1") | null;
            /** @description Whether SePay takes the API token. Looked at every half minute at most. */
            token: {
                is_valid: boolean;
                message: string | null;
                /** Format: date-time */
                checked_at: string;
            } | null;
            last_webhook_at: string | null;
            last_transaction_at: string | null;
            last_reconciliation: components["schemas"]["AdminSepayReconciliationRun"] | null;
            /** @description Payments that are received and not captured yet. */
            unsettled: number;
            /** @description Of these, those that many attempts have not captured. */
            unsettled_late: number;
            /** @description What waits for a person. */
            needs_attention: {
                /** @description Payments whose capture stopped. */
                payments: number;
                /** @description Transactions with money that fits no payment. */
                transactions: number;
                /** @description VA orders that hold a part and take no more, of whose money SePay counted more than was found, or that SePay does not know. */
                va_orders: number;
                returns_owed: number;
                returns_owed_vnd: number;
                /** @description Rows of SePay's and webhooks that cannot be read. */
                unreadable_rows: number;
                /** @description Disagreements of the books that nobody has acknowledged. */
                audit_findings: number;
            };
            va_orders: {
                open: number;
                closing: number;
            };
            /** @description How SePay answered the process that answers this, lately. */
            sepay: {
                window_minutes: number;
                calls: number;
                failures: number;
                /** @description 0 to 1; `null` without a call. */
                failure_rate: number | null;
                latency_p50_milliseconds: number | null;
                latency_p95_milliseconds: number | null;
                last_failure: {
                    /** Format: date-time */
                    at: string;
                    operation: string;
                    kind: string;
                } | null;
            };
        };
        /** @description Answer of `GET /admin/sepay/reports/statistics`. */
        AdminSepayStatisticsResponse: {
            /** @description The oldest first, without gaps. */
            days: components["schemas"]["AdminSepayDay"][];
        };
        /** @description What happened on one day. Amounts are whole VND. */
        AdminSepayDay: {
            /**
             * Format: date
             * @description `2026-03-27`, of the time zone that was asked for.
             */
            date: string;
            received_vnd: number;
            received_count: number;
            /** @description Of it, what fits no payment as of now. */
            unmatched_vnd: number;
            unmatched_count: number;
            captured_count: number;
            /** @description From the transfer that completed a payment to its capture; `null` without a capture. */
            time_to_captured_p50_seconds: number | null;
            time_to_captured_p95_seconds: number | null;
        };
        /** @description Answer of `GET` and `POST /admin/sepay/settings`. */
        AdminSepaySettingsResponse: {
            settings: components["schemas"]["AdminSepaySettings"];
        };
        /** @description What an admin sets for the whole store. */
        AdminSepaySettings: {
            /** @description Life time of a virtual account in seconds, by flow: 60 to 31,536,000. `null`: as the plugin's options say. */
            va_duration_seconds: {
                order_first: number | null;
                pay_first: number | null;
            };
            /** @description What the plugin's options say, which holds where nothing is set. */
            default_va_duration_seconds: {
                order_first: number;
                pay_first: number;
            };
        };
        /** @description Answer of `GET /admin/sepay/settings/setup`. */
        AdminSepaySetupResponse: {
            setup: components["schemas"]["AdminSepaySetup"];
        };
        /** @description How the store is connected with SePay. Holds no secret. Times are ISO 8601 in UTC. */
        AdminSepaySetup: {
            connection: {
                environment: ("production" | "sandbox") | null;
                api_version: ("v2" | "v1") | null;
                /** @description Another address of the API than SePay's own; `null`: SePay's. */
                base_url: string | null;
                order_code_prefix: string | null;
                /** @description `null` while the options are wrong: SePay was not asked. */
                token: {
                    is_valid: boolean;
                    message: string | null;
                    /** Format: date-time */
                    checked_at: string;
                } | null;
            };
            webhook: {
                /** @description To be copied into SePay's dashboard. */
                url: string;
                /** @description Which ways of SePay's to prove itself are set; none: every webhook is refused. */
                authentications: ("hmac" | "api_key")[];
                /** @description How many addresses may call; 0: any with a valid signature. */
                allowed_ip_count: number;
                last_at: string | null;
            };
            last_reconciliation: components["schemas"]["AdminSepayReconciliationRun"] | null;
            checklist: components["schemas"]["AdminSepayChecklistItem"][];
        };
        /** @description A line of the checklist. */
        AdminSepayChecklistItem: {
            key: components["schemas"]["AdminSepayChecklistKey"];
            is_done: boolean;
            /** @description What is wrong, as the plugin or SePay says it (English), where there is more to say than that it is not done. */
            message: string | null;
        };
        /**
         * @description What has to work before a store takes its first transfer. The admin shows a sentence for each.
         * @enum {string}
         */
        AdminSepayChecklistKey: "options" | "token" | "bank_account" | "webhook_authentication" | "webhook_received" | "region" | "shared_lock";
        /** @description Answer of `GET /admin/sepay/personal-data`: the newest first. */
        AdminSepayPersonalDataRequestListResponse: {
            requests: components["schemas"]["AdminSepayPersonalDataRequest"][];
            count: number;
            limit: number;
            offset: number;
            retention: {
                /** @description After so many days personal data is removed by itself; `null`: never. */
                days: number | null;
                /** @description Transactions that are older and keep theirs, because their money is open; 1,000 at most are counted. */
                overdue_transactions: number;
            };
        };
        /** @description An export or an erasure. Times are ISO 8601 in UTC. */
        AdminSepayPersonalDataRequest: {
            id: string;
            /** @enum {string} */
            action: "transactions.export" | "personal_data.export" | "personal_data.erase";
            /** @description The id of the admin user or API key. */
            actor_id: string;
            actor_name: string | null;
            /** @description The customer's or order's id, where the person was named by one. */
            subject_id: string | null;
            /** @description Why, how the person was named, and which rows it was about. */
            details: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
        };
        /** @description Answer of `POST /admin/sepay/personal-data/preview`. */
        AdminSepayPersonalDataPreviewResponse: {
            preview: components["schemas"]["AdminSepayPersonalDataPreview"];
        };
        /** @description What an export or an erasure of one person would be about, without any text of theirs. Amounts are whole VND, times ISO 8601 in UTC. */
        AdminSepayPersonalDataPreview: {
            /** @description The newest first. */
            transactions: {
                id: string;
                /** Format: date-time */
                occurred_at: string;
                /** @description Its time of day is not known. */
                is_day_only: boolean;
                /** @enum {string} */
                direction: "in" | "out";
                amount_vnd: number;
                bank_name: string | null;
                reference_number: string | null;
                /** @description What its money is for. */
                orders: components["schemas"]["AdminSepayOrderReference"][];
                /** @description When its personal data was removed; `null`: it is there. */
                anonymized_at: string | null;
                /** @description Why an erasure would keep its data for now; `null`: it would be removed. */
                kept_because: components["schemas"]["AdminSepayPersonalDataKeptBecause"] | null;
            }[];
            /** @description How many refunds of the person's payments there are. */
            returns_owed: number;
            unreadable_rows: {
                id: string;
                /** Format: date-time */
                created_at: string;
                /** @description When its personal data was removed; `null`: it is there. */
                anonymized_at: string | null;
                /** @description Why an erasure would keep its data for now; `null`: it would be removed. */
                kept_because: components["schemas"]["AdminSepayPersonalDataKeptBecause"] | null;
            }[];
            /** @description How many notes of admins are about the person's payments. */
            admin_actions: number;
        };
        /**
         * @description Why the data of a row is kept for now: a person has to decide about its money, or it is owed back.
         * @enum {string}
         */
        AdminSepayPersonalDataKeptBecause: "needs_attention" | "return_owed";
        /** @description Answer of `POST /admin/sepay/personal-data/export`. */
        AdminSepayPersonalDataResponse: {
            personal_data: components["schemas"]["AdminSepayPersonalData"];
        };
        /** @description Everything that the ledger knows of one person. Amounts are whole VND. */
        AdminSepayPersonalData: {
            transactions: {
                id: string;
                /** Format: date-time */
                occurred_at: string;
                /** Format: date-time */
                recorded_at: string;
                /** @enum {string} */
                direction: "in" | "out";
                amount_vnd: number;
                bank_name: string | null;
                account_number: string | null;
                va_number: string | null;
                code: string | null;
                reference_number: string | null;
                content: string | null;
                /** @description As SePay sent it. */
                payload: {
                    [key: string]: unknown;
                };
                /** @description When its personal data was removed. */
                anonymized_at: string | null;
                allocations: {
                    kind: components["schemas"]["AdminSepayAllocationKind"];
                    amount_vnd: number;
                    reason: string;
                    payment_collection_id: string | null;
                    /** Format: date-time */
                    created_at: string;
                }[];
            }[];
            returns_owed: {
                id: string;
                /** @enum {string} */
                status: "owed" | "returned" | "reallocated";
                amount_vnd: number;
                payment_collection_id: string;
                reference_number: string | null;
                confirmed_reason: string | null;
                /** Format: date-time */
                created_at: string;
            }[];
            unreadable_rows: {
                id: string;
                raw: string;
                reason: string | null;
                /** Format: date-time */
                created_at: string;
            }[];
            admin_actions: {
                action: string;
                subject_id: string | null;
                details: {
                    [key: string]: unknown;
                };
                /** Format: date-time */
                created_at: string;
            }[];
        };
        /** @description Answer of `POST /admin/sepay/personal-data/erase`. */
        AdminSepayErasedPersonalDataResponse: {
            erased: {
                transaction_ids: string[];
                unreadable_row_ids: string[];
            };
            /** @description Rows whose data is kept for now: a person has to decide about their money, or it is owed back. */
            kept: {
                id: string;
                why: components["schemas"]["AdminSepayPersonalDataKeptBecause"];
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type SepayWebhook = components['schemas']['SepayWebhook'];
export type StoreSepayPaymentSessionResponse = components['schemas']['StoreSepayPaymentSessionResponse'];
export type StoreSepayPaymentSession = components['schemas']['StoreSepayPaymentSession'];
export type SepayWebhookAnswer = components['schemas']['SepayWebhookAnswer'];
export type SepayWebhookRefusal = components['schemas']['SepayWebhookRefusal'];
export type AdminSepayOrderResponse = components['schemas']['AdminSepayOrderResponse'];
export type AdminSepayOrderPayment = components['schemas']['AdminSepayOrderPayment'];
export type AdminSepayVaOrder = components['schemas']['AdminSepayVaOrder'];
export type AdminSepayNextAction = components['schemas']['AdminSepayNextAction'];
export type AdminSepayNextActionCode = components['schemas']['AdminSepayNextActionCode'];
export type AdminSepayTransaction = components['schemas']['AdminSepayTransaction'];
export type AdminSepayTransactionSource = components['schemas']['AdminSepayTransactionSource'];
export type AdminSepayOrderReference = components['schemas']['AdminSepayOrderReference'];
export type AdminSepayReturnOwed = components['schemas']['AdminSepayReturnOwed'];
export type AdminSepayAdminAction = components['schemas']['AdminSepayAdminAction'];
export type AdminSepayOrderRequest = components['schemas']['AdminSepayOrderRequest'];
export type AdminSepayOrderPaymentResponse = components['schemas']['AdminSepayOrderPaymentResponse'];
export type AdminSepayTransactionListResponse = components['schemas']['AdminSepayTransactionListResponse'];
export type AdminSepayRecordedTransactionResponse = components['schemas']['AdminSepayRecordedTransactionResponse'];
export type AdminSepayTransactionDetail = components['schemas']['AdminSepayTransactionDetail'];
export type AdminSepayAllocation = components['schemas']['AdminSepayAllocation'];
export type AdminSepayAllocationKind = components['schemas']['AdminSepayAllocationKind'];
export type AdminSepayImportedStatementResponse = components['schemas']['AdminSepayImportedStatementResponse'];
export type AdminSepayImportedRow = components['schemas']['AdminSepayImportedRow'];
export type AdminSepayStatementPreviewResponse = components['schemas']['AdminSepayStatementPreviewResponse'];
export type AdminSepayStatementColumns = components['schemas']['AdminSepayStatementColumns'];
export type AdminSepayStatementRow = components['schemas']['AdminSepayStatementRow'];
export type AdminSepayStatementEntry = components['schemas']['AdminSepayStatementEntry'];
export type AdminSepayComparedTransaction = components['schemas']['AdminSepayComparedTransaction'];
export type AdminSepayTransactionResponse = components['schemas']['AdminSepayTransactionResponse'];
export type AdminSepayMatchCandidatesResponse = components['schemas']['AdminSepayMatchCandidatesResponse'];
export type AdminSepayMatchCandidate = components['schemas']['AdminSepayMatchCandidate'];
export type AdminSepayReturnOwedListResponse = components['schemas']['AdminSepayReturnOwedListResponse'];
export type AdminSepayReturnOwedResponse = components['schemas']['AdminSepayReturnOwedResponse'];
export type AdminSepayAuditResponse = components['schemas']['AdminSepayAuditResponse'];
export type AdminSepayAuditFinding = components['schemas']['AdminSepayAuditFinding'];
export type AdminSepayAuditRun = components['schemas']['AdminSepayAuditRun'];
export type AdminSepayAuditRunResponse = components['schemas']['AdminSepayAuditRunResponse'];
export type AdminSepayAuditFindingResponse = components['schemas']['AdminSepayAuditFindingResponse'];
export type AdminSepayReconciliationsResponse = components['schemas']['AdminSepayReconciliationsResponse'];
export type AdminSepayReconciliationProgress = components['schemas']['AdminSepayReconciliationProgress'];
export type AdminSepayReconciliationRun = components['schemas']['AdminSepayReconciliationRun'];
export type AdminSepayUnreadableRowListResponse = components['schemas']['AdminSepayUnreadableRowListResponse'];
export type AdminSepayUnreadableRow = components['schemas']['AdminSepayUnreadableRow'];
export type AdminSepayUnreadableRowResponse = components['schemas']['AdminSepayUnreadableRowResponse'];
export type AdminSepayBankAccountListResponse = components['schemas']['AdminSepayBankAccountListResponse'];
export type AdminSepayBankAccount = components['schemas']['AdminSepayBankAccount'];
export type AdminSepayBankAccountProblem = components['schemas']['AdminSepayBankAccountProblem'];
export type AdminSepayBankAccountResponse = components['schemas']['AdminSepayBankAccountResponse'];
export type AdminSepayBankFieldChoicesResponse = components['schemas']['AdminSepayBankFieldChoicesResponse'];
export type AdminSepayAttentionResponse = components['schemas']['AdminSepayAttentionResponse'];
export type AdminSepayAttention = components['schemas']['AdminSepayAttention'];
export type AdminSepayHealthResponse = components['schemas']['AdminSepayHealthResponse'];
export type AdminSepayHealth = components['schemas']['AdminSepayHealth'];
export type AdminSepayStatisticsResponse = components['schemas']['AdminSepayStatisticsResponse'];
export type AdminSepayDay = components['schemas']['AdminSepayDay'];
export type AdminSepaySettingsResponse = components['schemas']['AdminSepaySettingsResponse'];
export type AdminSepaySettings = components['schemas']['AdminSepaySettings'];
export type AdminSepaySetupResponse = components['schemas']['AdminSepaySetupResponse'];
export type AdminSepaySetup = components['schemas']['AdminSepaySetup'];
export type AdminSepayChecklistItem = components['schemas']['AdminSepayChecklistItem'];
export type AdminSepayChecklistKey = components['schemas']['AdminSepayChecklistKey'];
export type AdminSepayPersonalDataRequestListResponse = components['schemas']['AdminSepayPersonalDataRequestListResponse'];
export type AdminSepayPersonalDataRequest = components['schemas']['AdminSepayPersonalDataRequest'];
export type AdminSepayPersonalDataPreviewResponse = components['schemas']['AdminSepayPersonalDataPreviewResponse'];
export type AdminSepayPersonalDataPreview = components['schemas']['AdminSepayPersonalDataPreview'];
export type AdminSepayPersonalDataKeptBecause = components['schemas']['AdminSepayPersonalDataKeptBecause'];
export type AdminSepayPersonalDataResponse = components['schemas']['AdminSepayPersonalDataResponse'];
export type AdminSepayPersonalData = components['schemas']['AdminSepayPersonalData'];
export type AdminSepayErasedPersonalDataResponse = components['schemas']['AdminSepayErasedPersonalDataResponse'];
