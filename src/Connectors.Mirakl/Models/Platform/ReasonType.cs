using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a reason is for. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ReasonType>))]
public readonly record struct ReasonType : IStringValue<ReasonType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ReasonType(string value) => _value = value;

    /// <summary>Opening an incident.</summary>
    public static ReasonType IncidentOpen { get; } = new("INCIDENT_OPEN");

    /// <summary>Closing an incident.</summary>
    public static ReasonType IncidentClose { get; } = new("INCIDENT_CLOSE");

    /// <summary>A refund.</summary>
    public static ReasonType Refund { get; } = new("REFUND");

    /// <summary>A cancelation.</summary>
    public static ReasonType Cancelation { get; } = new("CANCELATION");

    /// <summary>A message about an order.</summary>
    public static ReasonType OrderMessaging { get; } = new("ORDER_MESSAGING");

    /// <summary>A message about an offer.</summary>
    public static ReasonType OfferMessaging { get; } = new("OFFER_MESSAGING");

    /// <summary>A message to the operator.</summary>
    public static ReasonType MmpSellerMessaging { get; } = new("MMP_SELLER_MESSAGING");

    /// <summary>A return.</summary>
    public static ReasonType Return { get; } = new("RETURN");

    /// <summary>Refusing a return.</summary>
    public static ReasonType ReturnRejection { get; } = new("RETURN_REJECTION");

    /// <summary>A returned article that is not as it should be.</summary>
    public static ReasonType ReturnNonCompliant { get; } = new("RETURN_NON_COMPLIANT");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ReasonType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
