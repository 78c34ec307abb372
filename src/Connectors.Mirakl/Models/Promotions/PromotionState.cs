using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How far a promotion is. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PromotionState>))]
public readonly record struct PromotionState : IStringValue<PromotionState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PromotionState(string value) => _value = value;

    /// <summary>Not begun.</summary>
    public static PromotionState Pending { get; } = new("PENDING");

    /// <summary>Running.</summary>
    public static PromotionState Active { get; } = new("ACTIVE");

    /// <summary>Over.</summary>
    public static PromotionState Expired { get; } = new("EXPIRED");

    /// <summary>Waits for the operator.</summary>
    public static PromotionState PendingApproval { get; } = new("PENDING_APPROVAL");

    /// <summary>Refused by the operator.</summary>
    public static PromotionState Rejected { get; } = new("REJECTED");

    /// <summary>Every state; for filters only.</summary>
    public static PromotionState All { get; } = new("ALL");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PromotionState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
