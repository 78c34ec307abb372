namespace Connectors.Simulators.BusinessCentral;

/// <summary>A sales credit memo of the simulated ERP, as people see it there.</summary>
/// <param name="Number">Its number; posting changes it.</param>
/// <param name="ExternalNumber">The external number on it; empty when there is none.</param>
/// <param name="IsPosted">Whether it is posted.</param>
/// <param name="Total">What it credits, tax included.</param>
public sealed record ErpCreditMemo(string Number, string ExternalNumber, bool IsPosted, decimal Total)
{
    /// <summary>What it takes back: item and base units, each item once; never null.</summary>
    public IReadOnlyDictionary<string, decimal> Goods { get => field ?? new Dictionary<string, decimal>(); init; }

    /// <summary>Whether it is a sales return order that stands; a posted one is a credit memo.</summary>
    public bool IsReturnOrder { get; init; }

    /// <summary>Number of the posted receipt of its goods; null where it never was a return order, or they were not received.</summary>
    public string? Receipt { get; init; }

    /// <summary>The locations that its goods go to, where they were named on the memo; never null.</summary>
    public IReadOnlyList<Guid> Locations { get => field ?? []; init; }
}
