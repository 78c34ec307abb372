using System.Text.Json.Serialization;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>What an account's case can hear of. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(GivenBack), "given-back")]
[JsonDerivedType(typeof(Passed), "passed")]
[JsonDerivedType(typeof(AccountRead), "account-read")]
internal abstract record CreditInput
{
    private CreditInput()
    {
    }

    /// <summary>An order asks for the account, and perhaps for some of its credit.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Number">Its own number of the question.</param>
    /// <param name="Total">What it would take.</param>
    /// <param name="Currency">The currency of the account.</param>
    /// <param name="Takes">Whether it takes something of the credit.</param>
    public sealed record Asked(OrderKey Order, int Number, Money Total, CurrencyCode Currency, bool Takes) : CreditInput
    {
        /// <summary>Whether a person decided, so that it is granted whatever is left.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsForced { get; init; }

        /// <summary>Whether it was granted before what it takes, and only asks how the account stands by now.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsAgain { get; init; }
    }

    /// <summary>An order takes nothing of the credit any more: the ERP has invoiced it, or it is no more.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Number">Its own number of the last question.</param>
    public sealed record GivenBack(OrderKey Order, int Number) : CreditInput;

    /// <summary>A draft became an order, which takes what the draft took: from now on it is the order's, or was asked for by it already.</summary>
    /// <param name="Draft">The draft.</param>
    /// <param name="Order">The order.</param>
    public sealed record Passed(OrderKey Draft, OrderKey Order) : CreditInput;

    /// <summary>The ERP showed the account.</summary>
    /// <param name="Reading">Our own number of the reading.</param>
    /// <param name="Account">As it is there; null when there is none.</param>
    public sealed record AccountRead(int Reading, ErpCustomer? Account) : CreditInput;
}
