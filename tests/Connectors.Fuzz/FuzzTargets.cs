using System.Text;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Mirakl;
using Connectors.Tests.Shared;

namespace Connectors.Fuzz;

/// <summary>Everything that reads what vendors, people or an earlier release wrote.</summary>
public static class FuzzTargets
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly DateTimeOffset Since = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Answers("orders", "or11-*.json", static async (client, options) => await new MiraklMarketplace(Bq, client, options).GetOrderChangesAsync(Since)),
        Answers("settlement", "tl0*.json", static async (client, options) => await new MiraklMarketplaceSettlement(Bq, client, options).GetLinesPageAsync("2041")),
        Answers("returns", "rt11-*.json", static async (client, _) => await new MiraklMarketplaceReturns(Bq, client).GetReturnChangesAsync(Since)),
        Reports(),
        new("tables", [.. TableReader.Seeds()], TableReader.Read, static _ => false),
        State("state", static state => MarketplaceOrdersFlow.Read(state)),
        State("trade", static state => B2BOrdersFlow.Read(state)),
    ];

    /// <summary>What the reader failed on once, by target; it is read at every run of the tests.</summary>
    /// <param name="target">The target.</param>
    public static IReadOnlyList<string> Crashers(string target) =>
        Directory.Exists(CrashersOf(target)) ? [.. Directory.EnumerateFiles(CrashersOf(target)).Order(StringComparer.Ordinal)] : [];

    /// <summary>The folder of what the reader failed on.</summary>
    /// <param name="target">The target.</param>
    public static string CrashersOf(string target) => Path.Combine(Repository.Root, "tests", "Connectors.Fuzz", "Crashers", target);

    internal static byte[][] Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static FuzzTarget Answers(string name, string fixtures, Func<MiraklClient, MiraklClientOptions, Task> read) => new(
        name,
        Files(Path.Combine("tests", "Connectors.Mirakl.Tests", "Fixtures", "mirakl"), fixtures),
        input => Answer.To(read, _ => (input, "application/json")),
        static thrown => thrown is PortException);

    /// <summary>The report of rows that an import refused: a file, whose separator may be anything a shop was set up with.</summary>
    private static FuzzTarget Reports() => new(
        "reports",
        [
            "\uFEFF\"line\";\"reason\";\"offer-sku\";\"quantity\"\n\"3\";\"Unknown offer \"\"X\"\",\nnot yours\";\"X\";\"4\"\n\"5\";\"Closed\";\"Y\";\"1\"\n"u8.ToArray(),
            "line,reason,offer-sku\r\n1,No such offer,NAIL-50\r\n"u8.ToArray(),
            "offer-sku\terror-message\nNAIL-50\tClosed\n"u8.ToArray(),
        ],
        static input => Answer.To(
            static async (client, options) => await new MiraklMarketplaceOffers(client, options).GetStockImportAsync("st-7"),
            path => path.EndsWith("/status", StringComparison.Ordinal)
                ? ("""{"import_id":"st-7","status":"COMPLETE","has_error_report":true,"lines_in_error":2,"lines_in_success":1}"""u8.ToArray(), "application/json")
                : (input, "text/csv")),
        static thrown => thrown is PortException);

    /// <summary>What an earlier release, or a damaged disk, left in the store: the engine sets a case aside for these exceptions.</summary>
    private static FuzzTarget State(string name, Func<string, object?> read) => new(
        name,
        Files(Path.Combine("tests", "Connectors.Fuzz", "Seeds", name), "*.json"),
        input => read(Encoding.UTF8.GetString(input)),
        static thrown => thrown is JsonException or FormatException or ArgumentException);
}
