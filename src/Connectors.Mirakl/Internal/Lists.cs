using System.Text.Json.Serialization.Metadata;
using Connectors.Http;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Internal;

/// <summary>Where each answer holds its list, and which members name an item of it.</summary>
internal static class Lists
{
    private static MiraklJsonContext Json => MiraklJsonContext.Default;

    public static ListShape Orders { get; } = new("orders", Json.Order, "order_id");

    public static ListShape Carriers { get; } = new("carriers", Json.Carrier, "code");

    public static ListShape ShippingTypes { get; } = new("shipping_types", Json.ShippingType, "code");

    public static ListShape Reasons { get; } = new("reasons", Json.Reason, "code");

    public static ListShape AdditionalFields { get; } = new("additional_fields", Json.AdditionalFieldDefinition, "code");

    public static ListShape DocumentTypes { get; } = new("documents", Json.DocumentType, "code");

    public static ListShape OrderTaxes { get; } = new("taxes", Json.OrderTax, "code");

    public static ListShape OrderDocuments { get; } = new("order_documents", Json.OrderDocument, "id");

    public static ListShape ShopDocuments { get; } = new("shop_documents", Json.ShopDocument, "id");

    public static ListShape Products { get; } = new("products", Json.Product, "product_sku", "product_id");

    public static ListShape ProductImports { get; } = new("product_import_trackings", Json.ProductImport, "import_id");

    public static ListShape Categories { get; } = new("hierarchies", Json.Category, "code");

    public static ListShape Attributes { get; } = new("attributes", Json.ProductAttribute, "code");

    public static ListShape ValueLists { get; } = new("values_lists", Json.ValueList, "code");

    public static ListShape Offers { get; } = new("offers", Json.Offer, "offer_id", "shop_sku");

    public static ListShape ProductOffers { get; } = new("products", Json.ProductOffers, "product_sku");

    public static ListShape Promotions { get; } = new("promotions", Json.Promotion, "internal_id");

    public static ListShape Invoices { get; } = new("invoices", Json.AccountingDocument, "invoice_id", "id");

    /// <summary>One of the lists of short items, which differ in their member alone.</summary>
    public static ListShape Items(string member) => new(member, Json.PlatformItem, "code", "iso_code", "label");

    /// <summary>A list that is paged by tokens.</summary>
    public static ListShape Seek(JsonTypeInfo item) => new("data", item, "id", "order_id", "order_line_id", "import_id");
}
