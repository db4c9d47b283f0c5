// Written by `npm run openapi` from the contracts beside the routes (src/api/**/contracts.ts). Do not edit it.
export interface paths {
    "/store/sepay/payment-sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a payment
         * @description What is true of a payment now: status, amounts, virtual account, VietQR. It asks the ledger, never SePay, and may be polled.
         */
        get: operations["getPaymentSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/store/sepay/payment-sessions/{id}/virtual-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make sure that a payment has an open virtual account
         * @description Answers the open virtual account, or opens one: the first, or another one after expiry.
         */
        post: operations["renewVirtualAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/store/sepay/payment-sessions/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a payment
         * @description Tells of a payment as it changes, as server-sent events: `payment_session`, whose data is what the route without `/events` answers, first as it is now and then after each change; `end`, whose data is `{"reason": …}`: `final` (nothing more will change), `restart` or `lifetime` (connect again). Read it with `fetch`: `EventSource` cannot send the publishable key.
         */
        get: operations["watchPaymentSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/sepay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive a transaction from SePay
         * @description SePay calls it when money moved. Nothing is read before the signature over the body's bytes is verified (or the API key). The transaction is in the ledger before the answer. The same transaction counts once, however often it is sent.
         */
        post: operations["receiveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/payments/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an order's SePay payments
         * @description The SePay payments of an order with everything that ever happened to them, and whether another one can be asked for. An order that is unknown, or paid otherwise, has none.
         */
        get: operations["getOrderPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/payments/orders/{id}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for what an order has outstanding
         * @description Makes a SePay payment over what the order has outstanding, with a virtual account to pay to.
         */
        post: operations["requestOrderPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/payments/payment-collections/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a payment at SePay
         * @description Asks SePay now what became of a payment, and captures what it finds paid. `problem` says what it could not ask.
         */
        post: operations["checkPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/payments/payment-collections/{id}/virtual-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open another virtual account
         * @description Opens a virtual account over what is still to be paid, instead of the one that is open.
         */
        post: operations["openVirtualAccount"];
        /**
         * Close the virtual account
         * @description Closes the open virtual account at SePay, so that nothing can be transferred to it.
         */
        delete: operations["cancelVirtualAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/payments/payment-collections/{id}/paid-another-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a payment as paid another way
         * @description Says that what the payment still waits for was paid another way, after its virtual account is closed at SePay.
         */
        post: operations["markPaidAnotherWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the transactions
         * @description The ledger's transactions, filtered, sorted and paged. Filters that are not named filter nothing.
         */
        get: operations["listTransactions"];
        put?: never;
        /**
         * Record a transaction by hand
         * @description Records a transaction that the bank's statement has and SePay has not reported. One that the ledger has already is answered as it is, with the outcome `known`. Where the ledger has one that looks the same, the request is refused, unless `is_another` says that it is another one.
         */
        post: operations["recordTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the transactions
         * @description The filtered transactions as CSV, 50,000 rows at most. Who exported them is kept.
         */
        get: operations["exportTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a bank's statement
         * @description Records the rows of a bank's statement that the ledger does not have. Preview the file first.
         */
        post: operations["importStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview the import of a statement
         * @description Tells what an import would do with each row of a bank's statement. It changes nothing.
         */
        post: operations["previewStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a transaction
         * @description A transaction with its history and what SePay sent.
         */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders that a transaction could pay
         * @description Orders that the transaction's free money could pay, the likeliest first.
         */
        get: operations["listMatchCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/{id}/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Match a transaction with a payment
         * @description Says which payment the transaction's free money is for: the payment of an order, or of a payment collection. What is paid in full by it is captured before the answer.
         */
        post: operations["matchTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that money was returned
         * @description Says that a transaction's money went back to its payer. It moves no money: transfer it at the bank.
         */
        post: operations["returnTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/{id}/ignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ignore a transaction's free money
         * @description Says that the transaction's free money is nothing to act on.
         */
        post: operations["ignoreTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/money/transactions/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo the last decision
         * @description Takes back the last decision of a person about the transaction's money.
         */
        post: operations["undoTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List money owed back to payers
         * @description Money that the store owes back to payers, or has returned, and the sum of what it owes.
         */
        get: operations["listReturns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/returns/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a return
         * @description Says that the money was transferred back to its payer, with the bank's reference or the outgoing transaction.
         */
        post: operations["confirmReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/returns/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo the confirmation of a return
         * @description Takes the confirmation back: the money is owed again.
         */
        post: operations["undoReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit's findings
         * @description Where SePay, the ledger and Medusa disagree, the newest first, and what the last audit did.
         */
        get: operations["listAuditFindings"];
        put?: never;
        /**
         * Run the audit
         * @description Compares the books now. It changes no money: what disagrees becomes a finding.
         */
        post: operations["runAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/audit/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a finding
         * @description Notes that a finding is known and may stay. It no longer counts as waiting for a person.
         */
        post: operations["acknowledgeAuditFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the last reconciliations
         * @description What the last reconciliations did, and how far the one is that an admin began.
         */
        get: operations["listReconciliations"];
        put?: never;
        /**
         * Start a reconciliation
         * @description Begins to read SePay's transactions: those that are new, or all from a moment on. It goes on behind the answer; the list of reconciliations tells how far it is. While one runs that an admin began, no other is begun.
         */
        post: operations["startReconciliation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/reconciliation/unreadable-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rows that cannot be read
         * @description Transactions that SePay reported and that cannot be read, the newest first. Their money is in no sum.
         */
        get: operations["listUnreadableRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/reconciliation/unreadable-rows/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a row that cannot be read
         * @description Notes that a person has looked at the row. It no longer counts as waiting for a person.
         */
        post: operations["dismissUnreadableRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/bank-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the bank accounts
         * @description The company's bank accounts at SePay, as the store last fetched them.
         */
        get: operations["listBankAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/bank-accounts/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch the bank accounts from SePay
         * @description Fetches the company's bank accounts from SePay now, and answers them.
         */
        post: operations["refreshBankAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/bank-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a bank account
         * @description Enables, disables, orders or completes a bank account. A disabled account opens no new virtual accounts and keeps serving those that it has. What the body does not name stays.
         */
        post: operations["updateBankAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/bank-accounts/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test a bank account
         * @description Opens an order of 10,000 ₫ on the bank account and cancels it. `last_test` tells the result.
         */
        post: operations["verifyBankAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/bank-accounts/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the choices of a bank's field
         * @description What SePay lists for the field that the bank needs: Vietcombank's terminals, Sacombank's prefixes. Other banks need none.
         */
        get: operations["listBankFieldChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/reports/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what waits for a person
         * @description What waits for a person, in numbers. All are 0 while the plugin is not configured.
         */
        get: operations["getAttention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/reports/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the health report
         * @description How SePay payments are doing: for the admin, and for a monitor with a secret API key.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/reports/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get statistics by day
         * @description What was received, what fits no payment, and how long capturing took, day by day.
         */
        get: operations["getStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the settings
         * @description What admins set for the whole store.
         */
        get: operations["getSettings"];
        put?: never;
        /**
         * Change the settings
         * @description Sets how long virtual accounts live. It applies to those that are opened from now on.
         */
        post: operations["updateSettings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/settings/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the setup checklist
         * @description How the store is connected with SePay, and what is left to do before it takes its first transfer.
         */
        get: operations["getSetup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exports and erasures of personal data
         * @description Who exported or erased personal data, when and why, the newest first, and how long such data is kept.
         */
        get: operations["listPersonalDataRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/personal-data/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what an export or an erasure would be about
         * @description Which rows an export or an erasure of one person would be about, without any text of theirs. Nothing is kept of the question. It is a POST, so that no address of a person is in a proxy's log.
         */
        post: operations["previewPersonalData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/personal-data/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export a person's data
         * @description Everything that the ledger knows of one person, as a file. Who asked for it, and why, is kept.
         */
        post: operations["exportPersonalData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/sepay/personal-data/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a person's data
         * @description Removes what the ledger knows of one person; amounts and references stay. Rows whose money waits for a person are kept for now, and named in the answer. Who asked for it, and why, is kept.
         */
        post: operations["erasePersonalData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
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
        /** @description Why a request was refused. Nothing was changed. */
        Error: {
            /** @description The kind of error: `not_found`, `invalid_data`, `not_allowed` … */
            type?: string;
            code?: string;
            /** @description What is wrong and what to do, in plain English. */
            message: string;
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
export type $defs = Record<string, never>;
export interface operations {
    getPaymentSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa payment session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSepayPaymentSessionResponse"];
                };
            };
            /** @description The publishable API key is missing or wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    renewVirtualAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa payment session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSepayPaymentSessionResponse"];
                };
            };
            /** @description The publishable API key is missing or wrong. The payment takes no more money (it was paid, or its order was canceled), the cart has to be completed first, or too many virtual accounts were opened lately. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The virtual account could not be opened. The message may be shown to the shopper, who can try again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    watchPaymentSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id of the last event that was received: what is known is left out. */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description Id of the Medusa payment session. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The publishable API key is missing or wrong. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The payment is being watched too often. Poll meanwhile; `Retry-After` says for how long. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The server can watch no more payments, or is about to stop. Poll meanwhile; `Retry-After` says for how long. */
            503: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    receiveWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": 92704,
                 *       "gateway": "BIDV",
                 *       "transactionDate": "2026-03-27 10:15:00",
                 *       "accountNumber": "1290123456789",
                 *       "subAccount": "96247SEPAY001",
                 *       "code": null,
                 *       "content": "chuyen tien",
                 *       "transferType": "in",
                 *       "description": "",
                 *       "transferAmount": 250000,
                 *       "accumulated": 0,
                 *       "referenceCode": "FT26086000001"
                 *     }
                 */
                "application/json": components["schemas"]["SepayWebhook"];
                "application/x-www-form-urlencoded": components["schemas"]["SepayWebhook"];
                "multipart/form-data": components["schemas"]["SepayWebhook"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SepayWebhookAnswer"];
                };
            };
            /** @description It is SePay's and cannot be understood, or the request broke off. What is SePay's is kept for a person. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SepayWebhookRefusal"];
                };
            };
            /** @description It is not SePay's: signature or API key is missing, wrong or too old, or the address may not call. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SepayWebhookRefusal"];
                };
            };
            /** @description The body took longer than 10 seconds to arrive. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SepayWebhookRefusal"];
                };
            };
            /** @description The body is larger than 64 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SepayWebhookRefusal"];
                };
            };
            /** @description The ledger cannot be written right now, or the plugin is not configured. SePay sends it again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SepayWebhookRefusal"];
                };
            };
        };
    };
    getOrderPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayOrderResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_payment:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    requestOrderPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa order. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayOrderResponse"];
                };
            };
            /** @description Nothing is outstanding, another payment asks for it, or SePay refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_payment:read` and `sepay_payment:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description SePay opened no virtual account. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    checkPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa payment collection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayOrderPaymentResponse"];
                };
            };
            /** @description No virtual account was opened for the payment: SePay does not know it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_payment:read` and `sepay_payment:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openVirtualAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa payment collection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayOrderPaymentResponse"];
                };
            };
            /** @description Nothing is to be paid any more, or SePay refused. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_payment:read` and `sepay_payment:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    cancelVirtualAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa payment collection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayOrderPaymentResponse"];
                };
            };
            /** @description No virtual account is open. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_payment:read` and `sepay_payment:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    markPaidAnotherWay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the Medusa payment collection. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Paid in cash in the shop."
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayOrderPaymentResponse"];
                };
            };
            /** @description The body is not as described. The payment waits for nothing, or its virtual account could not be closed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_payment:read` and `sepay_payment:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description A VA number, code, reference, order number, or words of the payer's text (their beginnings do). */
                q?: string;
                /** @description `attention`, or what some of the money is for now. Several: any of them. */
                status?: ("attention" | "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored")[];
                /** @description Numbers of the store's bank accounts. Several: any of them. */
                account_number?: string[];
                direction?: "in" | "out";
                source?: "webhook" | "reconciliation" | "manual" | "statement";
                /** @description When the money moved, from and before. */
                occurred_at?: {
                    /** Format: date-time */
                    $gte?: string;
                    /** Format: date-time */
                    $lt?: string;
                };
                /** @description Whole VND, from and up to. */
                amount_vnd?: {
                    $gte?: number;
                    $lte?: number;
                };
                /** @description A leading `-` sorts the greatest first. */
                order?: "occurred_at" | "-occurred_at" | "amount_vnd" | "-amount_vnd";
                /** @description How many, at most. */
                limit?: number;
                /** @description How many to leave out before them. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayTransactionListResponse"];
                };
            };
            /** @description The query is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    recordTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_vnd": 250000,
                 *       "account_number": "1290123456789",
                 *       "transacted_at": "2026-03-27T10:15:00+07:00",
                 *       "reference_number": "FT26086000001",
                 *       "content": "chuyen tien",
                 *       "reason": "SePay was not connected with the bank on that day."
                 *     }
                 */
                "application/json": {
                    /**
                     * @default in
                     * @enum {string}
                     */
                    direction?: "in" | "out";
                    /** @description Whole VND. */
                    amount_vnd: number;
                    /** @description The store's bank account. */
                    account_number: string;
                    /** @description The bank's reference. */
                    reference_number?: string | null;
                    content?: string | null;
                    /** Format: date-time */
                    transacted_at: string;
                    /**
                     * @description It is another one than those that look the same.
                     * @default false
                     */
                    is_another?: boolean;
                    /** @description Kept with the money. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayRecordedTransactionResponse"];
                };
            };
            /** @description The body is not as described. The moment is in the future, or the ledger has a transaction that looks the same. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:create`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportTransactions: {
        parameters: {
            query?: {
                /** @description A VA number, code, reference, order number, or words of the payer's text (their beginnings do). */
                q?: string;
                /** @description `attention`, or what some of the money is for now. Several: any of them. */
                status?: ("attention" | "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored")[];
                /** @description Numbers of the store's bank accounts. Several: any of them. */
                account_number?: string[];
                direction?: "in" | "out";
                source?: "webhook" | "reconciliation" | "manual" | "statement";
                /** @description When the money moved, from and before. */
                occurred_at?: {
                    /** Format: date-time */
                    $gte?: string;
                    /** Format: date-time */
                    $lt?: string;
                };
                /** @description Whole VND, from and up to. */
                amount_vnd?: {
                    $gte?: number;
                    $lte?: number;
                };
                /** @description A leading `-` sorts the greatest first. */
                order?: "occurred_at" | "-occurred_at" | "amount_vnd" | "-amount_vnd";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The query is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importStatement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_number": "1290123456789",
                 *       "csv": "Ngày,Số tiền ghi có,Mã giao dịch,Nội dung\n27/03/2026 10:15:00,250000,FT26086000001,chuyen tien\n",
                 *       "columns": {
                 *         "date": 0,
                 *         "credit": 1,
                 *         "reference": 2,
                 *         "content": 3
                 *       },
                 *       "reason": "SePay was not connected with the bank in March."
                 *     }
                 */
                "application/json": {
                    /** @description The file as text, for scripts. Either this or `csv_base64`. */
                    csv?: string;
                    /**
                     * Format: base64
                     * @description The file's bytes, whatever their encoding.
                     */
                    csv_base64?: string;
                    /** @description The store's bank account whose statement it is. */
                    account_number: string;
                    columns: {
                        /** @default null */
                        date?: number | null;
                        /** @default null */
                        time?: number | null;
                        /** @default null */
                        credit?: number | null;
                        /** @default null */
                        debit?: number | null;
                        /** @default null */
                        amount?: number | null;
                        /** @default null */
                        reference?: number | null;
                        /** @default null */
                        content?: number | null;
                    };
                    /** @default [] */
                    choices?: {
                        line: number;
                        /** @enum {string} */
                        choice: "record" | "skip";
                    }[];
                    /** @description Kept with the money. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayImportedStatementResponse"];
                };
            };
            /** @description The body is not as described. The file cannot be read as a bank's statement, or has too many rows. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:create`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 4 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewStatement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_number": "1290123456789",
                 *       "csv": "Ngày,Số tiền ghi có,Mã giao dịch,Nội dung\n27/03/2026 10:15:00,250000,FT26086000001,chuyen tien\n"
                 *     }
                 */
                "application/json": {
                    /** @description The file as text, for scripts. Either this or `csv_base64`. */
                    csv?: string;
                    /**
                     * Format: base64
                     * @description The file's bytes, whatever their encoding.
                     */
                    csv_base64?: string;
                    /** @description The store's bank account whose statement it is. */
                    account_number: string;
                    columns?: {
                        /** @default null */
                        date?: number | null;
                        /** @default null */
                        time?: number | null;
                        /** @default null */
                        credit?: number | null;
                        /** @default null */
                        debit?: number | null;
                        /** @default null */
                        amount?: number | null;
                        /** @default null */
                        reference?: number | null;
                        /** @default null */
                        content?: number | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayStatementPreviewResponse"];
                };
            };
            /** @description The body is not as described. The file cannot be read as a bank's statement, or has too many rows. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:create`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 4 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the transaction. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayTransactionResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listMatchCandidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the transaction. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayMatchCandidatesResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    matchTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the transaction. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_id": "order_01",
                 *       "reason": "The customer sent a screenshot."
                 *     }
                 */
                "application/json": {
                    /** @description The Medusa order, or `payment_collection_id`. */
                    order_id?: string;
                    payment_collection_id?: string;
                    /** @description The transaction's `undoable_decision_id`: the money is moved from the payment that it was matched with. */
                    replaces_decision_id?: string;
                    /** @description Kept with the money. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayTransactionResponse"];
                };
            };
            /** @description The body is not as described. The transaction has no free money, or the payment waits for none. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. The order or payment collection has no SePay payment. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    returnTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the transaction. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_vnd": 50000,
                 *       "reason": "Paid twice, returned as FT26086000002."
                 *     }
                 */
                "application/json": {
                    /** @description Default: all that is not used. */
                    amount_vnd?: number;
                    /** @description Kept with the money. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayTransactionResponse"];
                };
            };
            /** @description The body is not as described. So much of the transaction cannot be returned. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    ignoreTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the transaction. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The owner topped the account up."
                 *     }
                 */
                "application/json": {
                    /** @description Kept with the money. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayTransactionResponse"];
                };
            };
            /** @description The body is not as described. The transaction has no free money. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    undoTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the transaction. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "It was another customer's transfer."
                 *     }
                 */
                "application/json": {
                    /** @description The `undoable_decision_id` that was looked at: no other decision is taken back. Default: the last one. */
                    decision_id?: string;
                    /** @description Kept with the money. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayTransactionResponse"];
                };
            };
            /** @description The body is not as described. There is no decision to take back, or it cannot be taken back any more. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listReturns: {
        parameters: {
            query?: {
                /** @description How many, at most. */
                limit?: number;
                /** @description How many to leave out before them. */
                offset?: number;
                status?: "owed" | "returned";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayReturnOwedListResponse"];
                };
            };
            /** @description The query is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_return:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    confirmReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the return. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reference_number": "FT26086000002",
                 *       "reason": "Transferred in the banking app."
                 *     }
                 */
                "application/json": {
                    /** @description The bank's reference of the transfer. */
                    reference_number?: string;
                    /** @description The outgoing transaction that proves it. */
                    transaction_id?: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayReturnOwedResponse"];
                };
            };
            /** @description The body is not as described. The outgoing transaction does not prove it. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_return:read` and `sepay_return:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. It is confirmed already, or there is no such outgoing transaction. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    undoReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the return. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The bank sent the transfer back."
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayReturnOwedResponse"];
                };
            };
            /** @description The body is not as described. It is not confirmed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_return:read` and `sepay_return:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listAuditFindings: {
        parameters: {
            query?: {
                /** @description How many, at most. */
                limit?: number;
                /** @description How many to leave out before them. */
                offset?: number;
                status?: "open" | "resolved";
                kind?: "captured_more_than_received" | "paid_not_captured" | "refund_not_recorded" | "return_without_refund" | "order_outstanding" | "order_overpaid" | "canceled_not_refunded" | "received_sum" | "transaction_sum" | "not_listed_by_sepay" | "recorded_by_hand" | "balance_gap" | "return_without_transfer" | "sepay_counted_more";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayAuditResponse"];
                };
            };
            /** @description The query is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_audit:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    runAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayAuditRunResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_audit:read` and `sepay_audit:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    acknowledgeAuditFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the finding. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The customer paid the rest in cash."
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayAuditFindingResponse"];
                };
            };
            /** @description The body is not as described. The finding is resolved already. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_audit:read` and `sepay_audit:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listReconciliations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayReconciliationsResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_reconciliation:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    startReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description Reads everything again from this moment on, not only what is new.
                     */
                    read_from?: string;
                    /** @description Reads this bank account again; default: all. */
                    bank_account_id?: string;
                };
            };
        };
        responses: {
            /** @description Begun. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayReconciliationsResponse"];
                };
            };
            /** @description The body is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_reconciliation:read` and `sepay_reconciliation:create`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such bank account. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listUnreadableRows: {
        parameters: {
            query?: {
                /** @description How many, at most. */
                limit?: number;
                /** @description How many to leave out before them. */
                offset?: number;
                status?: "open" | "read" | "dismissed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayUnreadableRowListResponse"];
                };
            };
            /** @description The query is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    dismissUnreadableRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the row. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "A test of SePay's, no money moved."
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayUnreadableRowResponse"];
                };
            };
            /** @description The body is not as described. The row is closed already. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read` and `sepay_transaction:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listBankAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayBankAccountListResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_bank_account:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    refreshBankAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayBankAccountListResponse"];
                };
            };
            /** @description SePay refused, or could not be reached. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_bank_account:read` and `sepay_bank_account:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateBankAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the bank account in the store. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "is_enabled": true,
                 *       "rank": 1
                 *     }
                 */
                "application/json": {
                    is_enabled?: boolean;
                    /** @constant */
                    is_default?: true;
                    /** @description Accounts are tried in this order, the lowest first. */
                    rank?: number;
                    /** @description Vietcombank's terminal id. */
                    tid?: string | null;
                    /** @description Sacombank's VA prefix. */
                    va_prefix?: string | null;
                    /** @description BIDV: the name that the payer sees. */
                    va_holder_name?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayBankAccountResponse"];
                };
            };
            /** @description The body is not as described. The plugin's options name the bank accounts: they are changed there. Or a field does not fit the bank. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_bank_account:read` and `sepay_bank_account:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    verifyBankAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the bank account in the store. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayBankAccountResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_bank_account:read` and `sepay_bank_account:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listBankFieldChoices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the bank account in the store. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayBankFieldChoicesResponse"];
                };
            };
            /** @description SePay refused, or could not be reached. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_bank_account:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Nothing has the id in the path. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getAttention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayAttentionResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayHealthResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_setting:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getStatistics: {
        parameters: {
            query?: {
                /** @description How many days, up to today. */
                days?: number;
                /** @description The IANA name of the time zone whose days they are. */
                time_zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayStatisticsResponse"];
                };
            };
            /** @description The query is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_transaction:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepaySettingsResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_setting:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "va_duration_seconds": {
                 *         "order_first": 86400,
                 *         "pay_first": null
                 *       }
                 *     }
                 */
                "application/json": {
                    va_duration_seconds: {
                        /** @description Seconds. `null`: as the plugin's options say. */
                        order_first?: number | null;
                        /** @description Seconds. `null`: as the plugin's options say. */
                        pay_first?: number | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepaySettingsResponse"];
                };
            };
            /** @description The body is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_setting:read` and `sepay_setting:update`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepaySetupResponse"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_setting:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPersonalDataRequests: {
        parameters: {
            query?: {
                /** @description How many, at most. */
                limit?: number;
                /** @description How many to leave out before them. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayPersonalDataRequestListResponse"];
                };
            };
            /** @description The query is not as described. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_personal_data:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_id": "order_01"
                 *     }
                 */
                "application/json": {
                    /** @description The Medusa customer. */
                    customer_id?: string;
                    email?: string;
                    /** @description The Medusa order. */
                    order_id?: string;
                    transaction_ids?: string[];
                    unreadable_row_ids?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayPersonalDataPreviewResponse"];
                };
            };
            /** @description The body is not as described. The person is named in no way, or in more than one way. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_personal_data:read`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such customer, order, transaction or row. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportPersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_id": "order_01",
                 *       "reason": "The customer asked for it by email."
                 *     }
                 */
                "application/json": {
                    /** @description The Medusa customer. */
                    customer_id?: string;
                    email?: string;
                    /** @description The Medusa order. */
                    order_id?: string;
                    transaction_ids?: string[];
                    unreadable_row_ids?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayPersonalDataResponse"];
                };
            };
            /** @description The body is not as described. The person is named in no way, or in more than one way. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_personal_data:read` and `sepay_personal_data:export`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such customer, order, transaction or row. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    erasePersonalData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_id": "order_01",
                 *       "reason": "The customer asked for it by email."
                 *     }
                 */
                "application/json": {
                    /** @description The Medusa customer. */
                    customer_id?: string;
                    email?: string;
                    /** @description The Medusa order. */
                    order_id?: string;
                    transaction_ids?: string[];
                    unreadable_row_ids?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminSepayErasedPersonalDataResponse"];
                };
            };
            /** @description The body is not as described. The person is named in no way, or in more than one way. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not signed in. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Medusa's RBAC is on, and no role of the user grants `sepay_personal_data:read` and `sepay_personal_data:delete`. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description There is no such customer, order, transaction or row. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 100 kB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It failed unexpectedly, or the plugin's options are wrong. The store's log tells why. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
