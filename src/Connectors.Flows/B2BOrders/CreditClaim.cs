using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>What an order takes of an account's credit, or asks to.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">Its own number of the question.</param>
/// <param name="Total">How much.</param>
/// <param name="Currency">The currency of the account.</param>
/// <param name="Takes">Whether it takes something; otherwise it only asks about the account.</param>
/// <param name="IsGranted">Whether it was granted.</param>
internal sealed record CreditClaim(OrderKey Order, int Number, Money Total, CurrencyCode Currency, bool Takes, bool IsGranted)
{
    /// <summary>Whether a person decided, so that it is granted whatever is left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsForced { get; init; }

    /// <summary>Whether an order that was granted it asks how the account stands by now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AsksAgain { get; init; }
}
