using Connectors.Http;

namespace Connectors.Shopify.Internal;

/// <summary>The vendor's ids, which name what they are of.</summary>
internal static class GlobalId
{
    private const string Beginning = "gid://shopify/";

    /// <summary>The id itself, once it is seen to be of that kind: an id of something else would be refused with words that name nothing.</summary>
    /// <param name="id">The id.</param>
    /// <param name="kind">What it is of; null for anything.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Of(string id, string? kind)
    {
        ArgumentNullException.ThrowIfNull(id);
        return VendorText.IsId(id) && id.StartsWith(Beginning, StringComparison.Ordinal) && (kind is null || id.AsSpan(Beginning.Length).StartsWith(kind + "/", StringComparison.Ordinal))
            ? id
            : throw new ArgumentException($"'{VendorText.Show(id, 64)}' is not of the form {Beginning}{kind ?? "…"}/….", nameof(id));
    }
}
