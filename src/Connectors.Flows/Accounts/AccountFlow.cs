using System.Text.Json;
using Connectors.Domain.Customers;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Accounts;

/// <summary>What a host tells and asks the flow that <c>AddAccounts</c> adds. Thread-safe.</summary>
public static class AccountFlow
{
    internal const string Name = "accounts";
    internal const int Format = 1;

    /// <summary>The case of a store's accounts, <c>accounts/shop</c>.</summary>
    /// <param name="store">Whose accounts.</param>
    public static CaseId CaseOf(ConnectionName store) => new(Name, store.Value);

    /// <summary>The input by which a person asks for the ERP to be looked at, and for every account to be compared, now.</summary>
    /// <param name="store">Whose accounts.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage Look(ConnectionName store, string requestId) => new(
        CaseOf(store), CountedOn(store.Value), $"look {requestId}", JsonSerializer.Serialize(new AccountInput.LookWanted(), AccountJsonContext.Default.AccountInput), Priority.Order) { Format = Format };

    /// <summary>
    /// Where the mapping of the store's customer groups to the ERP's account groups is not one to one, by the groups that its accounts were last seen in: a report, from which nothing follows by itself.
    /// </summary>
    /// <param name="cases">Where it is read.</param>
    /// <param name="store">Whose groups.</param>
    /// <param name="customers">The mapping in force.</param>
    /// <param name="accountGroups">Every account group of the ERP that the store may sell to.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<IReadOnlyList<CustomerGroupFinding>> CompareGroupsAsync(
        ICaseQuery cases, ConnectionName store, CustomerMap customers, IReadOnlyCollection<string> accountGroups, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(customers);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var told in AccountTable.ReadToldAsync(cases, store.Value, cancellationToken).ConfigureAwait(false))
        {
            if (told.Group is { Length: > 0 } group)
                groups.Add(group);
        }

        return customers.CompareGroups(store, groups, accountGroups);
    }

    /// <summary>Its work takes turns with that of others, not with the orders of the same store.</summary>
    internal static string CountedOn(string store) => $"{Name}@{store}";
}
