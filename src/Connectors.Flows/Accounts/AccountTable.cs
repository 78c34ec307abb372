using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Accounts;

/// <summary>The side tables of one store's accounts: what each was told, and those that are about to be written.</summary>
internal static class AccountTable
{
    /// <summary>What each account was told, by the store's id of the customer.</summary>
    public static string ToldOf(string store) => $"account-told/{store}";

    /// <summary>The accounts that are about to be written, by their place. The next ones write over them.</summary>
    public static string PlanOf(string store) => $"account-plan/{store}";

    /// <summary>Keeps what an account was told.</summary>
    public static RowChange Write(string store, ToldAccount told) => new(ToldOf(store), told.CustomerId, JsonSerializer.Serialize(told, AccountJsonContext.Default.ToldAccount));

    /// <summary>Keeps an account that is about to be written.</summary>
    public static RowChange Write(string store, PlannedAccount planned, int place) => new(PlanOf(store), KeyOf(place), JsonSerializer.Serialize(planned, AccountJsonContext.Default.PlannedAccount));

    /// <summary>What every account was told.</summary>
    public static async IAsyncEnumerable<ToldAccount> ReadToldAsync(ICaseQuery cases, string store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in cases.GetRowsAsync(ToldOf(store), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return JsonSerializer.Deserialize(row.Content, AccountJsonContext.Default.ToldAccount)!;
    }

    /// <summary>Some of the accounts that are about to be written, in their order.</summary>
    public static async Task<IReadOnlyList<PlannedAccount>> ReadPlanAsync(ICaseQuery cases, string store, int from, int to, CancellationToken cancellationToken)
    {
        var rows = new List<PlannedAccount>(Math.Max(0, to - from));
        await foreach (var row in cases.GetRowsAsync(PlanOf(store), KeyOf(from), KeyOf(to), cancellationToken).ConfigureAwait(false))
            rows.Add(JsonSerializer.Deserialize(row.Content, AccountJsonContext.Default.PlannedAccount)!);
        return rows;
    }

    private static string KeyOf(int place) => place.ToString("D6", CultureInfo.InvariantCulture);
}
