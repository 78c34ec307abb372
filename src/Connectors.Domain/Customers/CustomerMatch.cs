using System.Diagnostics.CodeAnalysis;
using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>The account of a buyer, or the one that is to be created first. Exactly one of the two is given.</summary>
/// <param name="Customer">The account; null when it is to be created.</param>
/// <param name="Proposal">The account to create; null when there is one.</param>
public sealed record CustomerMatch(CustomerNumber? Customer, CustomerProposal? Proposal)
{
    /// <summary>Whether there is an account already.</summary>
    [MemberNotNullWhen(true, nameof(Customer))]
    [MemberNotNullWhen(false, nameof(Proposal))]
    public bool IsKnown => Customer is not null;
}
