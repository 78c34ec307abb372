using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What a sales order says of the fees that the marketplace is going to keep (policy C6).</summary>
[JsonConverter(typeof(EnumJsonConverter<FeeBooking>))]
public enum FeeBooking
{
    /// <summary>A memo of what is expected; the settlement's journal books what was really kept.</summary>
    MemoAtImport = 0,

    /// <summary>
    /// A line for each type of fee that takes it off, on the account of the fee table, posted with the first goods; the settlement's journal books only what differs. The fee table must say so too
    /// (its posting <c>charge_lines</c>), and no buyer may receive the invoice.
    /// </summary>
    ChargeLines,
}
