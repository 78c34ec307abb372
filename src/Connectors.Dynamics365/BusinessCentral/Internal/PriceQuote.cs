using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>A sales quote that is made to see what goods cost, and deleted again. It holds nothing of persons.</summary>
internal static class PriceQuote
{
    private const string Mark = "Price check of order ";

    /// <summary>The goods without prices: the service finds the customer's own. A comment says what it is, for people and for whoever looks for what was left behind.</summary>
    public static NewSalesQuote Map(ErpQuoteRequest request, Func<UnitCode, string>? unitText) => new()
    {
        CustomerNumber = Fit(request.Customer.Value, 20, "customerNumber"),
        ExternalDocumentNumber = Fit(request.Number, 35, "externalDocumentNumber"),
        CurrencyCode = request.Currency.Value,
        SalesQuoteLines =
        [
            .. request.Lines.Select(l => new NewSalesQuoteLine
            {
                LineType = SalesLineType.Item,
                LineObjectNumber = Fit(l.Sku.Value, 20, "lineObjectNumber"),
                UnitOfMeasureCode = Fit(unitText?.Invoke(l.Unit) ?? l.Unit.Value, 10, "unitOfMeasureCode"),
                Quantity = l.Count,
            }),
            new NewSalesQuoteLine { LineType = SalesLineType.Comment, Description = Mark + request.Number },
        ],
    };

    /// <summary>Whether a quote was made by this for that order.</summary>
    public static bool IsOf(ErpQuoteRequest request, SalesQuote quote) =>
        string.Equals(quote.ExternalDocumentNumber, request.Number, StringComparison.OrdinalIgnoreCase)
        && quote.SalesQuoteLines.Any(l => l.LineType == SalesLineType.Comment && string.Equals(l.Description.Trim(), Mark + request.Number, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the lines cost, after every discount of the line and of the whole; null when the quote does not say it of each of them.</summary>
    public static ErpQuote? Read(ErpQuoteRequest request, SalesQuote quote)
    {
        var items = quote.SalesQuoteLines.Where(static l => l.LineType == SalesLineType.Item).OrderBy(static l => l.Sequence).ToList();
        if (items.Count != request.Lines.Count)
            return null;
        var prices = new List<ErpPrice>(items.Count);
        foreach (var (asked, told) in request.Lines.Zip(items))
        {
            if (!string.Equals(asked.Sku.Value, told.LineObjectNumber, StringComparison.OrdinalIgnoreCase) || asked.Count != told.Quantity
                || (request.PricesIncludeTax ? told.NetAmountIncludingTax : told.NetAmount) is not { } amount)
            {
                return null;
            }

            prices.Add(new ErpPrice(asked.LineId.Value, told.UnitPrice, told.TaxCode.Length == 0 ? null : told.TaxCode) { Amount = amount });
        }

        return CurrencyCode.TryParse(quote.CurrencyCode.Length == 0 ? request.Currency.Value : quote.CurrencyCode, out var currency)
            ? new ErpQuote(currency, request.PricesIncludeTax) { Prices = prices }
            : null;
    }

    private static string Fit(string text, int most, string field) => FieldText.Fit(BusinessCentralOperations.CreateSalesQuote, text, most, field)!;
}
