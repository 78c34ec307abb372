using System.Security.Cryptography;
using System.Text;

namespace Connectors.Flows.Engine;

/// <summary>A short version of what has none of its own: the same content gives the same text in every process, so that the journal shows a change.</summary>
internal static class ShortVersion
{
    /// <param name="content">All that makes a difference, as text of no culture.</param>
    public static string Of(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];
}
