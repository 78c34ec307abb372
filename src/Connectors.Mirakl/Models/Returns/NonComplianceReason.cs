using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What is wrong with returned goods. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<NonComplianceReason>))]
public readonly record struct NonComplianceReason : IStringValue<NonComplianceReason>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public NonComplianceReason(string value) => _value = value;

    /// <summary>Something is missing.</summary>
    public static NonComplianceReason MissingItem { get; } = new("RETURN_NON_COMPLIANT_MISSING_ITEM");

    /// <summary>Another product came back.</summary>
    public static NonComplianceReason WrongProduct { get; } = new("RETURN_NON_COMPLIANT_WRONG_PRODUCT");

    /// <summary>Damaged.</summary>
    public static NonComplianceReason DamagedProduct { get; } = new("RETURN_NON_COMPLIANT_DAMAGED_PRODUCT");

    /// <summary>Came back too late.</summary>
    public static NonComplianceReason WindowClosed { get; } = new("RETURN_NON_COMPLIANT_WINDOW_CLOSED");

    /// <summary>Another reason.</summary>
    public static NonComplianceReason Other { get; } = new("RETURN_NON_COMPLIANT_OTHER");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static NonComplianceReason From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
