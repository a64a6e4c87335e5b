"""LocalPay: ways to pay that need no provider, in Stripe's shape, with a page for the phone."""
