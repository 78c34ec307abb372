using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What an ERP is asked the price of: the goods of one order, for one customer. It holds nothing of persons.</summary>
/// <param name="Number">The external number of the order that it is asked for, by which a document that was left behind is found again.</param>
/// <param name="Customer">Whose prices.</param>
/// <param name="Currency">In which currency.</param>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record ErpQuoteRequest(string Number, CustomerNumber Customer, CurrencyCode Currency)
{
    /// <summary>Whether the answer is to contain the tax, as the order's prices do; an ERP that tells the other way alone may.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>The goods; never null.</summary>
    public IReadOnlyList<ErpQuoteLine> Lines { get => field ?? []; init; }

    /// <summary>What a sales order would be quoted at.</summary>
    /// <param name="order">The order.</param>
    public static ErpQuoteRequest Of(SalesOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new ErpQuoteRequest(order.ExternalNumber, order.Customer, order.Currency)
        {
            PricesIncludeTax = order.PricesIncludeTax,
            Lines = [.. order.Lines.Select(static l => new ErpQuoteLine(l.LineId, l.Sku, l.Ordered.Unit, l.Ordered.Count, l.Quantity))],
        };
    }

    /// <summary>Says for which order.</summary>
    public override string ToString() => $"ErpQuoteRequest {{ {Number} for {Customer} }}";
}
