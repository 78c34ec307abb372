using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What a refund is of, as the order's own case and the ERP know it.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record RefundedSale
{
    /// <summary>The order in the ERP.</summary>
    public required ErpOrder Order { get; init; }

    /// <summary>Whether its prices contain the tax.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PricesIncludeTax { get; init; }

    /// <summary>Currency of every amount.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>SKUs of all that was sold, by line; never null.</summary>
    public IReadOnlyDictionary<OrderLineId, Sku> Skus { get => field ?? new Dictionary<OrderLineId, Sku>(); init; }

    /// <summary>What of the refund was invoiced; null where the invoices do not tell that.</summary>
    public IReadOnlyList<RefundedLine>? Lines { get; init; }

    /// <summary>The posted invoices, oldest first; empty while there is none. Never null.</summary>
    public IReadOnlyList<ErpInvoice> Invoices { get => field ?? []; init; }
}
