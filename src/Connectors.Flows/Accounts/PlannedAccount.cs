using Connectors.Domain.Values;

namespace Connectors.Flows.Accounts;

/// <summary>An account that is about to be written: a row of a side table.</summary>
/// <param name="CustomerId">The store's id of the customer.</param>
/// <param name="Account">The ERP's account.</param>
/// <param name="Wanted">What it is to say.</param>
internal sealed record PlannedAccount(string CustomerId, CustomerNumber Account, AccountFigures Wanted)
{
    /// <summary>What was known of it before; null for nothing.</summary>
    public ToldAccount? Before { get; init; }

    /// <summary>As it is kept once it is on its way.</summary>
    public ToldAccount ToTold(DateTimeOffset at) => (Before ?? new ToldAccount { CustomerId = CustomerId, Account = Account, Wanted = Wanted }) with
    {
        Account = Account, Wanted = Wanted, At = at, IsOpen = true, Refused = null,
    };
}
