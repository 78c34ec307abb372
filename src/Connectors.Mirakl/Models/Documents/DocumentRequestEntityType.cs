using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a document request bills. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<DocumentRequestEntityType>))]
public readonly record struct DocumentRequestEntityType : IStringValue<DocumentRequestEntityType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public DocumentRequestEntityType(string value) => _value = value;

    /// <summary>An order.</summary>
    public static DocumentRequestEntityType ProductLogisticOrder { get; } = new("PRODUCT_LOGISTIC_ORDER");

    /// <summary>The purchases of a billing cycle, in the one-creditor model.</summary>
    public static DocumentRequestEntityType ShopBillingCyclePurchaseOrder { get; } = new("SHOP_BILLING_CYCLE_PURCHASE_ORDER");

    /// <summary>One purchase, in the one-creditor model.</summary>
    public static DocumentRequestEntityType LogisticPurchaseOrder { get; } = new("LOGISTIC_PURCHASE_ORDER");

    /// <summary>The operator's fees.</summary>
    public static DocumentRequestEntityType Fees { get; } = new("FEES");

    /// <summary>Single charges.</summary>
    public static DocumentRequestEntityType OneOffFees { get; } = new("ONE_OFF_FEES");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static DocumentRequestEntityType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
