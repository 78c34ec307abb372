using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Why a payout failed. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<PayOutFailureReason>))]
public readonly record struct PayOutFailureReason : IStringValue<PayOutFailureReason>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public PayOutFailureReason(string value) => _value = value;

    /// <summary>The shop's identity documents are not complete.</summary>
    public static PayOutFailureReason IncompleteKyc { get; } = new("INCOMPLETE_KYC");

    /// <summary>The operator still checks an invoice.</summary>
    public static PayOutFailureReason AwaitingInvoiceCheck { get; } = new("AWAITING_INVOICE_CHECK");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PayOutFailureReason From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
