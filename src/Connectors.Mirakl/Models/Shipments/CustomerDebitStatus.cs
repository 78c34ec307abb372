using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where the debit of a shipment stands. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CustomerDebitStatus>))]
public readonly record struct CustomerDebitStatus : IStringValue<CustomerDebitStatus>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public CustomerDebitStatus(string value) => _value = value;

    /// <summary>The shipment is not debited on its own.</summary>
    public static CustomerDebitStatus NoDebit { get; } = new("NO_DEBIT");

    /// <summary>Not asked for yet.</summary>
    public static CustomerDebitStatus NotStarted { get; } = new("NOT_STARTED");

    /// <summary>Waits for the tax.</summary>
    public static CustomerDebitStatus WaitingTaxConfirmation { get; } = new("WAITING_TAX_CONFIRMATION");

    /// <summary>Waits for the operator's system.</summary>
    public static CustomerDebitStatus WaitingOperatorSystemContact { get; } = new("WAITING_OPERATOR_SYSTEM_CONTACT");

    /// <summary>Waits for the payment provider.</summary>
    public static CustomerDebitStatus WaitingDebitConfirmation { get; } = new("WAITING_DEBIT_CONFIRMATION");

    /// <summary>Debited.</summary>
    public static CustomerDebitStatus DebitOk { get; } = new("DEBIT_OK");

    /// <summary>Will not be debited.</summary>
    public static CustomerDebitStatus Canceled { get; } = new("CANCELED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CustomerDebitStatus From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
