using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl;

/// <summary>
/// The operations this package calls, as data. Limits are the published maxima that a client can keep; what is published as
/// "once a business event" or "at each page display" has none, and what is published as "once a day" or "every hour" is for the caller to keep
/// (<see cref="MiraklMarketplace"/> does): a budget of one call would also forbid the repeat after a failure. Intervals of schedules are
/// data too, for <see cref="CallPlan"/>.
/// </summary>
public static partial class MiraklOperations
{
    internal const string SystemName = "mirakl";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All => Every.Operation;

    private static Operation Read(string code, string path) => Write(code, HttpMethod.Get, path, RetrySafety.Read);

    private static Operation Write(string code, HttpMethod method, string path, RetrySafety repeat) =>
        Paced(new() { System = SystemName, Code = code, Method = method, Path = path, RetrySafety = repeat });

    /// <summary>
    /// Adds what is published for every call of a code. Operators can leave whole APIs off: an operation that names nothing in its path is then
    /// itself what is not found. Orders are on every platform, and some of their operations answer 404 for what the body names; files of
    /// exports are named by an address that was given out.
    /// </summary>
    private static Operation Paced(Operation operation)
    {
        var (recommended, shortest) = Pace.Of(operation.Code);
        return operation with
        {
            Group = operation.RetrySafety == RetrySafety.Read && operation.Path.Split('/') is [_, var resource, ..] ? $"read {resource}" : operation.Code,
            RecommendedInterval = recommended,
            ShortestInterval = shortest,
            NotFoundMeans = operation.Path.Contains('{', StringComparison.Ordinal)
                || operation.Path.StartsWith("api/orders", StringComparison.Ordinal)
                || operation.Path.StartsWith("dynamic-url", StringComparison.Ordinal)
                ? FailureKind.NotFound
                : FailureKind.NotAvailable,
        };
    }

    private static CallLimit PerHour(int calls) => new(calls, TimeSpan.FromHours(1));

    private static CallLimit PerMinute(int calls) => new(calls, TimeSpan.FromMinutes(1));

    /// <summary>A type of its own, so that the list is made after the operations in the other files of this class.</summary>
    private static class Every
    {
        internal static IReadOnlyList<Operation> Operation { get; } =
        [
            .. OfOrders,
            .. OfShipments,
            .. OfDocuments,
            .. OfReturns,
            .. OfOffers,
            .. OfStock,
            .. OfPrices,
            .. OfPromotions,
            .. OfProducts,
            .. OfPayments,
            .. OfMessages,
            .. OfPlatform,
        ];
    }
}
