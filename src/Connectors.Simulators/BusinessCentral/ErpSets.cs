using System.Text.Json;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The entity sets, with the members that the published contract names.</summary>
internal sealed class ErpSets
{
    /// <summary>Text members of a sales order that may be written, with their longest length.</summary>
    public static readonly IReadOnlyDictionary<string, int> WritableTexts = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["externalDocumentNumber"] = 35, ["billToCustomerNumber"] = 20, ["shipToName"] = 100, ["shipToContact"] = 100,
        ["sellToAddressLine1"] = 100, ["sellToAddressLine2"] = 50, ["sellToCity"] = 30, ["sellToCountry"] = 10, ["sellToState"] = 30, ["sellToPostCode"] = 20,
        ["shipToAddressLine1"] = 100, ["shipToAddressLine2"] = 50, ["shipToCity"] = 30, ["shipToCountry"] = 10, ["shipToState"] = 30, ["shipToPostCode"] = 20,
        ["shortcutDimension1Code"] = 20, ["shortcutDimension2Code"] = 20, ["currencyCode"] = 10, ["salesperson"] = 20, ["phoneNumber"] = 30, ["email"] = 80,
    };

    /// <summary>Members that are calculated.</summary>
    public static readonly IReadOnlySet<string> ReadOnlyOfOrder = new HashSet<string>(StringComparer.Ordinal)
    {
        "id", "number", "customerName", "billToName", "billToAddressLine1", "billToAddressLine2", "billToCity", "billToCountry", "billToState", "billToPostCode",
        "discountAppliedBeforeTax", "totalAmountExcludingTax", "totalTaxAmount", "totalAmountIncludingTax", "fullyShipped", "status", "lastModifiedDateTime",
    };

    public static readonly IReadOnlySet<string> ReadOnlyOfLine = new HashSet<string>(StringComparer.Ordinal)
    {
        "id", "discountAppliedBeforeTax", "amountExcludingTax", "taxPercent", "totalTaxAmount", "amountIncludingTax", "invoiceDiscountAllocation",
        "netAmount", "netTaxAmount", "netAmountIncludingTax", "shippedQuantity", "invoicedQuantity",
    };

    public ErpSets(bool escapes)
    {
        OrderLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesOrderLines", escapes, LineMembers(invoice: false), static l => l.Order.ETag);
        Orders = new EntitySet<ErpDocument>("salesOrders", escapes, OrderMembers(), static o => o.ETag,
            ("salesOrderLines", (json, order) => WriteLines(json, OrderLines, order)));
        var invoiceLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesInvoiceLines", escapes, LineMembers(invoice: true), static l => l.Order.ETag);
        Invoices = new EntitySet<ErpDocument>("salesInvoices", escapes, InvoiceMembers(), static o => o.ETag,
            ("salesInvoiceLines", (json, invoice) => WriteLines(json, invoiceLines, invoice)));
        ShipmentLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesShipmentLines", escapes, ShipmentLineMembers(), static l => l.Order.ETag);
        Shipments = new EntitySet<ErpDocument>("salesShipments", escapes, ShipmentMembers(), static o => o.ETag,
            ("salesShipmentLines", (json, shipment) => WriteLines(json, ShipmentLines, shipment)));
        Customers = new EntitySet<ErpCustomerRecord>("customers", escapes,
        [
            ("id", static c => c.Id), ("number", static c => c.Number), ("displayName", static c => c.Name), ("type", static _ => new ErpWord("Company")),
            ("addressLine1", static _ => string.Empty), ("addressLine2", static _ => string.Empty), ("city", static _ => string.Empty),
            ("state", static _ => string.Empty), ("country", static _ => "GB"), ("postalCode", static _ => string.Empty),
            ("phoneNumber", static _ => string.Empty), ("email", static _ => string.Empty), ("balanceDue", static c => c.BalanceDue),
            ("creditLimit", static c => c.CreditLimit), ("taxLiable", static _ => true), ("taxRegistrationNumber", static _ => string.Empty),
            ("currencyCode", static _ => "GBP"), ("blocked", static c => new ErpWord(c.Blocked)), ("lastModifiedDateTime", static c => c.ModifiedAt),
        ], static c => $"W/\"{c.Id:N}{c.Version}\"",
            ("customerFinancialDetail", static (json, customer) =>
            {
                json.WriteString("id", customer.Id);
                json.WriteString("number", customer.Number);
                json.WriteNumber("balance", customer.BalanceDue);
                json.WriteNumber("totalSalesExcludingTax", 0m);
                json.WriteNumber("overdueAmount", customer.BalanceDue);
            }),
            isOneChild: true);
        Items = new EntitySet<ErpItemRecord>("items", escapes,
        [
            ("id", static i => i.Id), ("number", static i => i.Number), ("displayName", static i => i.Name), ("displayName2", static _ => string.Empty),
            ("type", static i => new ErpWord(i.Type)), ("blocked", static i => i.Blocked), ("gtin", static _ => string.Empty), ("inventory", static i => i.Inventory),
            ("unitPrice", static i => i.UnitPrice), ("priceIncludesTax", static _ => true), ("unitCost", static i => decimal.Round(i.UnitPrice / 2, 2)),
            ("taxGroupCode", static _ => "VAT20"), ("baseUnitOfMeasureCode", static i => i.Units[0].Code), ("lastModifiedDateTime", static i => i.ModifiedAt),
        ], static i => $"W/\"{i.Id:N}\"");
        Companies = new EntitySet<ErpCompany>("companies", escapes,
        [
            ("id", static c => c.Id), ("name", static _ => ErpCompany.Name), ("displayName", static _ => ErpCompany.Name), ("businessProfileId", static _ => string.Empty),
        ]);
    }

    public EntitySet<ErpDocument> Orders { get; }

    public EntitySet<(ErpDocument Order, ErpLine Line)> OrderLines { get; }

    public EntitySet<ErpDocument> Invoices { get; }

    public EntitySet<ErpDocument> Shipments { get; }

    public EntitySet<(ErpDocument Order, ErpLine Line)> ShipmentLines { get; }

    public EntitySet<ErpCustomerRecord> Customers { get; }

    public EntitySet<ErpItemRecord> Items { get; }

    public EntitySet<ErpCompany> Companies { get; }

    private static void WriteLines(Utf8JsonWriter json, EntitySet<(ErpDocument Order, ErpLine Line)> set, ErpDocument document)
    {
        foreach (var line in document.Lines)
        {
            json.WriteStartObject();
            set.Write(json, (document, line));
            json.WriteEndObject();
        }
    }

    private static (string Name, Func<ErpDocument, object?> Get) Text(string name) => (name, d => d.Text(name));

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static IEnumerable<(string Name, Func<ErpDocument, object?> Get)> Parties() =>
    [
        ("customerId", static d => d.Customer?.Id ?? Guid.Empty), ("customerNumber", static d => d.Customer?.Number ?? string.Empty),
        ("customerName", static d => d.Customer?.Name ?? string.Empty), ("billToName", static d => d.Customer?.Name ?? string.Empty),
        ("billToCustomerId", static d => d.Customer?.Id ?? Guid.Empty), ("billToCustomerNumber", static d => d.Customer?.Number ?? string.Empty),
        Text("shipToName"), Text("shipToContact"), Text("sellToAddressLine1"), Text("sellToAddressLine2"), Text("sellToCity"), Text("sellToCountry"),
        Text("sellToState"), Text("sellToPostCode"), Text("shipToAddressLine1"), Text("shipToAddressLine2"), Text("shipToCity"), Text("shipToCountry"),
        Text("shipToState"), Text("shipToPostCode"), Text("shortcutDimension1Code"), Text("shortcutDimension2Code"),
    ];

    private static IEnumerable<(string Name, Func<ErpDocument, object?> Get)> Amounts() =>
    [
        ("currencyCode", static d => d.Text("currencyCode") is { Length: > 0 } code ? code : "GBP"), ("pricesIncludeTax", static d => d.PricesIncludeTax),
        Text("salesperson"), ("discountAmount", static _ => 0m), ("discountAppliedBeforeTax", static _ => false),
        ("totalAmountExcludingTax", static d => d.Totals().Excluding), ("totalTaxAmount", static d => d.Totals().Tax),
        ("totalAmountIncludingTax", static d => d.Totals().Including),
    ];

    private static List<(string Name, Func<ErpDocument, object?> Get)> OrderMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), Date("orderDate"), Date("postingDate"),
        .. Parties(), .. Amounts(), ("partialShipping", static d => d.PartialShipping), Date("requestedDeliveryDate"),
        ("fullyShipped", static d => d.Lines.TrueForAll(l => l.LineType == "Comment" || l.Shipped >= l.Quantity)),
        ("status", static d => new ErpWord(d.Status)), ("lastModifiedDateTime", static d => d.ModifiedAt), Text("phoneNumber"), Text("email"),
    ];

    private static List<(string Name, Func<ErpDocument, object?> Get)> InvoiceMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), ("invoiceDate", static d => Day(d.CreatedAt)),
        ("postingDate", static d => Day(d.CreatedAt)), ("dueDate", static d => Day(d.CreatedAt.AddDays(30))), ("customerPurchaseOrderReference", static _ => string.Empty),
        .. Parties(), ("orderId", static d => d.Order?.Id ?? Guid.Empty), ("orderNumber", static d => d.Order?.Number ?? string.Empty), .. Amounts(),
        ("remainingAmount", static d => d.Totals().Including), ("status", static d => new ErpWord(d.Status)), ("lastModifiedDateTime", static d => d.ModifiedAt),
        Text("phoneNumber"), Text("email"),
    ];

    private static List<(string Name, Func<ErpDocument, object?> Get)> ShipmentMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), ("invoiceDate", static d => Day(d.CreatedAt)),
        ("postingDate", static d => Day(d.CreatedAt)), ("dueDate", static d => Day(d.CreatedAt.AddDays(30))), ("customerPurchaseOrderReference", static _ => string.Empty),
        .. Parties().Where(static m => !m.Name.StartsWith("shortcut", StringComparison.Ordinal)),
        ("currencyCode", static d => d.Text("currencyCode") is { Length: > 0 } code ? code : "GBP"), ("orderNumber", static d => d.Order?.Number ?? string.Empty),
        ("paymentTermsCode", static _ => string.Empty), ("shipmentMethodCode", static _ => string.Empty), Text("salesperson"),
        ("pricesIncludeTax", static d => d.PricesIncludeTax), ("lastModifiedDateTime", static d => d.ModifiedAt), Text("phoneNumber"), Text("email"),
    ];

    private static (string Name, Func<ErpDocument, object?> Get) Date(string name) =>
        (name, d => DateOnly.TryParseExact(d.Text(name), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date)
            ? date
            : name == "requestedDeliveryDate" ? DateOnly.MinValue : Day(d.CreatedAt));

    private static List<(string Name, Func<(ErpDocument Order, ErpLine Line), object?> Get)> LineMembers(bool invoice)
    {
        List<(string Name, Func<(ErpDocument Order, ErpLine Line), object?> Get)> members =
        [
            ("id", static l => l.Line.Id), ("documentId", static l => l.Order.Id), ("sequence", static l => l.Line.Sequence), ("itemId", static l => l.Line.Item?.Id ?? Guid.Empty),
            ("accountId", static _ => Guid.Empty), ("lineType", static l => new ErpWord(l.Line.LineType)), ("lineObjectNumber", static l => l.Line.ObjectNumber),
            ("description", static l => l.Line.Description), ("description2", static l => l.Line.Description2), ("unitOfMeasureCode", static l => l.Line.Unit),
            ("quantity", static l => l.Line.Quantity), ("unitPrice", static l => l.Line.UnitPrice), ("discountAmount", static l => l.Line.DiscountAmount),
            ("discountPercent", static l => l.Line.DiscountPercent), ("discountAppliedBeforeTax", static _ => false),
            ("amountExcludingTax", static l => l.Line.Excluding(l.Order.PricesIncludeTax)), ("taxCode", static l => l.Line.TaxCode), ("taxPercent", static l => l.Line.TaxPercent),
            ("totalTaxAmount", static l => l.Line.Including(l.Order.PricesIncludeTax) - l.Line.Excluding(l.Order.PricesIncludeTax)),
            ("amountIncludingTax", static l => l.Line.Including(l.Order.PricesIncludeTax)), ("invoiceDiscountAllocation", static _ => 0m),
            ("netAmount", static l => l.Line.Excluding(l.Order.PricesIncludeTax)),
            ("netTaxAmount", static l => l.Line.Including(l.Order.PricesIncludeTax) - l.Line.Excluding(l.Order.PricesIncludeTax)),
            ("netAmountIncludingTax", static l => l.Line.Including(l.Order.PricesIncludeTax)), ("shipmentDate", static l => Day(l.Order.CreatedAt)),
        ];
        if (!invoice)
        {
            members.AddRange(
            [
                ("shippedQuantity", static l => l.Line.Shipped), ("invoicedQuantity", static l => l.Line.Invoiced),
                ("invoiceQuantity", static l => l.Line.ToInvoice), ("shipQuantity", static l => l.Line.ToShip),
            ]);
        }

        return members;
    }

    private static List<(string Name, Func<(ErpDocument Order, ErpLine Line), object?> Get)> ShipmentLineMembers() =>
    [
        ("id", static l => l.Line.Id), ("documentId", static l => l.Order.Id), ("documentNo", static l => l.Order.Number), ("sequence", static l => l.Line.Sequence),
        ("lineType", static l => new ErpWord(l.Line.LineType == "Account" ? "G/L Account" : l.Line.LineType)), ("lineObjectNumber", static l => l.Line.ObjectNumber),
        ("description", static l => l.Line.Description), ("description2", static l => l.Line.Description2), ("unitOfMeasureCode", static l => l.Line.Unit),
        ("unitPrice", static l => l.Line.UnitPrice), ("quantity", static l => l.Line.Quantity), ("discountPercent", static l => l.Line.DiscountPercent),
        ("taxPercent", static l => l.Line.TaxPercent), ("shipmentDate", static l => Day(l.Order.CreatedAt)),
    ];
}
