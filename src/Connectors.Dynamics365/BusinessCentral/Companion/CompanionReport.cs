using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>Which contracts of the companion extension are there, and what of the others is missing.</summary>
/// <remarks>Value equality does not look into the findings.</remarks>
public sealed record CompanionReport
{
    /// <summary>Nothing was asked for, because no companion is named.</summary>
    public static CompanionReport NotNamed { get; } = new();

    /// <summary>What was missing of each contract; empty for one that is there whole. Null while no companion is named, or where it could not be asked. Never holds null.</summary>
    public IReadOnlyDictionary<CompanionContract, IReadOnlyList<EntityFinding>>? Findings { get; init; }

    /// <summary>Why it could not be asked; null when it could, or nobody had to.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether the contract is there, with all that is used of it.</summary>
    public bool Has(CompanionContract contract) => Findings?.GetValueOrDefault(contract) is { Count: 0 };

    /// <summary>How many contracts are there.</summary>
    internal int Count => Findings?.Count(static f => f.Value.Count == 0) ?? 0;

    /// <summary>What cannot be done without the contracts that are not there, and what is missing by name: a sentence for each; empty when all are.</summary>
    public IReadOnlyList<string> ToSentences() =>
        [.. Enum.GetValues<CompanionContract>().Where(contract => !Has(contract)).Select(contract => $"{Without(contract)}: {Why(contract)}.")];

    /// <summary>The sentences.</summary>
    public override string ToString() => string.Join(' ', ToSentences());

    private string Why(CompanionContract contract) => (Findings, Failure) switch
    {
        (_, { } failure) => $"the companion extension could not be asked ({failure})",
        (null, _) => "no companion extension is named",
        ({ } findings, _) => findings.GetValueOrDefault(contract) switch
        {
            [{ Member: null } set] => $"its page {set.EntitySet} is not there",
            { } missing => $"it lacks {string.Join(", ", missing.Select(static f => f.Member is null ? f.EntitySet : $"{f.EntitySet}.{f.Member}"))}",
            null => "the companion extension is not there",
        },
    };

    private static string Without(CompanionContract contract) => contract switch
    {
        CompanionContract.ShipmentTracking => "Carriers and tracking numbers of posted shipments are not read, and come from people",
        CompanionContract.LocationStock => "Stock is told of all locations together",
        CompanionContract.SalesPrices => "Price lists are not read, and items cost what their cards say, or nothing where a list is named",
        CompanionContract.ItemUnits => "Whether the ERP counts packs as the units table does is not compared",
        CompanionContract.TaxSetup => "Whether the ERP is set up to tax as the taxes table says is not compared",
        CompanionContract.ReturnOrders => "Returns are written as credit memos, or wait where return orders are asked for",
        _ => "What will not leave of an order is closed by people",
    };
}
