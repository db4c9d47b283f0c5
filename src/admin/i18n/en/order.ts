export const order = {
  title: "SePay payment",
  titleOf: "SePay payment {{position}} of {{total}}",
  status: {
    not_opened: "No virtual account",
    waiting: "Not paid",
    partially_paid: "Partly paid",
    confirming: "Not paid, transfer reported",
    expired: "Not paid, VA closed",
    capturing: "Received",
    paid: "Paid",
    outstanding: "Order not fully paid",
    partially_refunded: "Partly refunded",
    refunded: "Refunded",
    canceled: "Canceled",
    canceled_with_money: "Canceled, money received",
  },
  live: "SePay payment: {{status}}. Paid {{paid}} of {{amount}}.",
  doNotFulfill: {
    title: "Not paid yet: do not fulfill",
    description: "{{remaining}} of {{amount}} is still to be paid.",
    outstandingTitle: "Order not fully paid: do not fulfill",
    outstanding: "{{outstanding}} of the order is still to be paid.",
  },
  amount: "Amount",
  paid: "Paid",
  remaining: "Still to be paid",
  outstanding: "Order: still to be paid",
  paidBy: "Paid by",
  captured: "Captured",
  nextActions: {
    serverSays: "Details: {{message}}",
    nextStep: "What to do: {{step}}",
    not_opened: {
      what: "The customer has no account number to transfer {{remaining}} to yet.",
      next: "Choose “New virtual account” in the menu, and send the customer the number or the QR code.",
    },
    waiting: {
      what: "Waiting for a transfer of {{remaining}}.",
      next: "Nothing. The payment is captured by itself when the bank reports the transfer. Do not fulfill before.",
    },
    partially_paid: {
      what: "{{paid}} has arrived. {{remaining}} is still missing, and can be transferred to the same account number.",
      next: "Ask the customer to transfer the rest. Do not fulfill before.",
    },
    partial_stuck: {
      what: "{{paid}} has arrived, {{remaining}} is missing, and the virtual account takes no more money.",
      next: "Open a new virtual account for the rest and send it to the customer, or transfer the money back.",
    },
    expired: {
      what: "Nothing was paid in time: the virtual account has expired or was canceled.",
      next: "Open a new virtual account if the customer still wants to pay. Otherwise cancel the order.",
    },
    sepay_disagrees: {
      what: "SePay has counted money for this payment that was not found, or cannot be asked about its account number.",
      next:
        "Look at the transactions in SePay or at your bank before you cancel the order or ask the customer to pay again. Match the " +
        "money that you find with this payment.",
    },
    opening_failed: {
      what: "SePay did not open the last virtual account, so the customer cannot pay.",
      next:
        "Try again with “New virtual account”. If it keeps failing, check your bank accounts under Settings → " +
        "SePay.",
    },
    capturing: {
      what: "Everything has been received. The payment is about to be captured.",
      next: "Nothing. This takes a few seconds.",
    },
    capture_stopped: {
      what: "{{paid}} has been received, but Medusa could not capture the payment.",
      next: "Put right what is named below, then choose “Check with SePay now” to try again.",
    },
    paid: {
      what: "The payment has been received and captured.",
      next: "The order can be fulfilled.",
    },
    paid_another_way: {
      what: "Nothing of the order is outstanding. It was paid another way, or there is nothing to be paid.",
      next: "The order can be fulfilled. If money arrives through SePay all the same, it is listed to be returned.",
    },
    overpaid: {
      what: "The order became cheaper after it was paid: {{amount}} too much was received.",
      next: "Refund it in the order's payments. Then transfer it back at your bank and confirm it here.",
    },
    other_refunded: {
      what: "The payment has been received and captured. Of the order's other payments, {{amount}} was refunded.",
      next: "Check what is still to be delivered before you fulfill the order.",
    },
    outstanding: {
      what: "This payment has been received, but {{amount}} of the order is still to be paid.",
      next: "Do not fulfill yet. Collect the rest from the customer, or change the order so that nothing is outstanding.",
    },
    partially_refunded: {
      what: "{{amount}} of this payment was refunded.",
      next: "Check what is still to be delivered before you fulfill the order.",
    },
    refunded: {
      what: "This payment was refunded in full: {{amount}}.",
      next: "Do not fulfill what it paid for.",
    },
    canceled: {
      what: "The order is canceled. No money is awaited.",
      next: "Do not fulfill the order.",
    },
    canceled_captured: {
      what: "The order is canceled, and {{amount}} that was captured for it has not been refunded.",
      next:
        "Choose “Check with SePay now”: it refunds the payment in Medusa, which refuses that for canceled orders on its own " +
        "pages. Then transfer the money back at your bank.",
    },
    canceled_with_money: {
      what: "The order is canceled, and {{amount}} has been received for it.",
      next: "Transfer the money back at your bank, then record it here.",
    },
    surplus: {
      what: "{{amount}} more was transferred than was due.",
      next: "Transfer it back at your bank and mark it as returned, or match it to another order.",
    },
    late: {
      what: "{{amount}} came too late: nothing was awaited any more.",
      next: "Match it to an order, or transfer it back at your bank and mark it as returned.",
    },
    return_owed: {
      what: "{{amount}} was refunded in Medusa and has to be transferred back: SePay cannot send money.",
      next: "Make the transfer at your bank, then confirm it here with the bank's reference.",
    },
  },
  virtualAccount: {
    number: "Account number (VA)",
    bank: "Bank",
    holder: "Account holder",
    amount: "Amount to transfer",
    expiry: "Expiry",
    never: "Does not expire",
    expired: "Expired",
    expiresIn: {
      days: "expires in {{days}} d {{hours}} h",
      hours: "expires in {{hours}} h {{minutes}} min",
      minutes: "expires in {{minutes}} min",
      seconds: "expires in {{minutes}} min {{seconds}} s",
    },
    showQr: "Show QR code",
  },
  qr: {
    title: "Pay by bank transfer",
    description: "Scan it with a banking app: number and amount are filled in.",
    alt: "VietQR code: {{amount}} to account {{number}} at {{bank}}",
    print: "Print",
    printTitle: "Order #{{order}}",
    until: "Payable until {{time}} (Vietnam time)",
  },
  history: {
    transactions: "Transfers",
    noTransactions: "No transfer has arrived yet.",
    reference: "Reference {{reference}}",
    noReference: "No reference",
    payerText: "Payer's text",
    openOf: "Open the transaction of {{amount}}",
    virtualAccounts: "All virtual accounts",
    virtualAccountAmount: "{{paid}} of {{amount}}",
    noNumber: "No number",
    opened: "Opened",
    expires: "Expires",
    closed: "Closed",
    lastError: "SePay said: {{message}}",
    actions: "Done by admins",
  },
  vaStatus: {
    opening: "Opening",
    open: "Open",
    partially: "Partly paid",
    paid: "Paid",
    closing: "Closing",
    closed: "Closed",
  },
  closeReason: {
    amount_changed: "The amount changed",
    expired: "Expired",
    released: "Another way to pay was chosen",
    order_canceled: "The order was canceled",
    paid_elsewhere: "Paid through another account",
    open_failed: "SePay did not open it",
    replaced_by_admin: "Replaced by an admin",
    canceled_by_admin: "Canceled by an admin",
    nothing_owed: "Nothing more is owed",
    paid_another_way: "Paid another way",
    environment_changed: "SePay's environment was changed",
  },
  adminAction: {
    open: "Opened a new virtual account",
    cancel: "Canceled the virtual account",
    check: "Checked with SePay",
    request: "Asked for the payment through SePay",
    paidAnotherWay: "Recorded as paid another way",
  },
  menu: {
    label: "SePay payment actions",
    check: "Check with SePay now",
    open: "New virtual account",
    cancel: "Cancel virtual account",
    match: "Match a transaction",
    paidAnotherWay: "Paid another way",
  },
  request: {
    title: "Ask for payment",
    description: "{{amount}} of this order is still to be paid.",
    action: "Ask for {{amount}} through SePay",
    done: "The customer can pay now: send them the number or the QR code",
  },
  paidAnotherWay: {
    title: "Paid another way?",
    description: "The customer has paid {{amount}} in cash, to another account, or in some other way.",
    consequence:
      "The account number is closed at SePay first, so that nobody pays it too. If the bank was faster, nothing is recorded. " +
      "Then {{amount}} is recorded in Medusa as paid.",
    action: "Record as paid",
    done: "Recorded as paid another way",
  },
  check: {
    incomplete: "SePay could not be asked about everything",
    problem: "Details: {{message}}",
    nothingNew: "SePay knows of no new transfer",
    newMoney: "Found {{amount}} that had not arrived here",
    paid: "The payment is paid",
    sepaySays: "At SePay: {{status}}, {{amount}} paid.",
    sepayNotAsked: "There is no open virtual account that SePay could be asked about.",
  },
  openConfirm: {
    title: "Open a new virtual account?",
    description:
      "SePay opens a new account number for {{remaining}}. The customer is not told: send the number or the QR " +
      "code. Money sent to earlier numbers is still recognized.",
    action: "Open",
    done: "Virtual account {{number}} is open",
    doneWithoutNumber: "The virtual account is being opened",
  },
  cancelConfirm: {
    title: "Cancel the virtual account {{number}}?",
    description:
      "SePay closes it, and the bank refuses transfers to it from then on. The order stays as it is. If it has " +
      "been paid meanwhile, it is not canceled.",
    action: "Cancel virtual account",
    done: "The virtual account is canceled",
  },
}
