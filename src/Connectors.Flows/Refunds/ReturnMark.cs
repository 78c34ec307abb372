using System.Security.Cryptography;
using System.Text;
using Connectors.Domain.Values;

namespace Connectors.Flows.Refunds;

/// <summary>The mark by which the ERP's document of a return is known. ERPs keep few characters, in upper case.</summary>
internal static class ReturnMark
{
    private const int ShortLength = 33;

    /// <summary>The return's own id where it fits, as people search for it; else what can be told of no other.</summary>
    /// <param name="marketplace">Where the return comes from.</param>
    /// <param name="returnId">The marketplace's id of it.</param>
    /// <param name="most">The most characters that the ERP keeps; null for any number.</param>
    public static string Of(ConnectionName marketplace, string returnId, int? most)
    {
        if (Guid.TryParse(returnId, out var id))
            return $"R{id:N}".ToUpperInvariant();
        var whole = $"R:{marketplace}:{returnId}".ToUpperInvariant();

        // Ids that differ in case alone would be one in an ERP.
        var isPlain = string.Equals(returnId, returnId.ToUpperInvariant(), StringComparison.Ordinal) && (most is not { } limit || whole.Length <= limit);
        return isPlain ? whole : $"R{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{marketplace}:{returnId}")))}"[..ShortLength];
    }
}
