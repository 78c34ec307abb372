using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A charge on a sales order that is not goods.</summary>

/// <param name="Kind">What it is for; the ERP adapter maps it to an account or an item.</param>
/// <param name="Amount">How much, with or without tax as the order says.</param>
/// <param name="Tax">Tax on the charge as the origin computed it; null when the origin gave none.</param>
public sealed record SalesOrderCharge(ChargeKind Kind, Money Amount, Money? Tax = null)
{
    /// <summary>The origin's tax code of the charge, several parted by a plus; null when the origin gave none. Charges of one kind and several codes are booked one by one.</summary>
    public string? TaxCode { get; init; }
}
