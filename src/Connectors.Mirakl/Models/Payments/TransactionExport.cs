namespace Connectors.Mirakl.Models;

/// <summary>Which transaction lines TL03 exports, and in which form.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record TransactionExport
{
    /// <summary>Which lines; null for all.</summary>
    public TransactionFilter? Filter { get; init; }

    /// <summary>One payment voucher; null for all.</summary>
    public string? PaymentVoucherNumber { get; init; }

    /// <summary>Business domains, for example <c>PRODUCT</c>; never null, empty for all.</summary>
    public IReadOnlyList<string> ShopDomains { get => field ?? []; init; }

    /// <summary>Form of the files; the empty word takes the platform's default, <see cref="TransactionExportFormat.Json"/>.</summary>
    public TransactionExportFormat Format { get; init; }

    /// <summary>Most lines in one file; null for the platform's default.</summary>
    public long? ItemsPerChunk { get; init; }

    /// <summary>Largest file in megabytes; null for the platform's default.</summary>
    public long? MegabytesPerChunk { get; init; }
}
