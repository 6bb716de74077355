"""Methods of the Spot interface, for signatures made with the wrong one; first the private ones."""

ENDPOINTS = tuple(
    (
        "Balance AddOrder OpenOrders TradeBalance BalanceEx CreditLines ClosedOrders QueryOrders OrderAmends "
        "TradesHistory QueryTrades OpenPositions Ledgers QueryLedgers TradeVolume AddExport ExportStatus "
        "RetrieveExport RemoveExport GetApiKeyInfo AmendOrder CancelOrder CancelAll CancelAllOrdersAfter "
        "GetWebSocketsToken AddOrderBatch CancelOrderBatch EditOrder DepositMethods DepositAddresses DepositStatus "
        "WithdrawMethods WithdrawAddresses WithdrawInfo Withdraw WithdrawStatus WithdrawCancel WalletTransfer "
        "CreateSubaccount AccountTransfer Earn/Allocate Earn/Deallocate Earn/AllocateStatus Earn/DeallocateStatus "
        "Earn/Strategies Earn/Allocations Stake Unstake Staking/Assets Staking/Pending Staking/Transactions"
    ).split()
)

PUBLIC = ("Time", "SystemStatus", "Assets", "AssetPairs", "Ticker", "OHLC", "Depth", "Trades", "Spread")
"""Public methods of the Spot interface."""
