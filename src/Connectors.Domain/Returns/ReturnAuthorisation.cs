using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>The consent to a return.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record ReturnAuthorisation
{
    /// <summary>The origin's id of the return; not empty.</summary>
    public required string ReturnId { get; init; }

    /// <summary>The order it belongs to.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>Whether the order's prices contain the tax.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>What may come back, each line once and all in one currency; never null, at least one.</summary>
    public IReadOnlyList<AuthorisedLine> Lines { get => field ?? []; init; }

    /// <summary>The delivery that the customer paid for, in the lines' currency; null when it is not to be credited with this return.</summary>
    public SoldDelivery? Delivery { get; init; }
}
