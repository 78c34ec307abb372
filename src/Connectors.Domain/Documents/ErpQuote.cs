using Connectors.Domain.Orders;
using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>What an ERP would charge a customer for an order's goods.</summary>
/// <param name="Currency">Currency of the prices.</param>
/// <param name="PricesIncludeTax">Whether they contain the tax, where a price does not say otherwise.</param>
/// <remarks>Value equality does not look into <see cref="Prices"/>.</remarks>
public sealed record ErpQuote(CurrencyCode Currency, bool PricesIncludeTax)
{
    /// <summary>The price of each line that has one, by <see cref="ErpQuoteLine.LineId"/>; never null.</summary>
    public IReadOnlyList<ErpPrice> Prices { get => field ?? []; init; }
}
