using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How far the check of a shop's identity is. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<KycState>))]
public readonly record struct KycState : IStringValue<KycState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public KycState(string value) => _value = value;

    /// <summary>None is needed.</summary>
    public static KycState NotRequired { get; } = new("NOT_REQUIRED");

    /// <summary>Documents are missing.</summary>
    public static KycState PendingSubmission { get; } = new("PENDING_SUBMISSION");

    /// <summary>The operator checks.</summary>
    public static KycState PendingApproval { get; } = new("PENDING_APPROVAL");

    /// <summary>Approved.</summary>
    public static KycState Approved { get; } = new("APPROVED");

    /// <summary>Refused; see the reason.</summary>
    public static KycState Refused { get; } = new("REFUSED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static KycState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
