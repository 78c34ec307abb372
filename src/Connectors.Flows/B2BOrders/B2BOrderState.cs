using System.Text.Json.Serialization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.B2BOrders;

/// <summary>What is known of one order of a store: facts only, conclusions are drawn anew at each look.</summary>
/// <remarks>Holds personal data until the order is closed. Value equality does not look into the lists.</remarks>
public sealed record B2BOrderState
{
    /// <summary>The order, draft or quote as the store last showed it; null before that.</summary>
    public StorefrontOrder? Order { get; init; }

    /// <summary>What is known of it in ERP and warehouse.</summary>
    public BackOfficeState BackOffice { get; init; } = new();

    /// <summary>Since when it is to be worked on, UTC; null for what was over, or no order, whenever it was seen.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    /// <summary>What its account was asked last; null while it was not.</summary>
    public CreditCheck? Credit { get; init; }

    /// <summary>What the ERP was asked the prices of last, and what it said; null while it was not asked.</summary>
    public PriceCheck? PriceCheck { get; init; }

    /// <summary>That its prices are right, and who says so; null while nobody does.</summary>
    public PriceDecision? Prices { get; init; }

    /// <summary>A person's word that it is to be booked at the prices that it was sold at; null for none.</summary>
    public AcceptedPrices? AcceptedPrices { get; init; }

    /// <summary>By which payment rule it is held; null while none holds it.</summary>
    public PaymentWait? Wait { get; init; }

    /// <summary>A person's word that it may leave although the payment rules hold it; null for none.</summary>
    public FinanceRelease? Word { get; init; }

    /// <summary>On what it was released; null while it is not.</summary>
    public CreditDecision? Release { get; init; }

    /// <summary>What the store changed after the warehouse had the order, as it was last seen; null for nothing.</summary>
    public string? Conflict { get; init; }

    /// <summary>What of it a person has seen; null for nothing.</summary>
    public string? SeenConflict { get; init; }

    /// <summary>Dispatches that the store was told of; never null.</summary>
    public IReadOnlyList<ToldDispatch> Told { get => field ?? []; init; }

    /// <summary>The order that a draft became, as far as that is known; null for an order.</summary>
    public OrderKey? BecameOrder { get; init; }

    /// <summary>The refunds, by the store's id, whose cases were told of them; never null.</summary>
    public IReadOnlyList<string> ToldRefunds { get => field ?? []; init; }

    /// <summary>Whether the case of its payment was told to watch its invoices.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPaymentWatched { get; init; }

    /// <summary>Effects that a system refused for good and that wait for something to change; never null.</summary>
    public IReadOnlyList<RejectedEffect> Rejected { get => field ?? []; init; }

    /// <summary>Whether a person has seen how it ended, or what it waited for, so that it needs no attention any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAcknowledged { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"B2BOrderState {{ {Order?.Key} }}";
}
