using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Where a sales credit memo stands. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<SalesCreditMemoStatus>))]
public readonly record struct SalesCreditMemoStatus : IStringValue<SalesCreditMemoStatus>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private SalesCreditMemoStatus(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Not posted.</summary>
    public static SalesCreditMemoStatus Draft { get; } = new("Draft");

    /// <summary>Waiting for an approval.</summary>
    public static SalesCreditMemoStatus InReview { get; } = new("In Review");

    /// <summary>Posted and not applied in full.</summary>
    public static SalesCreditMemoStatus Open { get; } = new("Open");

    /// <summary>Posted, and cancelled by another document.</summary>
    public static SalesCreditMemoStatus Canceled { get; } = new("Canceled");

    /// <summary>It cancels an invoice.</summary>
    public static SalesCreditMemoStatus Corrective { get; } = new("Corrective");

    /// <summary>Posted and applied in full, or paid out.</summary>
    public static SalesCreditMemoStatus Paid { get; } = new("Paid");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static SalesCreditMemoStatus From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
