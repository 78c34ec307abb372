using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>What customers of a B2B store may owe, behind its adapter, new for each check.</summary>
public interface IB2BAccountsHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IB2BAccounts Accounts { get; }

    /// <summary>A customer that the store has, with a limit of 5000, a balance of 100 and much else; the login works.</summary>
    string CustomerId { get; }

    /// <summary>Another customer, of whose account nothing was ever said.</summary>
    string BlankCustomerId { get; }

    /// <summary>A customer that the store does not have.</summary>
    string UnknownCustomerId { get; }

    /// <summary>An order of the customer raises what it owes.</summary>
    /// <param name="by">By how much.</param>
    void AddToBalance(decimal by);

    /// <summary>Everything that the store keeps of the customer beside limit, balance, login and when it changed, as one text.</summary>
    string ReadRest();
}
