using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What a transaction line is about. What does not apply is null.</summary>
public sealed record TransactionEntities
{
    /// <summary>Business domain, for example <c>PRODUCT</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>The order.</summary>
    public TransactionOrder? Order { get; init; }

    /// <summary>The order line.</summary>
    public EntityId? OrderLine { get; init; }

    /// <summary>The shipment.</summary>
    public EntityId? Shipment { get; init; }

    /// <summary>The debit of the customer.</summary>
    public EntityId? Debit { get; init; }

    /// <summary>The refund.</summary>
    public EntityId? Refund { get; init; }

    /// <summary>The channel it was sold on.</summary>
    public EntityCode? Channel { get; init; }

    /// <summary>Tax of the order.</summary>
    public TransactionTax? OrderTax { get; init; }

    /// <summary>Fee that the customer paid.</summary>
    public EntityCode? OrderFee { get; init; }

    /// <summary>Tax on what the operator charges. Its rate belongs to the <c>_VAT</c> or <c>_TAX</c> line, not to the fee itself.</summary>
    public TransactionTax? ShopTax { get; init; }

    /// <summary>Fee that the operator charges.</summary>
    public TransactionFee? Fee { get; init; }

    /// <summary>A single charge or credit without an order.</summary>
    public OneOffItem? OneOffItem { get; init; }

    /// <summary>The document that somebody at the operator wrote.</summary>
    public ManualAccountingDocument? ManualAccountingDocument { get; init; }

    /// <summary>The customer's payment.</summary>
    public PaymentTransaction? TransactionInfo { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
