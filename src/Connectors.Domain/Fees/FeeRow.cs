using Connectors.Domain.Documents;

namespace Connectors.Domain.Fees;

/// <summary>What becomes of one transaction type.</summary>
public sealed record FeeRow
{
    /// <summary>The marketplace's type, exactly as it writes it.</summary>
    public required string Type { get; init; }

    /// <summary>The marketplace's fee code within the type; null for every code that has no row of its own.</summary>
    public string? FeeCode { get; init; }

    /// <summary>What it stands for.</summary>
    public required FeeTreatment Treatment { get; init; }

    /// <summary>The usual sign.</summary>
    public FeeSign Sign { get; init; }

    /// <summary>Where it is booked; null exactly when it is ignored or rejected.</summary>
    public PostingTarget? Target { get; init; }

    /// <summary>The ERP's tax code; null when there is none.</summary>
    public string? TaxCode { get; init; }

    /// <summary>The ERP's dimension value; null when there is none.</summary>
    public string? Dimension { get; init; }
}
