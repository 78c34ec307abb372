namespace Connectors.Simulators.BusinessCentral;

/// <summary>A line of a general journal that is not posted yet. A change is a new one.</summary>
internal sealed record ErpJournalLine
{
    public required Guid Id { get; init; }

    public required ErpJournalBatch Batch { get; init; }

    public required int Number { get; init; }

    public string AccountType { get; init; } = ErpJournals.LedgerAccount;

    public string Account { get; init; } = string.Empty;

    public DateOnly PostingDate { get; init; }

    public string DocumentNumber { get; init; } = string.Empty;

    public string ExternalNumber { get; init; } = string.Empty;

    public decimal Amount { get; init; }

    public string Description { get; init; } = string.Empty;

    public string Comment { get; init; } = string.Empty;

    public string TaxCode { get; init; } = string.Empty;

    public string BalanceType { get; init; } = ErpJournals.LedgerAccount;

    public string BalanceAccount { get; init; } = string.Empty;

    public required DateTimeOffset ModifiedAt { get; init; }

    public int Version { get; init; } = 1;

    public string ETag => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"W/\"{Id:N}{Version}\"");
}
