using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>An order on its way into the ERP: mapped, checked and complete.</summary>

/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record SalesOrder
{
    /// <summary>Key of the order at its origin.</summary>
    public required OrderKey Key { get; init; }

    /// <summary>The number the ERP is asked for before and after every creation; how long it may be is the ERP's to say.</summary>
    public required string ExternalNumber { get; init; }

    /// <summary>Where it came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Sales channel code; null when there is only one.</summary>
    public string? Channel { get; init; }

    /// <summary>When the customer ordered, UTC.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>The ERP customer it is booked on.</summary>
    public required CustomerNumber Customer { get; init; }

    /// <summary>Currency of every amount.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Whether prices contain the tax.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>Where the goods go.</summary>
    public required PostalAddress ShipTo { get; init; }

    /// <summary>Where the invoice goes; null when it is not told apart from the customer's account.</summary>
    public PostalAddress? BillTo { get; init; }

    /// <summary>The company that buys; null for a private person.</summary>
    public BuyerCompany? Company { get; init; }

    /// <summary>Until when it must leave the warehouse, UTC; null when nobody said.</summary>
    public DateTimeOffset? ShipBy { get; init; }

    /// <summary>The buyer's purchase order number; null when there is none. Never cut.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>Requested delivery service, the origin's text; null when none.</summary>
    public string? DeliveryService { get; init; }

    /// <summary>What buyer or store wrote on the order or on a line of it, by name; null for nothing. Never cut.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CustomField>? Attributes { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>The goods; never null.</summary>
    public IReadOnlyList<SalesOrderLine> Lines { get => field ?? []; init; }

    /// <summary>Charges that are not goods, for example shipping; never null.</summary>
    public IReadOnlyList<SalesOrderCharge> Charges { get => field ?? []; init; }

    /// <summary>Fees that the marketplace is expected to keep, where they are booked as lines of the order; null when none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SalesOrderFee>? Fees { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>What the origin says all of it costs, tax included: what the buyer pays, whatever the marketplace keeps of it.</summary>
    public required Money Total { get; init; }

    /// <summary>What the ERP makes of all its lines, tax included: <see cref="Total"/> less <see cref="Fees"/>. The ERP's own total is compared with it.</summary>
    [JsonIgnore]
    public Money ErpTotal => Fees is null ? Total : Fees.Aggregate(Total, static (sum, fee) => sum + fee.Amount);

    /// <summary>Fees the marketplace is expected to keep: a memo, booked at settlement. Null when there are none, and where they are lines of the order.</summary>
    public Money? ExpectedFees { get; init; }

    /// <summary>Which order it is, whose account it goes on and what it comes to; never whose address.</summary>
    public override string ToString() => FormattableString.Invariant($"{ExternalNumber} for {Customer}, {Lines.Count} lines, {Total}");
}
