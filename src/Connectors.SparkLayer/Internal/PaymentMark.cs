using System.Globalization;
using Connectors.Domain.Values;
using Connectors.SparkLayer.Models;

namespace Connectors.SparkLayer.Internal;

/// <summary>The ids of transactions that are ours, and of nobody else. Pure.</summary>
internal static class PaymentMark
{
    public static bool IsOurs(SparkLayerStorefrontOptions options, string platformId) => platformId.StartsWith($"{options.PaymentReference}:", StringComparison.Ordinal);

    /// <summary>The id of the next payment of an order: the same as long as it was not recorded, however often it is tried.</summary>
    public static string Next(SparkLayerStorefrontOptions options, OrderKey order, IEnumerable<Transaction> payments)
    {
        var taken = payments.Select(static t => t.PlatformId).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains(Of(number)))
            number++;
        return Of(number);

        string Of(int at) => string.Create(CultureInfo.InvariantCulture, $"{options.PaymentReference}:{order}/{at}");
    }
}
