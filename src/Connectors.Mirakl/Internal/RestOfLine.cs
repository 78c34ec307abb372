using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Taxes and fees of an order line that were not given back yet. Pure.</summary>
internal static class RestOfLine
{
    /// <summary>Null when nothing is left, and under order-level tax calculation with taxes on top: there the platform refuses taxes that are sent.</summary>
    public static IReadOnlyList<OrderTaxAmount>? Taxes(Order order, IEnumerable<OrderLineTax> taxes, IEnumerable<OrderLineTax> givenBack) =>
        order.OrderTaxes.Count > 0 && order.OrderTaxMode == OrderTaxMode.TaxExcluded
            ? null
            : Left(taxes.Select(static t => (t.Code, Known(t.Amount))), givenBack.Select(static t => (t.Code, Known(t.Amount))), static (code, amount) => new OrderTaxAmount(code, amount));

    public static IReadOnlyList<OrderFee>? Fees(IEnumerable<OrderFee> fees, IEnumerable<OrderFee> givenBack) =>
        Left(fees.Select(static f => (f.Code, Known(f.Amount))), givenBack.Select(static f => (f.Code, Known(f.Amount))), static (code, amount) => new OrderFee { Code = code, Amount = amount });

    /// <exception cref="ArgumentException">The amount or quantity was not given: what is left of it cannot be told.</exception>
    public static T Known<T>(T? amount)
        where T : struct => amount ?? throw new ArgumentException("The order as read lacks an amount of the line.");

    private static List<T>? Left<T>(IEnumerable<(string? Code, decimal Amount)> all, IEnumerable<(string? Code, decimal Amount)> givenBack, Func<string, decimal, T> item)
    {
        List<T> left =
        [
            .. all.Concat(givenBack.Select(static g => (g.Code, Amount: -g.Amount)))
                .GroupBy(static a => a.Code ?? string.Empty, static a => a.Amount, StringComparer.Ordinal)
                .Select(static g => (g.Key, Amount: g.Sum()))
                .Where(static g => g.Amount > 0)
                .Select(g => item(g.Key, g.Amount)),
        ];
        return left.Count > 0 ? left : null;
    }
}
