using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Why a return is refused. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ReturnRejectionReason>))]
public readonly record struct ReturnRejectionReason : IStringValue<ReturnRejectionReason>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ReturnRejectionReason(string value) => _value = value;

    /// <summary>The goods cannot be returned.</summary>
    public static ReturnRejectionReason NotEligible { get; } = new("RETURN_REJECTION_NOT_ELIGIBLE");

    /// <summary>A return is not needed.</summary>
    public static ReturnRejectionReason NotNeeded { get; } = new("RETURN_REJECTION_NOT_NEEDED");

    /// <summary>Too late.</summary>
    public static ReturnRejectionReason WindowClosed { get; } = new("RETURN_REJECTION_WINDOW_CLOSED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ReturnRejectionReason From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
