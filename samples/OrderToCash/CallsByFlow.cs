using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrderToCash;

/// <summary>Counts by the SDK's own spans which flow called which vendor, as a host's tracing would: attempts, not calls that succeeded.</summary>
internal sealed class CallsByFlow : IDisposable
{
    /// <summary>The orders of businesses.</summary>
    public const string Trade = "trade";

    /// <summary>The vendor of which orders of the marketplace want nothing.</summary>
    public const string Store = "shopify";

    private const string Orders = "orders";

    private readonly ConcurrentDictionary<(string Flow, string Vendor), long> _calls = new();
    private readonly ActivityListener _listener;

    public CallsByFlow()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is "Connectors.Flows" or "Connectors.Http",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = Count,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Calls of every flow but the orders', by flow and vendor; what is asked for at intervals, whether or not there is an order, is polling.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ButOrders() => _calls.Where(static c => c.Key.Flow != Orders)
        .GroupBy(static c => c.Key.Flow, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static IReadOnlyDictionary<string, long> (g) => g.ToDictionary(static c => c.Key.Vendor, static c => c.Value), StringComparer.Ordinal);

    public void Dispose() => _listener.Dispose();

    private void Count(Activity span)
    {
        if (span.GetTagItem("connectors.system") is not string vendor)
            return;
        var attempts = 1 + (span.GetTagItem("http.request.resend_count") as int? ?? 0);
        _calls.AddOrUpdate((FlowOf(span.Parent?.OperationName ?? string.Empty), vendor), attempts, (_, before) => before + attempts);
    }

    private static string FlowOf(string effect) => effect switch
    {
        "order-poll effect" or "order-late effect" or "order-sweep effect" or "dispatch-poll effect" or "erp-watch effect" => "polling",
        "b2b-order-poll effect" or "b2b-draft-poll effect" or "b2b-order-late effect" or "b2b-order-sweep effect" => "polling",
        _ when effect.StartsWith("b2b-paid", StringComparison.Ordinal) => "payments",
        _ when effect.StartsWith("b2b-", StringComparison.Ordinal) || effect.StartsWith("credit", StringComparison.Ordinal) => Trade,
        _ when effect.StartsWith("account", StringComparison.Ordinal) => "accounts",
        _ when effect.StartsWith("stock", StringComparison.Ordinal) => "stock",
        _ when effect.StartsWith("price", StringComparison.Ordinal) => "prices",
        _ when effect.StartsWith("cycle", StringComparison.Ordinal) || effect.StartsWith("settlement", StringComparison.Ordinal) => "settlement",
        _ when effect.StartsWith("return", StringComparison.Ordinal) || effect.StartsWith("order-returns", StringComparison.Ordinal) => "returns",
        _ => Orders,
    };
}
