using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>Decides on which account a buyer's order is booked, and what happens when there is none. Immutable and thread-safe.</summary>
/// <param name="customers">The accounts that are mapped.</param>
/// <param name="autoCreate">When an account may be created without a person; null when a person always approves it first, which is the default.</param>
public sealed class CustomerMatching(CustomerMap customers, AutoCreatePolicy? autoCreate = null)
{
    /// <summary>The buyer's account, a proposal for one, or why a person must decide.</summary>
    /// <param name="buyer">Who buys.</param>
    /// <param name="order">What the order is worth, tax included.</param>
    /// <returns>
    /// A refusal with <see cref="ReasonCatalogue.CustomerUnmapped"/> when there is no account and none may be created. No other account ever stands in,
    /// except one that the table names for any buyer.
    /// </returns>
    public Outcome<CustomerMatch> Match(Buyer buyer, Money order)
    {
        ArgumentNullException.ThrowIfNull(buyer);
        var found = customers.Find(buyer.Connection, buyer.Channel, buyer.CustomerId);
        if (found.IsOk)
            return new CustomerMatch(found.Value, null);
        if (autoCreate is null)
            return found.Refusal with { Remedy = "Check the buyer, create the account in the ERP, and add a row for the customer id." };

        var obstacle = ObstacleTo(autoCreate, buyer, order);
        return obstacle is null
            ? new CustomerMatch(null, new CustomerProposal { Buyer = buyer, Template = autoCreate.Template })
            : found.Refusal with
            {
                Message = $"No customer account is mapped for this buyer of {buyer.Connection}, and none is created: {obstacle}.",
                Remedy = "Check the buyer, create the account in the ERP, and add a row for the customer id.",
                Facts = [.. found.Refusal.Facts, new Fact("not created because", obstacle), new Fact("order value", order.ToString()), new Fact("limit", autoCreate.Limit.ToString())],
            };
    }

    private static string? ObstacleTo(AutoCreatePolicy policy, Buyer buyer, Money order) =>
        string.IsNullOrWhiteSpace(buyer.CustomerId) ? "the buyer has no customer id"
        : CustomerMap.IsEmail(buyer.CustomerId) ? "an e-mail address is no customer id"
        : string.IsNullOrWhiteSpace(buyer.Name) ? "the buyer has no name"
        : order.Currency != policy.Limit.Currency ? "the order is in another currency than the limit"
        : order.Amount > policy.Limit.Amount ? "the order is above the limit"
        : null;
}
