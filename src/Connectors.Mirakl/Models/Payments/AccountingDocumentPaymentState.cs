using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How far the payment of an accounting document is. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<AccountingDocumentPaymentState>))]
public readonly record struct AccountingDocumentPaymentState : IStringValue<AccountingDocumentPaymentState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public AccountingDocumentPaymentState(string value) => _value = value;

    /// <summary>Not paid yet.</summary>
    public static AccountingDocumentPaymentState Pending { get; } = new("PENDING");

    /// <summary>Paid.</summary>
    public static AccountingDocumentPaymentState Paid { get; } = new("PAID");

    /// <summary>Failed; see the reason.</summary>
    public static AccountingDocumentPaymentState Failed { get; } = new("FAILED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AccountingDocumentPaymentState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
