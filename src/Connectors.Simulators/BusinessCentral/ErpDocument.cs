namespace Connectors.Simulators.BusinessCentral;

/// <summary>A sales order, the invoice or shipment posted from one, or a credit memo of such an invoice.</summary>
internal sealed class ErpDocument
{
    public required Guid Id { get; init; }

    /// <summary>Its number; posting gives a credit memo another.</summary>
    public required string Number { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What its number series, and those of what is posted from it, add to their prefix.</summary>
    public string Series { get; init; } = string.Empty;

    /// <summary>The written text members of the header, by their names.</summary>
    public Dictionary<string, string> Texts { get; init; } = new(StringComparer.Ordinal);

    public ErpCustomerRecord? Customer { get; set; }

    public bool PricesIncludeTax { get; set; }

    public bool PartialShipping { get; set; } = true;

    public string Status { get; set; } = "Draft";

    public List<ErpLine> Lines { get; } = [];

    public DateTimeOffset ModifiedAt { get; set; }

    public long Version { get; set; } = 1;

    /// <summary>The order behind a posted document; null for an order.</summary>
    public ErpDocument? Order { get; init; }

    /// <summary>The posted invoice that a credit memo was made of; null for any other document.</summary>
    public ErpDocument? Invoice { get; init; }

    /// <summary>The id that a credit memo has while it is still a return order; empty for any other document.</summary>
    public Guid ReturnOrderId { get; init; }

    /// <summary>Whether it is a return order that stands.</summary>
    public bool IsReturnOrder => ReturnOrderId != Guid.Empty && Status == "Draft";

    /// <summary>Number of the posted receipt of its goods; null before they were received, and for what is no return order.</summary>
    public string? Receipt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>What was paid of an invoice.</summary>
    public decimal Paid { get; set; }

    public string ExternalNumber => Text("externalDocumentNumber");

    /// <summary>The external number it was made with, whatever people made of it later.</summary>
    public string FirstExternalNumber { get; init; } = string.Empty;

    /// <summary>A discount on the whole, spread over the lines.</summary>
    public decimal InvoiceDiscount { get; set; }

    /// <summary>A blank code is the company's own currency.</summary>
    public string Currency => Text("currencyCode") is { Length: > 0 } code ? code : ErpSetup.LocalCurrency;

    public string ETag => $"W/\"{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number};{Version};")))}\"";

    public string Text(string name) => Texts.GetValueOrDefault(name, string.Empty);

    /// <summary>Totals with VAT computed once per rate over the whole document.</summary>
    public (decimal Excluding, decimal Tax, decimal Including) Totals()
    {
        decimal excluding = 0, tax = 0;
        foreach (var rate in Lines.GroupBy(l => l.TaxPercent))
        {
            var amount = rate.Sum(Net);
            var vat = PricesIncludeTax ? ErpLine.Round(amount * rate.Key / (100m + rate.Key)) : ErpLine.Round(amount * rate.Key / 100m);
            tax += vat;
            excluding += PricesIncludeTax ? amount - vat : amount;
        }

        return (excluding, tax, excluding + tax);
    }

    /// <summary>What a line carries of the discount on the whole.</summary>
    public decimal Allocation(ErpLine line)
    {
        if (InvoiceDiscount == 0m || Lines.Sum(static l => l.Amount) is not (> 0m and var total))
            return 0m;
        var before = Lines.TakeWhile(l => l != line).Sum(static l => l.Amount);
        return ErpLine.Part(InvoiceDiscount, before, line.Amount, total);
    }

    /// <summary>What is left of a line after every discount, in the price mode.</summary>
    public decimal Net(ErpLine line) => line.Amount - Allocation(line);

    /// <summary>Remembers how it stands; the returned act brings that back.</summary>
    public Action Remember()
    {
        var (texts, lines) = (new Dictionary<string, string>(Texts, StringComparer.Ordinal), Lines.ConvertAll(static l => l.Copy()));
        var (customer, gross, partial, discount) = (Customer, PricesIncludeTax, PartialShipping, InvoiceDiscount);
        return () =>
        {
            Texts.Clear();
            foreach (var (name, value) in texts)
                Texts.Add(name, value);
            Lines.Clear();
            Lines.AddRange(lines);
            (Customer, PricesIncludeTax, PartialShipping, InvoiceDiscount) = (customer, gross, partial, discount);
        };
    }

    public void Touch(DateTimeOffset now)
    {
        ModifiedAt = now;
        Version++;
    }
}
