using System.Text.Json.Serialization;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>What is known of how an order on account is paid, from its end on. Nothing of the buyer.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record PaidBackState
{
    /// <summary>The external number that it has in the ERP; empty before the order's own case told it.</summary>
    public string ExternalNumber { get; init; } = string.Empty;

    /// <summary>What the order came to when it was over.</summary>
    public Money Total { get; init; }

    /// <summary>Since when it is watched, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Its invoices, of which nothing is left to pay; null while something is.</summary>
    public SettledInvoices? Settled { get; init; }

    /// <summary>How the store showed its payment when it was to be marked and could not be; null before.</summary>
    public StorePayment? Seen { get; init; }

    /// <summary>When that was, or when the store refused it, UTC; null before.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>What the store said when it refused; null when it did not.</summary>
    public Rejection? Refused { get; init; }

    /// <summary>Whether it is over: marked, paid in the store by others, called off, or taken over by a person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOver { get; init; }
}
