using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>What is sent, as the schema names it. What is null is left out, except where null says something.</summary>
internal static class Inputs
{
    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))];

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> of) => [.. items.Select(item => (JsonNode?)of(item))];

    public static JsonObject Of(NewPaymentTerms terms) => new()
    {
        ["paymentTermsTemplateId"] = GlobalId.Of(terms.TemplateId, "PaymentTermsTemplate"),
        ["paymentSchedules"] = new JsonArray(Without(new() { ["issuedAt"] = Instant(terms.IssuedAt), ["dueAt"] = Instant(terms.DueAt) })),
    };

    public static JsonObject Of(FulfillmentOrderQuantity line) => new() { ["id"] = GlobalId.Of(line.Id, "FulfillmentOrderLineItem"), ["quantity"] = line.Quantity };

    public static JsonObject Of(NewFulfillment fulfillment) => Without(new()
    {
        ["lineItemsByFulfillmentOrder"] = List(fulfillment.Lines, static lines => Without(new()
        {
            ["fulfillmentOrderId"] = GlobalId.Of(lines.FulfillmentOrderId, "FulfillmentOrder"),
            ["fulfillmentOrderLineItems"] = lines.Lines.Count == 0 ? null : List(lines.Lines, Of),
        })),
        ["notifyCustomer"] = fulfillment.NotifyCustomer,
        ["trackingInfo"] = fulfillment.Tracking is { } tracking ? Of(tracking) : null,
    });

    public static JsonObject Of(NewTracking tracking) => Without(new()
    {
        ["company"] = tracking.Company,
        ["numbers"] = tracking.Numbers.Count == 0 ? null : Texts(tracking.Numbers),
        ["urls"] = tracking.Urls.Count == 0 ? null : Texts(tracking.Urls.Select(static url => url.AbsoluteUri)),
    });

    public static JsonObject Of(NewHold hold) => Without(new()
    {
        ["reason"] = hold.Reason.Value,
        ["reasonNotes"] = hold.ReasonNotes,
        ["handle"] = hold.Handle,
        ["externalId"] = hold.ExternalId,
        ["notifyMerchant"] = hold.NotifyMerchant,
        ["fulfillmentOrderLineItems"] = hold.Lines.Count == 0 ? null : List(hold.Lines, Of),
    });

    public static JsonObject Of(string orderId, OrderCancellation cancellation) => new()
    {
        ["id"] = orderId,
        ["reason"] = cancellation.Reason.Value,
        ["restock"] = cancellation.Restock,
        ["refund"] = new JsonObject { ["originalPaymentMethodsRefund"] = cancellation.RefundsPayments },
        ["notify"] = cancellation.NotifyCustomer,
        ["note"] = cancellation.StaffNote,
    };

    public static JsonObject Of(NewMetafield metafield)
    {
        var input = new JsonObject
        {
            ["ownerId"] = GlobalId.Of(metafield.OwnerId, null),
            ["namespace"] = metafield.Namespace,
            ["key"] = metafield.Key,
            ["type"] = metafield.Type,
            ["value"] = metafield.Value,
        };
        if (metafield.CompareDigest.IsSet)
            input["compareDigest"] = metafield.CompareDigest.Value;   // Null says that there must be none yet.
        return input;
    }

    public static JsonObject Of(StockChange change) => new()
    {
        ["name"] = change.Name,
        ["reason"] = change.Reason,
        ["referenceDocumentUri"] = change.ReferenceDocument?.ToString(),
        ["quantities"] = List(change.Quantities, static quantity => new()
        {
            ["inventoryItemId"] = GlobalId.Of(quantity.InventoryItemId, "InventoryItem"),
            ["locationId"] = GlobalId.Of(quantity.LocationId, "Location"),
            ["quantity"] = quantity.Quantity,
            ["changeFromQuantity"] = quantity.ChangeFrom,   // Null skips the comparison, and has to be said.
        }),
    };

    public static JsonObject Of(NewWebhook webhook) => Without(new()
    {
        ["uri"] = webhook.Uri.AbsoluteUri,
        ["format"] = "JSON",
        ["filter"] = webhook.Filter,
        ["includeFields"] = webhook.IncludeFields.Count == 0 ? null : Texts(webhook.IncludeFields),
    });

    public static JsonObject Of(NewOrder order) => new()
    {
        ["order"] = Without(new()
        {
            ["sourceIdentifier"] = order.SourceIdentifier,
            ["sourceName"] = order.SourceName,
            ["customer"] = order.CustomerId is { } customer ? new JsonObject { ["toAssociate"] = new JsonObject { ["id"] = GlobalId.Of(customer, "Customer") } } : null,
            ["currency"] = order.CurrencyCode,
            ["processedAt"] = Instant(order.ProcessedAt),
            ["financialStatus"] = order.IsPaid ? "PAID" : "PENDING",
            ["taxesIncluded"] = order.TaxesIncluded,
            ["poNumber"] = order.PoNumber,
            ["note"] = order.Note,
            ["email"] = order.Email,
            ["tags"] = order.Tags.Count == 0 ? null : Texts(order.Tags),
            ["customAttributes"] = order.CustomAttributes.Count == 0 ? null : List(order.CustomAttributes, static a => new() { ["key"] = a.Key, ["value"] = a.Value ?? string.Empty }),
            ["metafields"] = order.Metafields.Count == 0 ? null : List(order.Metafields, static m => new() { ["namespace"] = m.Namespace, ["key"] = m.Key, ["type"] = m.Type, ["value"] = m.Value }),
            ["billingAddress"] = order.BillingAddress is { } billing ? Of(billing) : null,
            ["shippingAddress"] = order.ShippingAddress is { } shipping ? Of(shipping) : null,
            ["shippingLines"] = order.ShippingLine is not { } line ? null : new JsonArray(Without(new()
            {
                ["title"] = line.Title,
                ["code"] = line.Code,
                ["priceSet"] = Bag(line.Price, order.CurrencyCode),
                ["taxLines"] = Taxes(line.TaxLines, order.CurrencyCode),
            })),
            ["lineItems"] = List(order.Lines, item => Without(new()
            {
                ["variantId"] = item.VariantId is { } variant ? GlobalId.Of(variant, "ProductVariant") : null,
                ["sku"] = item.Sku,
                ["title"] = item.Title,
                ["quantity"] = item.Quantity,
                ["priceSet"] = Bag(item.UnitPrice, order.CurrencyCode),
                ["requiresShipping"] = item.RequiresShipping,
                ["taxable"] = item.Taxable,
                ["properties"] = item.CustomAttributes.Count == 0 ? null : List(item.CustomAttributes, static a => new() { ["name"] = a.Key, ["value"] = a.Value ?? string.Empty }),
                ["taxLines"] = Taxes(item.TaxLines, order.CurrencyCode),
            })),
        }),
        ["options"] = new JsonObject { ["inventoryBehaviour"] = order.ReservesStock ? "DECREMENT_IGNORING_POLICY" : "BYPASS", ["sendReceipt"] = false, ["sendFulfillmentReceipt"] = false },
    };

    public static JsonObject Money(decimal amount, string currency) => new() { ["amount"] = amount.ToString(CultureInfo.InvariantCulture), ["currencyCode"] = currency };

    public static string? Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Of(MailingAddress address) => Without(new()
    {
        ["firstName"] = address.FirstName,
        ["lastName"] = address.LastName,
        ["company"] = address.Company,
        ["address1"] = address.Address1,
        ["address2"] = address.Address2,
        ["city"] = address.City,
        ["provinceCode"] = address.ProvinceCode,
        ["zip"] = address.Zip,
        ["countryCode"] = address.CountryCodeV2,
        ["phone"] = address.Phone,
    });

    private static JsonArray? Taxes(IReadOnlyList<NewTaxLine> taxes, string currency) => taxes.Count == 0
        ? null
        : List(taxes, tax => new() { ["title"] = tax.Title, ["rate"] = tax.Rate.ToString(CultureInfo.InvariantCulture), ["priceSet"] = Bag(tax.Amount, currency) });

    private static JsonObject Bag(decimal amount, string currency) => new() { ["shopMoney"] = Money(amount, currency) };

    private static JsonObject Without(JsonObject input)
    {
        foreach (var name in input.Where(static member => member.Value is null).Select(static member => member.Key).ToArray())
            input.Remove(name);
        return input;
    }
}
