using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <content>Operations of <see cref="MiraklClient.Payments"/>.</content>
public static partial class MiraklOperations
{
    /// <summary>TL02 <c>GET /api/sellerpayment/transactions_logs</c>: transaction lines. Published: 20 times a minute and 60 times an hour.</summary>
    public static Operation GetTransactionLines { get; } = Read("TL02", "api/sellerpayment/transactions_logs") with { Limits = [PerMinute(20), PerHour(60)] };

    /// <summary>TL03 <c>POST /api/sellerpayment/transactions_logs/async</c>: begins an export; another one does no harm. Published: once a day.</summary>
    public static Operation ExportTransactionLines { get; } = Write("TL03", HttpMethod.Post, "api/sellerpayment/transactions_logs/async", RetrySafety.SafeRepeat);

    /// <summary>TL04 <c>GET /api/sellerpayment/transactions_logs/async/status/{tracking_id}</c>: state of an export. Published: every 10 seconds.</summary>
    public static Operation GetTransactionLineExport { get; } =
        Read("TL04", "api/sellerpayment/transactions_logs/async/status/{tracking_id}") with { Limits = [PerMinute(6)] };

    /// <summary>TL05 <c>GET</c> of an address that TL04 gave: a file of an export. The path is the contract's placeholder.</summary>
    public static Operation DownloadTransactionLineFile { get; } = Read("TL05", "dynamic-url/The+URL+is+retrieved+from+TL04+output/TL05");

    /// <summary>SBC11 <c>GET /api/seller-billing-cycles</c>: billing cycles. Published: once a day, and its pages.</summary>
    public static Operation GetBillingCycles { get; } = Read("SBC11", "api/seller-billing-cycles");

    /// <summary>IV01 <c>GET /api/invoices</c>: accounting documents. Published: once a day, and its pages.</summary>
    public static Operation GetAccountingDocuments { get; } = Read("IV01", "api/invoices");

    /// <summary>IV02 <c>GET /api/invoices/{accounting_document_id}</c>: the file of an accounting document. Published: at each download.</summary>
    public static Operation DownloadAccountingDocument { get; } = Read("IV02", "api/invoices/{accounting_document_id}");

    private static IEnumerable<Operation> OfPayments =>
    [
        GetTransactionLines, ExportTransactionLines, GetTransactionLineExport, DownloadTransactionLineFile, GetBillingCycles, GetAccountingDocuments, DownloadAccountingDocument,
    ];
}
