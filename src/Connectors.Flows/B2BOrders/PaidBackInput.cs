using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>What the case of an order's payment can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Watched), "watched")]
[JsonDerivedType(typeof(Settled), "settled")]
[JsonDerivedType(typeof(StoreSeen), "store-seen")]
[JsonDerivedType(typeof(Marked), "marked")]
[JsonDerivedType(typeof(EffectRejected), "effect-refused")]
[JsonDerivedType(typeof(RetryRequested), "retry-requested")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
internal abstract record PaidBackInput
{
    private PaidBackInput()
    {
    }

    /// <summary>The order is over, invoiced, and to be paid.</summary>
    /// <param name="ExternalNumber">The external number that it has in the ERP.</param>
    /// <param name="Total">What it comes to.</param>
    public sealed record Watched(string ExternalNumber, Money Total) : PaidBackInput;

    /// <summary>Nothing of its invoices is left to pay.</summary>
    /// <param name="Invoices">They, and what was paid.</param>
    public sealed record Settled(SettledInvoices Invoices) : PaidBackInput;

    /// <summary>The store shows its payment.</summary>
    /// <param name="Payment">As it is there.</param>
    public sealed record StoreSeen(StorePayment Payment) : PaidBackInput;

    /// <summary>The store shows it as paid since it was told so.</summary>
    public sealed record Marked : PaidBackInput;

    /// <summary>The store refused to mark it for good.</summary>
    /// <param name="Why">What it said.</param>
    public sealed record EffectRejected(Rejection Why) : PaidBackInput;

    /// <summary>A person asks for it to be tried again.</summary>
    /// <param name="By">Who, from where and why; null for one of an earlier release.</param>
    public sealed record RetryRequested(string? By = null) : PaidBackInput;

    /// <summary>A person takes it over.</summary>
    /// <param name="By">Who, from where and why; null for one of an earlier release.</param>
    public sealed record Acknowledged(string? By = null) : PaidBackInput;
}
