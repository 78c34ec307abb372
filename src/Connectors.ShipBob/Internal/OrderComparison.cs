using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>Whether an order of the warehouse is the one that we want sent: the reference alone does not say so. Pure.</summary>
internal static class OrderComparison
{
    private const string Each = "EA";

    /// <summary>What of the order there is not as ours; null when all that it tells is. Names no content, some of which is personal data.</summary>
    /// <param name="there">The order as the warehouse shows it.</param>
    /// <param name="ours">The order as we send it.</param>
    /// <param name="needsGoods">Whether an order that does not tell its goods is another too.</param>
    public static string? Difference(Order there, NewOrder ours, bool needsGoods)
    {
        if (there.ReferenceId.Length > 0 && there.ReferenceId != ours.ReferenceId)
            return "another reference";
        if (there.Products.Count == 0 ? needsGoods : !HasSameGoods(there, ours))
            return there.Products.Count == 0 ? "no goods" : "other goods or quantities";
        return there.Recipient is { } recipient && !IsSame(recipient, ours.Recipient) ? "another recipient" : null;
    }

    private static bool HasSameGoods(Order there, NewOrder ours)
    {
        var theirs = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var product in there.Products)
        {
            if (product is null || product.Quantity < 0 || SkuOf(product) is not { } sku || !IsEach(product.QuantityUnitOfMeasureCode))
                return false;
            theirs[sku] = theirs.GetValueOrDefault(sku) + product.Quantity;
        }

        var wanted = ours.Products.GroupBy(static p => p.ReferenceId, static p => (long)p.Quantity).ToDictionary(static g => g.Key, static g => g.Sum());
        return theirs.Count == wanted.Count && wanted.All(p => theirs.TryGetValue(p.Key, out var quantity) && quantity == p.Value);
    }

    /// <summary>The SKU a product was ordered by; null when it does not say.</summary>
    public static string? SkuOf(OrderProduct product) =>
        !string.IsNullOrWhiteSpace(product.ReferenceId) ? product.ReferenceId : string.IsNullOrWhiteSpace(product.Sku) ? null : product.Sku;

    /// <summary>Whether a quantity counts pieces.</summary>
    public static bool IsEach(string? unit) => string.IsNullOrWhiteSpace(unit) || string.Equals(unit, Each, StringComparison.OrdinalIgnoreCase);

    /// <summary>The warehouse writes addresses in its own case and spacing, and may leave members out; only what both tell is compared.</summary>
    private static bool IsSame(OrderRecipient there, Recipient ours) => IsSame(there.Name, ours.Name)
        && (there.Address is not { } address
            || (IsSame(address.Address1, ours.Address.Address1) && IsSame(address.City, ours.Address.City)
                && IsSame(address.Country, ours.Address.Country) && IsSame(address.ZipCode, ours.Address.ZipCode)));

    private static bool IsSame(string? there, string? ours)
    {
        var (left, right) = (Bare(there), Bare(ours));
        return left.Length == 0 || right.Length == 0 || string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static string Bare(string? text) => text is null ? string.Empty : string.Concat(text.Where(char.IsLetterOrDigit));
}
