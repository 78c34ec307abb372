using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>What kind of document a ledger entry was posted with; empty for none. Extensions add members, so unknown ones are kept.</summary>
/// <remarks>
/// Both spellings of the service are read (<c>In Review</c> and <c>In_x0020_Review</c>); <see cref="Value"/> is the plain one.
/// </remarks>
[JsonConverter(typeof(StringValueJsonConverter<LedgerDocumentType>))]
public readonly record struct LedgerDocumentType : IStringValue<LedgerDocumentType>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private LedgerDocumentType(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>No kind, as with plain journal lines.</summary>
    public static LedgerDocumentType None { get; } = new("");

    /// <summary>A payment.</summary>
    public static LedgerDocumentType Payment { get; } = new("Payment");

    /// <summary>An invoice.</summary>
    public static LedgerDocumentType Invoice { get; } = new("Invoice");

    /// <summary>A credit memo.</summary>
    public static LedgerDocumentType CreditMemo { get; } = new("Credit Memo");

    /// <summary>A finance charge memo.</summary>
    public static LedgerDocumentType FinanceChargeMemo { get; } = new("Finance Charge Memo");

    /// <summary>A reminder.</summary>
    public static LedgerDocumentType Reminder { get; } = new("Reminder");

    /// <summary>A refund.</summary>
    public static LedgerDocumentType Refund { get; } = new("Refund");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static LedgerDocumentType From(string value) => new(ODataEnumText.Decode(value));

    /// <summary>The plain member name.</summary>
    public override string ToString() => Value;
}
