using System.Text.Json.Serialization;
using Connectors.Domain.Payments;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>What an order asked of its account, and what it was told.</summary>
/// <param name="Number">Our own number of the question: a later one replaces an earlier.</param>
/// <param name="Customer">The account.</param>
/// <param name="Total">What the order would take of its credit.</param>
public sealed record CreditCheck(int Number, CustomerNumber Customer, Money Total)
{
    /// <summary>Whether the order is on account, so that what it takes is kept for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Takes { get; init; }

    /// <summary>Whether a person decided, so that it takes what it takes whatever is left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsForced { get; init; }

    /// <summary>Whether the order was released before, and it is only asked how the account stands by now: what was left of the credit stays as it was told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAgain { get; init; }

    /// <summary>When it was answered, UTC; null while it is not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What the ERP says of the account.</summary>
    public AccountState Account { get; init; }

    /// <summary>What was left of the credit for this order, every other released order that is not invoiced yet taken off; null when nobody knows.</summary>
    public Money? Available { get; init; }

    /// <summary>Whether the account has no limit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnlimited { get; init; }

    /// <summary>The credit left, as payment rules are asked about it.</summary>
    [JsonIgnore]
    internal CreditHeadroom? Headroom => IsUnlimited ? CreditHeadroom.Unlimited(Total) : Available is { } left ? new CreditHeadroom(left, Total) : null;
}
