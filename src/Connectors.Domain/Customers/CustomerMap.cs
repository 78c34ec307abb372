using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Customers;

/// <summary>
/// Finds the ERP account of a buyer. The most specific row wins: channel and customer, then customer, then channel, then the row for any.
/// There is no silent default. Immutable and thread-safe; successful answers do not allocate.
/// </summary>
public sealed class CustomerMap
{
    private const string TableName = "customers";

    private readonly FrozenDictionary<CustomerKey, CustomerRow> _customers;
    private readonly IReadOnlyList<CustomerGroupRow> _groups;
    private readonly ILookup<ConnectionName, CustomerRow> _own;

    private CustomerMap(CustomerTable table)
    {
        Version = table.Version;
        _customers = table.Rows.ToFrozenDictionary(static r => new CustomerKey(r.Marketplace, r.Channel, r.CustomerId));
        _groups = [.. table.Groups];
        _own = table.Rows.Where(static r => r.CustomerId is not null).ToLookup(static r => r.Marketplace);
        Marketplaces = [.. table.Rows.Select(static r => r.Marketplace).Distinct().OrderBy(static m => m.Value, StringComparer.Ordinal)];
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Connections that rows are for, each once, so that a name nobody knows can be found; never null.</summary>
    public IReadOnlyList<ConnectionName> Marketplaces { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<CustomerMap, RowError> Compile(CustomerTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var seen = new Dictionary<CustomerKey, int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(CustomerRow.Marketplace), row.Marketplace.Value);
            check.OptionalText(number, nameof(CustomerRow.Channel), row.Channel);
            check.Text(number, nameof(CustomerRow.Customer), row.Customer.Value);
            check.OptionalText(number, nameof(CustomerRow.PriceList), row.PriceList);
            if (row.CustomerId is { } id && IsEmail(id))
                check.Add(number, nameof(CustomerRow.CustomerId), "an e-mail address", "the marketplace's customer id; its e-mail addresses change");
            else
                check.OptionalText(number, nameof(CustomerRow.CustomerId), row.CustomerId);

            var key = new CustomerKey(row.Marketplace, row.Channel, row.CustomerId);
            if (!seen.TryAdd(key, number))
            {
                check.Add(
                    number,
                    nameof(CustomerRow.Customer),
                    row.Customer.Value,
                    string.Create(CultureInfo.InvariantCulture, $"one account for the same buyers; row {seen[key]} names one too"));
            }
        }

        CheckGroups(table.Groups, check);
        return check.Finish(() => new CustomerMap(table));
    }

    /// <summary>The account that the buyer's orders are booked on.</summary>
    /// <param name="marketplace">Connection the order came from.</param>
    /// <param name="channel">Sales channel; null when there is only one.</param>
    /// <param name="customerId">The marketplace's id of the buyer; empty when it gave none, which only a row for any customer can answer.</param>
    public Outcome<CustomerNumber> Find(ConnectionName marketplace, string? channel, string customerId)
    {
        if (_customers.TryGetValue(new CustomerKey(marketplace, channel, customerId), out var row)
            || _customers.TryGetValue(new CustomerKey(marketplace, null, customerId), out row)
            || _customers.TryGetValue(new CustomerKey(marketplace, channel, null), out row)
            || _customers.TryGetValue(new CustomerKey(marketplace, null, null), out row))
        {
            return row.Customer;
        }

        return new Refusal
        {
            Reason = ReasonCatalogue.CustomerUnmapped,
            Message = $"No customer account is mapped for this buyer of {marketplace}.",
            Remedy = "Add a row for the customer id, for its channel, or for the whole marketplace.",
            Facts = [new Fact("marketplace", marketplace.Value), new Fact("channel", channel ?? "none"), new Fact("customer id", IsEmail(customerId) ? "an e-mail address" : customerId)],
            Table = TableName,
            TableVersion = Version,
        };
    }

    /// <summary>The price list whose prices the buyer pays: that of the most specific row that names one, in the order of <see cref="Find"/>; null when none does.</summary>
    /// <param name="marketplace">Connection the order came from.</param>
    /// <param name="channel">Sales channel; null when there is only one.</param>
    /// <param name="customerId">The store's id of the buyer; empty when it gave none.</param>
    public string? PriceListOf(ConnectionName marketplace, string? channel, string customerId) =>
        _customers.GetValueOrDefault(new CustomerKey(marketplace, channel, customerId))?.PriceList
        ?? _customers.GetValueOrDefault(new CustomerKey(marketplace, null, customerId))?.PriceList
        ?? _customers.GetValueOrDefault(new CustomerKey(marketplace, channel, null))?.PriceList
        ?? _customers.GetValueOrDefault(new CustomerKey(marketplace, null, null))?.PriceList;

    /// <summary>Whether <see cref="Find"/> answers with an account that is this buyer's own, and not one that the marketplace's buyers share: then its invoices are the buyer's.</summary>
    /// <param name="marketplace">Connection the order came from.</param>
    /// <param name="channel">Sales channel; null when there is only one.</param>
    /// <param name="customerId">The marketplace's id of the buyer; empty when it gave none.</param>
    public bool HasOwnAccount(ConnectionName marketplace, string? channel, string customerId) =>
        _customers.ContainsKey(new CustomerKey(marketplace, channel, customerId)) || _customers.ContainsKey(new CustomerKey(marketplace, null, customerId));

    /// <summary>The buyers of a marketplace or store that have an account of their own, each once: the row for every channel, or else the first for one.</summary>
    /// <param name="marketplace">Connection of the marketplace or store.</param>
    public IReadOnlyList<CustomerRow> OwnAccounts(ConnectionName marketplace) =>
        [.. _own[marketplace].GroupBy(static r => r.CustomerId, StringComparer.Ordinal).Select(static g => g.FirstOrDefault(static r => r.Channel is null) ?? g.First())];

    /// <summary>Whether any buyer of a marketplace has an account of their own.</summary>
    /// <param name="marketplace">Connection of the marketplace.</param>
    public bool HasOwnAccounts(ConnectionName marketplace) => _customers.Keys.Any(k => k.Marketplace == marketplace && k.CustomerId is not null);

    /// <summary>Every account that a marketplace's orders may be booked on, each once; never null.</summary>
    /// <param name="marketplace">Connection of the marketplace.</param>
    public IReadOnlyList<CustomerNumber> AccountsOf(ConnectionName marketplace) =>
        [.. _customers.Where(c => c.Key.Marketplace == marketplace).Select(static c => c.Value.Customer).Distinct().OrderBy(static c => c.Value, StringComparer.Ordinal)];

    /// <summary>Where the mapping of customer groups is not one to one: buyers would get the prices, terms or tax of others.</summary>
    /// <param name="connection">Connection of the store.</param>
    /// <param name="groups">Every customer group of the store.</param>
    /// <param name="accountGroups">Every account group of the ERP that the store may sell to.</param>
    /// <returns>Every finding, by kind and text; empty when each group has its own account group and the other way round.</returns>
    public IReadOnlyList<CustomerGroupFinding> CompareGroups(ConnectionName connection, IReadOnlyCollection<string> groups, IReadOnlyCollection<string> accountGroups)
    {
        var rows = _groups.Where(r => r.Connection == connection).ToArray();
        var shared = rows.GroupBy(static r => r.AccountGroup, StringComparer.Ordinal).Where(static g => g.Count() > 1).SelectMany(static g => g);
        return
        [
            .. Sorted(shared, CustomerGroupFindingKind.AccountGroupShared),
            .. Sorted(groups.Except(rows.Select(static r => r.Group)).Select(g => new CustomerGroupRow(connection, g, string.Empty)), CustomerGroupFindingKind.GroupUnmapped),
            .. Sorted(accountGroups.Except(rows.Select(static r => r.AccountGroup)).Select(a => new CustomerGroupRow(connection, string.Empty, a)), CustomerGroupFindingKind.AccountGroupUnmapped),
            .. Sorted(rows.Where(r => !groups.Contains(r.Group)), CustomerGroupFindingKind.GroupGone),
            .. Sorted(rows.Where(r => !accountGroups.Contains(r.AccountGroup)), CustomerGroupFindingKind.AccountGroupGone),
        ];

        static IEnumerable<CustomerGroupFinding> Sorted(IEnumerable<CustomerGroupRow> rows, CustomerGroupFindingKind kind) => rows
            .OrderBy(static r => r.Group, StringComparer.Ordinal).ThenBy(static r => r.AccountGroup, StringComparer.Ordinal)
            .Select(r => new CustomerGroupFinding(kind, r.Group, r.AccountGroup));
    }

    internal static bool IsEmail(string id) => id.Contains('@', StringComparison.Ordinal);

    private static void CheckGroups(IReadOnlyList<CustomerGroupRow> rows, TableCheck check)
    {
        var seen = new Dictionary<(ConnectionName, string), int>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            check.Text(i + 1, "Group.Connection", row.Connection.Value);
            check.Text(i + 1, "Group.Group", row.Group);
            check.Text(i + 1, "Group.AccountGroup", row.AccountGroup);
            if (!seen.TryAdd((row.Connection, row.Group), i + 1))
                check.Add(i + 1, "Group.Group", row.Group, string.Create(CultureInfo.InvariantCulture, $"a group once per connection; row {seen[(row.Connection, row.Group)]} has it too"));
        }
    }

    private readonly record struct CustomerKey(ConnectionName Marketplace, string? Channel, string? CustomerId);
}
