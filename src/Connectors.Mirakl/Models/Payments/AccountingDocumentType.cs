using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Kind of an accounting document. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<AccountingDocumentType>))]
public readonly record struct AccountingDocumentType : IStringValue<AccountingDocumentType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public AccountingDocumentType(string value) => _value = value;

    /// <summary>Every kind; for filters only.</summary>
    public static AccountingDocumentType All { get; } = new("ALL");

    /// <summary>The operator's invoice for a billing cycle.</summary>
    public static AccountingDocumentType AutoInvoice { get; } = new("AUTO_INVOICE");

    /// <summary>A charge that somebody at the operator wrote.</summary>
    public static AccountingDocumentType ManualInvoice { get; } = new("MANUAL_INVOICE");

    /// <summary>A credit that somebody at the operator wrote.</summary>
    public static AccountingDocumentType ManualCredit { get; } = new("MANUAL_CREDIT");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AccountingDocumentType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
