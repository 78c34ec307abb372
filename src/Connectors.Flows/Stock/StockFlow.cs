using System.Text.Json;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Stock;

/// <summary>What a host tells and asks the flow that <c>AddStock</c> adds. Thread-safe.</summary>
public static class StockFlow
{
    internal const string Name = "stock";
    internal const int Format = 1;

    /// <summary>The case of a marketplace's stock, <c>stock/bq</c>.</summary>
    public static CaseId CaseOf(ConnectionName marketplace) => new(Name, marketplace.Value);

    /// <summary>The input by which a person asks for the ERP to be looked at, and for the listings to be compared, now.</summary>
    /// <param name="marketplace">Whose stock.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage Look(ConnectionName marketplace, string requestId) => new(
        CaseOf(marketplace), CountedOn(marketplace.Value), $"look {requestId}", JsonSerializer.Serialize(new StockInput.LookWanted(), StockJsonContext.Default.StockInput), Priority.StockDown) { Format = Format };

    /// <summary>Its work takes turns with that of others, not with the orders of the same marketplace.</summary>
    internal static string CountedOn(string marketplace) => $"{Name}@{marketplace}";
}
