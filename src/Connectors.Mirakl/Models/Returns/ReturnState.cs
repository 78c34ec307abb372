using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where a return stands. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ReturnState>))]
public readonly record struct ReturnState : IStringValue<ReturnState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ReturnState(string value) => _value = value;

    /// <summary>The seller must accept or refuse it.</summary>
    public static ReturnState WaitingAcceptance { get; } = new("WAITING_ACCEPTANCE");

    /// <summary>Accepted; the goods are on their way.</summary>
    public static ReturnState InProgress { get; } = new("IN_PROGRESS");

    /// <summary>Refused by the seller.</summary>
    public static ReturnState Refused { get; } = new("REFUSED");

    /// <summary>The goods came.</summary>
    public static ReturnState Received { get; } = new("RECEIVED");

    /// <summary>Nothing came.</summary>
    public static ReturnState NoReception { get; } = new("NO_RECEPTION");

    /// <summary>Finished; says nothing of a refund.</summary>
    public static ReturnState Closed { get; } = new("CLOSED");

    /// <summary>Cancelled.</summary>
    public static ReturnState Canceled { get; } = new("CANCELED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ReturnState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
