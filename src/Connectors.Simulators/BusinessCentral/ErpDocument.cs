namespace Connectors.Simulators.BusinessCentral;

/// <summary>A sales order, or the invoice or shipment posted from one.</summary>
internal sealed class ErpDocument
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

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

    public DateTimeOffset? DeletedAt { get; set; }

    public string ExternalNumber => Text("externalDocumentNumber");

    public string ETag => $"W/\"{Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number};{Version};")))}\"";

    public string Text(string name) => Texts.GetValueOrDefault(name, string.Empty);

    /// <summary>Totals with VAT computed once per rate over the whole document.</summary>
    public (decimal Excluding, decimal Tax, decimal Including) Totals()
    {
        decimal excluding = 0, tax = 0;
        foreach (var rate in Lines.GroupBy(l => l.TaxPercent))
        {
            var amount = rate.Sum(l => l.Amount);
            var vat = PricesIncludeTax ? ErpLine.Round(amount * rate.Key / (100m + rate.Key)) : ErpLine.Round(amount * rate.Key / 100m);
            tax += vat;
            excluding += PricesIncludeTax ? amount - vat : amount;
        }

        return (excluding, tax, excluding + tax);
    }

    public void Touch(DateTimeOffset now)
    {
        ModifiedAt = now;
        Version++;
    }
}
