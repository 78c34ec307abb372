using Connectors.Domain.Values;

namespace Connectors.Domain.Receivables;

/// <summary>Something that does not agree, by name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Account">The account it is about; null where an order names none.</param>
/// <param name="OrderId">The marketplace's order id; null when it is about the account.</param>
/// <param name="Document">Number of the document; null when it is about none.</param>
/// <param name="Amount">How much does not agree; null where it is no amount.</param>
public sealed record ReceivableDifference(ReceivableDifferenceKind Kind, CustomerNumber? Account, string? OrderId, string? Document, Money? Amount)
{
    /// <summary>What does not agree, and what it is about.</summary>
    public override string ToString() => $"{Kind}: {string.Join(", ", Parts())}";

    private IEnumerable<string> Parts() => ((string?[])[Account is { } account ? $"account {account}" : null, OrderId is null ? null : $"order {OrderId}", Document is null ? null : $"document {Document}", Amount?.ToString()]).OfType<string>();
}
