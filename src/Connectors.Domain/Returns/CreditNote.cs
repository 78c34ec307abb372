using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>What a return is worth and what becomes of its goods.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record CreditNote
{
    /// <summary>Its number in the ERP, by which repeats are known.</summary>
    public required string Number { get; init; }

    /// <summary>One line for the goods of an order line in each condition, those without credit too; never null.</summary>
    public IReadOnlyList<ReversedLine> Lines { get => field ?? []; init; }

    /// <summary>What the customer gets back of the delivery, with or without tax as the order says; null when it is not credited.</summary>
    public Money? Delivery { get; init; }

    /// <summary>VAT on the delivery to reverse; null when it is not credited.</summary>
    public Money? DeliveryTax { get; init; }

    /// <summary>What the customer gets back, tax and delivery included.</summary>
    public required Money Total { get; init; }

    /// <summary>What the marketplace owes back, tax on the commission included.</summary>
    public required Money CommissionBack { get; init; }
}
