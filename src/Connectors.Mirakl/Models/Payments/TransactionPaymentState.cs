using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How far the payment of a transaction line is. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<TransactionPaymentState>))]
public readonly record struct TransactionPaymentState : IStringValue<TransactionPaymentState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public TransactionPaymentState(string value) => _value = value;

    /// <summary>Not payable yet: not received, or an incident is open.</summary>
    public static TransactionPaymentState Pending { get; } = new("PENDING");

    /// <summary>To be paid with the next billing cycle.</summary>
    public static TransactionPaymentState Payable { get; } = new("PAYABLE");

    /// <summary>Settled in a billing cycle.</summary>
    public static TransactionPaymentState Paid { get; } = new("PAID");

    /// <summary>Information only, in no sum.</summary>
    public static TransactionPaymentState NotApplicable { get; } = new("NOT_APPLICABLE");

    /// <summary>Held in the reserve.</summary>
    public static TransactionPaymentState Reserve { get; } = new("RESERVE");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static TransactionPaymentState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
