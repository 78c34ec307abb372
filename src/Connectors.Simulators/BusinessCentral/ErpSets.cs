using System.Text.Json;
using Connectors.Simulators.Internal;

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

    private readonly ErpCompany _company;

    public ErpSets(ErpCompany company, bool escapes)
    {
        _company = company;
        var setup = company.Setup;
        OrderLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesOrderLines", escapes, LineMembers(invoice: false), static l => l.Order.ETag);
        Orders = new EntitySet<ErpDocument>("salesOrders", escapes, OrderMembers(), static o => o.ETag,
            new ErpChildren<ErpDocument>("salesOrderLines", OrderLines.Members, (json, order, chosen) => WriteLines(json, OrderLines, order, chosen)));
        var invoiceLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesInvoiceLines", escapes, LineMembers(invoice: true), static l => l.Order.ETag);
        Invoices = new EntitySet<ErpDocument>("salesInvoices", escapes, InvoiceMembers(), static o => o.ETag,
            new ErpChildren<ErpDocument>("salesInvoiceLines", invoiceLines.Members, (json, invoice, chosen) => WriteLines(json, invoiceLines, invoice, chosen)));
        var quoteLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesQuoteLines", escapes,
            [.. LineMembers(invoice: true).Where(static m => m.Name is not ("shipmentDate" or "invoiceDiscountAllocation"))], static l => l.Order.ETag);
        Quotes = new EntitySet<ErpDocument>("salesQuotes", escapes, QuoteMembers(), static o => o.ETag,
            new ErpChildren<ErpDocument>("salesQuoteLines", quoteLines.Members, (json, quote, chosen) => WriteLines(json, quoteLines, quote, chosen)));
        CreditMemoLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesCreditMemoLines", escapes, LineMembers(invoice: true), static l => l.Order.ETag);
        CreditMemos = new EntitySet<ErpDocument>("salesCreditMemos", escapes, CreditMemoMembers(), static o => o.ETag,
            new ErpChildren<ErpDocument>("salesCreditMemoLines", CreditMemoLines.Members, (json, memo, chosen) => WriteLines(json, CreditMemoLines, memo, chosen)));
        ReturnOrderLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("returnOrderLines", escapes,
        [
            ("id", static l => l.Line.Id), ("sequence", static l => l.Line.Sequence), ("lineType", static l => new ErpWord(l.Line.LineType)), ("lineObjectNumber", static l => l.Line.ObjectNumber),
            ("unitOfMeasureCode", static l => l.Line.Unit), ("quantity", static l => l.Line.Quantity), ("unitPrice", static l => l.Line.UnitPrice), ("discountAmount", static l => l.Line.DiscountAmount), ("locationId", static l => l.Line.LocationId),
        ], static l => l.Order.ETag);
        ReturnOrders = new EntitySet<ErpDocument>("returnOrders", escapes,
        [
            ("id", static o => o.ReturnOrderId), ("number", static o => o.Number), ("externalDocumentNumber", static o => o.ExternalNumber), ("invoiceNumber", static o => o.Invoice?.Number ?? string.Empty),
            ("postingDate", static o => DateOnly.TryParse(o.Text("postingDate"), System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : DateOnly.FromDateTime(o.CreatedAt.UtcDateTime)),
            ("currencyCode", static o => o.Currency), ("totalAmountIncludingTax", static o => o.Totals().Including),
        ], static o => o.ETag,
            new ErpChildren<ErpDocument>("returnOrderLines", ReturnOrderLines.Members, (json, order, chosen) => WriteLines(json, ReturnOrderLines, order, chosen)));
        ShipmentLines = new EntitySet<(ErpDocument Order, ErpLine Line)>("salesShipmentLines", escapes, ShipmentLineMembers(), static l => l.Order.ETag);
        Shipments = new EntitySet<ErpDocument>("salesShipments", escapes, ShipmentMembers(), static o => o.ETag,
            new ErpChildren<ErpDocument>("salesShipmentLines", ShipmentLines.Members, (json, shipment, chosen) => WriteLines(json, ShipmentLines, shipment, chosen)));
        Customers = new EntitySet<ErpCustomerRecord>("customers", escapes,
        [
            ("id", static c => c.Id), ("number", static c => c.Number), ("displayName", static c => c.Name), ("type", static c => new ErpWord(c.Type)),
            ("addressLine1", static c => c.AddressLine1), ("addressLine2", static c => c.AddressLine2), ("city", static c => c.City),
            ("state", static c => c.State), ("country", static c => c.Country), ("postalCode", static c => c.PostCode),
            ("phoneNumber", static c => c.Phone), ("email", static c => c.Email), ("website", static c => c.Website), ("salespersonCode", static c => c.Salesperson),
            ("balanceDue", static c => c.BalanceDue), ("creditLimit", static c => c.CreditLimit), ("taxLiable", static c => c.TaxLiable),
            ("taxAreaId", c => setup.Id("tax-area", c.TaxArea)), ("taxAreaDisplayName", static c => c.TaxArea), ("taxRegistrationNumber", static c => c.TaxNumber),
            ("currencyId", c => setup.CurrencyId(c.Currency)), ("currencyCode", static c => c.Currency.Length > 0 ? c.Currency : ErpSetup.LocalCurrency),
            ("paymentTermsId", static c => c.TermsId), ("shipmentMethodId", static c => c.MethodId), ("paymentMethodId", static c => c.PaymentMethodId),
            ("blocked", static c => new ErpWord(c.Blocked)), ("lastModifiedDateTime", static c => c.ModifiedAt),
        ], static c => $"W/\"{c.Id:N}{c.Version}\"",
            new ErpChildren<ErpCustomerRecord>("customerFinancialDetail", [], (json, customer, _) =>
            {
                json.WriteString("id", customer.Id);
                json.WriteString("number", customer.Number);
                json.WriteNumber("balance", customer.BalanceDue + company.Invoices.Where(i => Payer(i) == customer).Sum(company.Memos.Remaining));
                json.WriteNumber("totalSalesExcludingTax", company.Invoices.Where(i => i.Customer == customer).Sum(static i => i.Totals().Excluding));
                json.WriteNumber("overdueAmount", decimal.Round(customer.BalanceDue / 4m, 2));
                json.WriteString("lastModifiedDateTime", customer.ModifiedAt.IsoMilliseconds());
            }),
            isOneChild: true);
        Items = new EntitySet<ErpItemRecord>("items", escapes,
        [
            ("id", static i => i.Id), ("number", static i => i.Number), ("displayName", static i => i.Name), ("displayName2", static i => i.Name2),
            ("type", static i => new ErpWord(i.Type)), ("itemCategoryId", i => i.Category.Length > 0 ? setup.Id("item-category", i.Category) : Guid.Empty),
            ("itemCategoryCode", static i => i.Category), ("blocked", static i => i.Blocked), ("gtin", static i => i.Gtin), ("inventory", static i => i.Inventory),
            ("unitPrice", static i => i.UnitPrice), ("priceIncludesTax", static _ => true), ("unitCost", static i => decimal.Round(i.UnitPrice / 2, 2)),
            ("taxGroupId", _ => setup.Id("tax-group", "VAT20")), ("taxGroupCode", static _ => "VAT20"), ("baseUnitOfMeasureId", i => setup.Id("unit", i.Units[0].Code)),
            ("baseUnitOfMeasureCode", static i => i.Units[0].Code), ("generalProductPostingGroupId", i => setup.Id("product-group", i.ProductGroup)),
            ("generalProductPostingGroupCode", static i => i.ProductGroup),
            ("inventoryPostingGroupId", i => i.InventoryGroup.Length > 0 ? setup.Id("inventory-group", i.InventoryGroup) : Guid.Empty),
            ("inventoryPostingGroupCode", static i => i.InventoryGroup), ("lastModifiedDateTime", static i => i.ModifiedAt),
        ], static i => $"W/\"{i.Id:N}\"");
        Movements = new EntitySet<ErpItemMovement>("itemLedgerEntries", escapes, MovementMembers());
        LedgerSetups = new EntitySet<ErpLedgerSetup>("generalLedgerSetup", escapes, LedgerSetupMembers(), static s => $"W/\"{s.Id:N}\"");
        PaymentTerms = new EntitySet<ErpPaymentTerm>("paymentTerms", escapes,
        [
            ("id", static t => t.Id), ("code", static t => t.Code), ("displayName", static t => t.Code), ("dueDateCalculation", static t => t.Code switch { "COD" => "0D", "14 DAYS" => "14D", "30 DAYS" => "30D", _ => "1M" }),
            ("discountDateCalculation", static t => t.Code == "1M(8D)" ? "8D" : string.Empty), ("discountPercent", static t => t.Code == "1M(8D)" ? 2m : 0m), ("calculateDiscountOnCreditMemos", static _ => false),
            ("lastModifiedDateTime", _ => company.CreatedAt),
        ], static t => $"W/\"{t.Id:N}\"");
        TaxAreas = new EntitySet<ErpTaxArea>("taxAreas", escapes,
        [
            ("id", static t => t.Id), ("code", static t => t.Code), ("displayName", static t => t.Code), ("taxType", static _ => new ErpWord("VAT")), ("lastModifiedDateTime", _ => company.CreatedAt),
        ], static t => $"W/\"{t.Id:N}\"");
        Companies = new EntitySet<ErpCompany>("companies", escapes,
        [
            ("id", static c => c.Id), ("systemVersion", static _ => "28.0.38971.39266"), ("timestamp", static c => c.Timestamp), ("name", static _ => ErpCompany.Name),
            ("displayName", static _ => ErpCompany.Name), ("businessProfileId", static _ => string.Empty), ("systemCreatedAt", static c => c.CreatedAt),
            ("systemCreatedBy", static c => c.CreatedBy), ("systemModifiedAt", static c => c.CreatedAt), ("systemModifiedBy", static c => c.CreatedBy),
        ]);
    }

    public EntitySet<ErpDocument> Orders { get; }

    public EntitySet<(ErpDocument Order, ErpLine Line)> OrderLines { get; }

    public EntitySet<ErpDocument> Quotes { get; }

    public EntitySet<ErpDocument> Invoices { get; }

    public EntitySet<ErpDocument> Shipments { get; }

    public EntitySet<(ErpDocument Order, ErpLine Line)> ShipmentLines { get; }

    public EntitySet<ErpCustomerRecord> Customers { get; }

    public EntitySet<ErpItemRecord> Items { get; }

    public EntitySet<ErpItemMovement> Movements { get; }

    public EntitySet<ErpDocument> CreditMemos { get; }

    public EntitySet<ErpTaxArea> TaxAreas { get; }

    public EntitySet<ErpDocument> ReturnOrders { get; }

    public EntitySet<(ErpDocument Order, ErpLine Line)> ReturnOrderLines { get; }

    public EntitySet<(ErpDocument Order, ErpLine Line)> CreditMemoLines { get; }

    public EntitySet<ErpLedgerSetup> LedgerSetups { get; }

    public EntitySet<ErpCompany> Companies { get; }

    public EntitySet<ErpPaymentTerm> PaymentTerms { get; }

    private static void WriteLines(Utf8JsonWriter json, EntitySet<(ErpDocument Order, ErpLine Line)> set, ErpDocument document, HashSet<string>? chosen)
    {
        foreach (var line in document.Lines)
        {
            json.WriteStartObject();
            set.Write(json, (document, line), chosen);
            json.WriteEndObject();
        }
    }

    private static (string Name, Func<ErpDocument, object?> Get) Text(string name) => (name, d => d.Text(name));

    private static (string Name, Func<ErpDocument, object?> Get) IdText(string name) => (name, d => Id(d.Text(name)));

    private static Guid Id(string text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;

    private static DateOnly Due(ErpDocument document) => Day(document.CreatedAt.AddDays(document.Text("paymentTermsCode") switch { "COD" => 0, "14 DAYS" => 14, _ => 30 }));

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    /// <summary>Who pays: another account when one is named.</summary>
    private ErpCustomerRecord? Payer(ErpDocument document) =>
        document.Text("billToCustomerNumber") is { Length: > 0 } number ? _company.Customers.Find(c => c.Number == number) : document.Customer;

    private IEnumerable<(string Name, Func<ErpDocument, object?> Get)> Parties() =>
    [
        ("customerId", static d => d.Customer?.Id ?? Guid.Empty), ("customerNumber", static d => d.Customer?.Number ?? string.Empty),
        ("customerName", static d => d.Customer?.Name ?? string.Empty), ("billToName", d => Payer(d)?.Name ?? string.Empty),
        ("billToCustomerId", d => Payer(d)?.Id ?? Guid.Empty), ("billToCustomerNumber", d => Payer(d)?.Number ?? string.Empty),
        Text("shipToName"), Text("shipToContact"), Text("sellToAddressLine1"), Text("sellToAddressLine2"), Text("sellToCity"), Text("sellToCountry"),
        Text("sellToState"), Text("sellToPostCode"),
        ("billToAddressLine1", d => Payer(d)?.AddressLine1 ?? string.Empty), ("billToAddressLine2", d => Payer(d)?.AddressLine2 ?? string.Empty),
        ("billToCity", d => Payer(d)?.City ?? string.Empty), ("billToCountry", d => Payer(d)?.Country ?? string.Empty),
        ("billToState", d => Payer(d)?.State ?? string.Empty), ("billToPostCode", d => Payer(d)?.PostCode ?? string.Empty),
        Text("shipToAddressLine1"), Text("shipToAddressLine2"), Text("shipToCity"), Text("shipToCountry"),
        Text("shipToState"), Text("shipToPostCode"), Text("shortcutDimension1Code"), Text("shortcutDimension2Code"),
    ];

    private IEnumerable<(string Name, Func<ErpDocument, object?> Get)> Amounts() =>
    [
        ("currencyId", d => _company.Setup.CurrencyId(d.Text("currencyCode"))), ("currencyCode", static d => d.Currency), ("pricesIncludeTax", static d => d.PricesIncludeTax),
        IdText("paymentTermsId"), IdText("shipmentMethodId"), Text("salesperson"), ("discountAmount", static d => d.InvoiceDiscount), ("discountAppliedBeforeTax", static _ => false),
        ("totalAmountExcludingTax", static d => d.Totals().Excluding), ("totalTaxAmount", static d => d.Totals().Tax),
        ("totalAmountIncludingTax", static d => d.Totals().Including),
    ];

    private List<(string Name, Func<ErpDocument, object?> Get)> OrderMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), Date("orderDate"), Date("postingDate"),
        .. Parties(), .. Amounts(), ("partialShipping", static d => d.PartialShipping), Date("requestedDeliveryDate"),
        ("fullyShipped", static d => d.Lines.TrueForAll(l => l.LineType == "Comment" || l.Shipped >= l.Quantity)),
        ("status", static d => new ErpWord(d.Status)), ("lastModifiedDateTime", static d => d.ModifiedAt), Text("phoneNumber"), Text("email"),
    ];

    private List<(string Name, Func<ErpDocument, object?> Get)> QuoteMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), Date("documentDate"), Date("postingDate"), ("dueDate", static d => Due(d)),
        .. Parties(), .. Amounts().Where(static m => m.Name is not ("pricesIncludeTax" or "discountAppliedBeforeTax")),
        ("status", static d => new ErpWord(d.Status)), ("sentDate", static _ => DateTimeOffset.MinValue), Date("validUntilDate"), ("acceptedDate", static _ => DateOnly.MinValue),
        ("lastModifiedDateTime", static d => d.ModifiedAt), Text("phoneNumber"), Text("email"),
    ];

    private List<(string Name, Func<ErpDocument, object?> Get)> InvoiceMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), ("invoiceDate", static d => Day(d.CreatedAt)),
        ("postingDate", static d => ErpTrace.PostingDate(d, d.CreatedAt)), ("dueDate", static d => Due(d)), ("promisedPayDate", static _ => DateOnly.MinValue), Text("customerPurchaseOrderReference"),
        .. Parties(), ("orderId", static d => d.Order?.Id ?? Guid.Empty), ("orderNumber", static d => d.Order?.Number ?? string.Empty), .. Amounts(),
        ("disputeStatusId", static _ => Guid.Empty), ("disputeStatus", static _ => string.Empty), ("remainingAmount", d => _company.Memos.Remaining(d)), ("status", static d => new ErpWord(d.Status)), ("lastModifiedDateTime", static d => d.ModifiedAt),
        Text("phoneNumber"), Text("email"),
    ];

    private List<(string Name, Func<ErpDocument, object?> Get)> CreditMemoMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), Date("creditMemoDate"), Date("postingDate"), ("dueDate", static d => Due(d)),
        .. Parties().Where(static m => !m.Name.StartsWith("shipTo", StringComparison.Ordinal)), .. Amounts(),
        ("status", static d => new ErpWord(d.Status)), ("lastModifiedDateTime", static d => d.ModifiedAt),
        ("invoiceId", static d => d.Invoice?.Id ?? Guid.Empty), ("invoiceNumber", static d => d.Invoice?.Number ?? string.Empty), Text("phoneNumber"), Text("email"), IdText("customerReturnReasonId"),
    ];

    private List<(string Name, Func<ErpDocument, object?> Get)> ShipmentMembers() =>
    [
        ("id", static d => d.Id), ("number", static d => d.Number), Text("externalDocumentNumber"), ("invoiceDate", static d => Day(d.CreatedAt)),
        ("postingDate", static d => ErpTrace.PostingDate(d, d.CreatedAt)), ("dueDate", static d => Due(d)), Text("customerPurchaseOrderReference"),
        .. Parties().Where(static m => !m.Name.StartsWith("shortcut", StringComparison.Ordinal)),
        ("currencyCode", static d => d.Currency), ("orderNumber", static d => d.Order?.Number ?? string.Empty),
        Text("paymentTermsCode"), ("shipmentMethodCode", d => _company.Setup.MethodCode(Id(d.Text("shipmentMethodId"))) ?? string.Empty), Text("salesperson"),
        ("pricesIncludeTax", static d => d.PricesIncludeTax), ("lastModifiedDateTime", static d => d.ModifiedAt), Text("phoneNumber"), Text("email"),
    ];

    private static (string Name, Func<ErpDocument, object?> Get) Date(string name) =>
        (name, d => DateOnly.TryParseExact(d.Text(name), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date)
            ? date
            : name == "requestedDeliveryDate" ? DateOnly.MinValue : Day(d.CreatedAt));

    private List<(string Name, Func<(ErpDocument Order, ErpLine Line), object?> Get)> LineMembers(bool invoice)
    {
        List<(string Name, Func<(ErpDocument Order, ErpLine Line), object?> Get)> members =
        [
            ("id", static l => l.Line.Id), ("documentId", static l => l.Order.Id), ("sequence", static l => l.Line.Sequence), ("itemId", static l => l.Line.Item?.Id ?? Guid.Empty),
            ("accountId", l => l.Line.LineType == "Account" ? _company.NewId("account", l.Line.ObjectNumber) : Guid.Empty), ("lineType", static l => new ErpWord(l.Line.LineType)), ("lineObjectNumber", static l => l.Line.ObjectNumber),
            ("description", static l => l.Line.Description), ("description2", static l => l.Line.Description2),
            ("unitOfMeasureId", l => l.Line.Unit.Length > 0 ? _company.NewId("unit", l.Line.Unit) : Guid.Empty), ("unitOfMeasureCode", static l => l.Line.Unit),
            ("quantity", static l => l.Line.Quantity), ("unitPrice", static l => l.Line.UnitPrice), ("discountAmount", static l => l.Line.DiscountAmount),
            ("discountPercent", static l => l.Line.DiscountPercent), ("discountAppliedBeforeTax", static _ => false),
            ("amountExcludingTax", static l => Excluding(l, l.Line.Amount)), ("taxCode", static l => l.Line.TaxCode), ("taxPercent", static l => l.Line.TaxPercent),
            ("totalTaxAmount", static l => Including(l, l.Line.Amount) - Excluding(l, l.Line.Amount)), ("amountIncludingTax", static l => Including(l, l.Line.Amount)),
            ("invoiceDiscountAllocation", static l => l.Order.Allocation(l.Line)), ("netAmount", static l => Excluding(l, l.Order.Net(l.Line))),
            ("netTaxAmount", static l => Including(l, l.Order.Net(l.Line)) - Excluding(l, l.Order.Net(l.Line))),
            ("netAmountIncludingTax", static l => Including(l, l.Order.Net(l.Line))), ("shipmentDate", static l => l.Line.ShipmentDate ?? Day(l.Order.CreatedAt)),
            ("itemVariantId", static l => l.Line.VariantId), ("locationId", static l => l.Line.LocationId),
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

    private static decimal Excluding((ErpDocument Order, ErpLine Line) l, decimal amount) => l.Line.Excluding(l.Order.PricesIncludeTax, amount);

    private static decimal Including((ErpDocument Order, ErpLine Line) l, decimal amount) => l.Line.Including(l.Order.PricesIncludeTax, amount);

    private static List<(string Name, Func<(ErpDocument Order, ErpLine Line), object?> Get)> ShipmentLineMembers() =>
    [
        ("id", static l => l.Line.Id), ("documentId", static l => l.Order.Id), ("documentNo", static l => l.Order.Number), ("sequence", static l => l.Line.Sequence),
        ("lineType", static l => new ErpWord(l.Line.LineType == "Account" ? "G/L Account" : l.Line.LineType)), ("lineObjectNumber", static l => l.Line.ObjectNumber),
        ("description", static l => l.Line.Description), ("description2", static l => l.Line.Description2), ("unitOfMeasureCode", static l => l.Line.Unit),
        ("unitPrice", static l => l.Line.UnitPrice), ("quantity", static l => l.Line.Quantity), ("discountPercent", static l => l.Line.DiscountPercent),
        ("taxPercent", static l => l.Line.TaxPercent), ("shipmentDate", static l => l.Line.ShipmentDate ?? Day(l.Order.CreatedAt)),
    ];

    private static List<(string Name, Func<ErpItemMovement, object?> Get)> MovementMembers() =>
    [
        ("id", static m => m.Id), ("entryNumber", static m => m.Number), ("itemNumber", static m => m.Item.Number), ("postingDate", static m => m.PostingDate),
        ("entryType", static m => new ErpWord(m.Type)), ("sourceNumber", static m => m.Document?.Customer?.Number ?? string.Empty),
        ("sourceType", static m => new ErpWord(m.Document is null ? " " : "Customer")), ("documentNumber", static m => m.DocumentNumber),
        ("documentType", static m => new ErpWord(m.Document switch { null => " ", { Invoice: not null } => "Sales Credit Memo", _ => "Sales Shipment" })), ("description", static m => m.Document is null ? "Counted" : string.Empty),
        ("quantity", static m => m.Quantity), ("salesAmountActual", static m => m.SalesAmount), ("costAmountActual", static m => m.CostAmount),
        ("lastModifiedDateTime", static m => m.PostedAt),
    ];

    private static List<(string Name, Func<ErpLedgerSetup, object?> Get)> LedgerSetupMembers() =>
    [
        ("id", static s => s.Id), ("allowPostingFrom", static s => s.Allowed.From ?? DateOnly.MinValue), ("allowPostingTo", static s => s.Allowed.To ?? DateOnly.MinValue),
        ("additionalReportingCurrency", static _ => string.Empty), ("localCurrencyCode", static _ => ErpSetup.LocalCurrency), ("localCurrencySymbol", static _ => "£"),
        ("lastModifiedDateTime", static s => s.ModifiedAt), ("allowQueryFromConsolidation", static _ => false), ("shortcutDimension1Code", static _ => "SALES"),
        ("shortcutDimension2Code", static _ => "MARKET"), .. Enumerable.Range(3, 6).Select(static n => ($"shortcutDimension{n.Text()}Code", (Func<ErpLedgerSetup, object?>)(static _ => string.Empty))),
    ];
}
