using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What a file is attached to; empty when the service does not say. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<AttachmentParentType>))]
public readonly record struct AttachmentParentType : IStringValue<AttachmentParentType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private AttachmentParentType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>A journal line.</summary>
    public static AttachmentParentType Journal { get; } = new("Journal");

    /// <summary>An item.</summary>
    public static AttachmentParentType Item { get; } = new("Item");

    /// <summary>A customer.</summary>
    public static AttachmentParentType Customer { get; } = new("Customer");

    /// <summary>A vendor.</summary>
    public static AttachmentParentType Vendor { get; } = new("Vendor");

    /// <summary>A sales quote.</summary>
    public static AttachmentParentType SalesQuote { get; } = new("Sales Quote");

    /// <summary>A sales order.</summary>
    public static AttachmentParentType SalesOrder { get; } = new("Sales Order");

    /// <summary>A sales invoice.</summary>
    public static AttachmentParentType SalesInvoice { get; } = new("Sales Invoice");

    /// <summary>A posted sales shipment.</summary>
    public static AttachmentParentType SalesShipment { get; } = new("Sales Shipment");

    /// <summary>A sales credit memo.</summary>
    public static AttachmentParentType SalesCreditMemo { get; } = new("Sales Credit Memo");

    /// <summary>A sales return order.</summary>
    public static AttachmentParentType SalesReturnOrder { get; } = new("Sales Return Order");

    /// <summary>A posted return receipt.</summary>
    public static AttachmentParentType ReturnReceipt { get; } = new("Return Receipt");

    /// <summary>A purchase invoice.</summary>
    public static AttachmentParentType PurchaseInvoice { get; } = new("Purchase Invoice");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AttachmentParentType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
