using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What kind of document moved an item; empty for none. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<ItemLedgerDocumentType>))]
public readonly record struct ItemLedgerDocumentType : IStringValue<ItemLedgerDocumentType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private ItemLedgerDocumentType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>No document.</summary>
    public static ItemLedgerDocumentType None { get; } = new("");

    /// <summary>A sales shipment.</summary>
    public static ItemLedgerDocumentType SalesShipment { get; } = new("Sales Shipment");

    /// <summary>A sales invoice.</summary>
    public static ItemLedgerDocumentType SalesInvoice { get; } = new("Sales Invoice");

    /// <summary>Goods received back from a customer.</summary>
    public static ItemLedgerDocumentType SalesReturnReceipt { get; } = new("Sales Return Receipt");

    /// <summary>A sales credit memo.</summary>
    public static ItemLedgerDocumentType SalesCreditMemo { get; } = new("Sales Credit Memo");

    /// <summary>Goods received from a vendor.</summary>
    public static ItemLedgerDocumentType PurchaseReceipt { get; } = new("Purchase Receipt");

    /// <summary>A purchase invoice.</summary>
    public static ItemLedgerDocumentType PurchaseInvoice { get; } = new("Purchase Invoice");

    /// <summary>Goods sent back to a vendor.</summary>
    public static ItemLedgerDocumentType PurchaseReturnShipment { get; } = new("Purchase Return Shipment");

    /// <summary>A purchase credit memo.</summary>
    public static ItemLedgerDocumentType PurchaseCreditMemo { get; } = new("Purchase Credit Memo");

    /// <summary>The first half of a transfer.</summary>
    public static ItemLedgerDocumentType TransferShipment { get; } = new("Transfer Shipment");

    /// <summary>The second half of a transfer.</summary>
    public static ItemLedgerDocumentType TransferReceipt { get; } = new("Transfer Receipt");

    /// <summary>A transfer in one step.</summary>
    public static ItemLedgerDocumentType DirectTransfer { get; } = new("Direct Transfer");

    /// <summary>An assembly.</summary>
    public static ItemLedgerDocumentType PostedAssembly { get; } = new("Posted Assembly");

    /// <summary>A receipt without a purchase.</summary>
    public static ItemLedgerDocumentType InventoryReceipt { get; } = new("Inventory Receipt");

    /// <summary>A shipment without a sale.</summary>
    public static ItemLedgerDocumentType InventoryShipment { get; } = new("Inventory Shipment");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ItemLedgerDocumentType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
