using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What a ledger account is for. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<LedgerAccountType>))]
public readonly record struct LedgerAccountType : IStringValue<LedgerAccountType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private LedgerAccountType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Entries are posted to it.</summary>
    public static LedgerAccountType Posting { get; } = new("Posting");

    /// <summary>A heading; nothing is posted to it.</summary>
    public static LedgerAccountType Heading { get; } = new("Heading");

    /// <summary>A total over other accounts.</summary>
    public static LedgerAccountType Total { get; } = new("Total");

    /// <summary>The first of a range that is totalled.</summary>
    public static LedgerAccountType BeginTotal { get; } = new("Begin-Total");

    /// <summary>The total of a range.</summary>
    public static LedgerAccountType EndTotal { get; } = new("End-Total");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static LedgerAccountType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
