using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where a shipment stands. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ShipmentStatus>))]
public readonly record struct ShipmentStatus : IStringValue<ShipmentStatus>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ShipmentStatus(string value) => _value = value;

    /// <summary>Made, not confirmed as sent.</summary>
    public static ShipmentStatus Shipping { get; } = new("SHIPPING");

    /// <summary>Waits for the operator to fetch it.</summary>
    public static ShipmentStatus ReadyForPickUp { get; } = new("READY_FOR_PICK_UP");

    /// <summary>Confirmed; the debit of the customer is awaited (pay on shipment).</summary>
    public static ShipmentStatus ShipmentPrepared { get; } = new("SHIPMENT_PREPARED");

    /// <summary>Sent.</summary>
    public static ShipmentStatus Shipped { get; } = new("SHIPPED");

    /// <summary>Waits for the customer at a pick-up point.</summary>
    public static ShipmentStatus ToCollect { get; } = new("TO_COLLECT");

    /// <summary>The customer has it.</summary>
    public static ShipmentStatus Received { get; } = new("RECEIVED");

    /// <summary>Finished.</summary>
    public static ShipmentStatus Closed { get; } = new("CLOSED");

    /// <summary>Cancelled: it does not count.</summary>
    public static ShipmentStatus Canceled { get; } = new("CANCELED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ShipmentStatus From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
