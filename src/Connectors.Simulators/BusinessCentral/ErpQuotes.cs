using System.Collections.Frozen;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>Sales quotes, and the prices that customers have of their own. Used under the lock of the world.</summary>
internal sealed class ErpQuotes(ErpCompany company)
{
    /// <summary>Members of an order's head that a quote does not have.</summary>
    private static readonly FrozenSet<string> OfOrdersAlone = new[] { "orderDate", "pricesIncludeTax", "partialShipping", "requestedDeliveryDate" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ErpOrderWriter _writer = new(company);
    private readonly Dictionary<(ErpCustomerRecord Customer, ErpItemRecord Item, string Unit), decimal> _prices = [];

    /// <summary>Those that stand.</summary>
    public List<ErpDocument> All { get; } = [];

    /// <summary>How many were ever made.</summary>
    public int Made { get; private set; }

    /// <summary>What one of a unit costs this customer, tax included; null for what everybody pays.</summary>
    public decimal? PriceOf(ErpCustomerRecord customer, ErpItemRecord item, string unit) => _prices.TryGetValue((customer, item, unit), out var price) ? price : null;

    /// <summary>The customer pays another price from now on.</summary>
    public void SetPrice(ErpCustomerRecord customer, ErpItemRecord item, string unit, decimal price) => _prices[(customer, item, unit)] = price;

    public (ErpDocument? Quote, ErpError? Wrong) Make(JsonElement from, DateTimeOffset now)
    {
        foreach (var member in from.EnumerateObject())
        {
            if (OfOrdersAlone.Contains(member.Name))
                return (null, ErpError.UnknownProperty(member.Name, "salesQuote"));
        }

        var draft = new ErpDocument { Id = Guid.Empty, Number = string.Empty, CreatedAt = now, ModifiedAt = now };
        if (_writer.Header(draft, from, isNew: true, "salesQuoteLines") is { } wrong)
            return (null, wrong);
        if (draft.Customer is null)
            return (null, ErpError.Rule("A \"customerNumber\" or a \"customerId\" must be provided."));
        var number = company.Next("SQ-");
        var quote = new ErpDocument
        {
            Id = company.NewId("quote", number),
            Number = number,
            CreatedAt = now,
            ModifiedAt = now,
            Texts = draft.Texts,
            Customer = draft.Customer,
            InvoiceDiscount = draft.InvoiceDiscount,
        };
        foreach (var line in draft.Lines)
            quote.Lines.Add(line.Copy(company.NewId("quote-line", $"{number}/{line.Sequence.Text()}")));
        All.Add(quote);
        Made++;
        return (quote, null);
    }
}
