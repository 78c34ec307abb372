using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>Goods that moved: an entry of the item ledger. Nobody changes or deletes one.</summary>
/// <param name="Id">The service's id of it.</param>
/// <param name="Number">Its number, rising and with gaps.</param>
/// <param name="Item">What moved.</param>
/// <param name="Quantity">How much, in the base unit; negative when it left.</param>
/// <param name="Type">The word for what moved it.</param>
/// <param name="PostedAt">When.</param>
/// <param name="PostingDate">The day it was posted on.</param>
internal sealed record ErpItemMovement(Guid Id, int Number, ErpItemRecord Item, decimal Quantity, string Type, DateTimeOffset PostedAt, DateOnly PostingDate)
{
    /// <summary>The posted document behind it; null for a journal of the people.</summary>
    public ErpDocument? Document { get; init; }

    /// <summary>What of it was invoiced with it.</summary>
    public decimal SalesAmount { get; init; }

    /// <summary>The journal's number or the document's.</summary>
    public string DocumentNumber => Document?.Number ?? $"T{Number.Text()}";

    public decimal CostAmount => SalesAmount == 0m && Document is not null ? 0m : decimal.Round(Item.UnitPrice / 2m * Quantity, 2);
}
