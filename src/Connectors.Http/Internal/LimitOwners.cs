using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Http.Internal;

/// <summary>
/// Whom vendors count calls for: connections that are the same to one share slots and budgets under the account of the first of them. What they are told by may
/// be a secret, so only a fingerprint of it is kept, which means nothing outside of this process. A singleton; thread-safe.
/// </summary>
internal sealed class LimitOwners
{
    private readonly ConcurrentDictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The account under which the calls are counted.</summary>
    /// <param name="system">The vendor.</param>
    /// <param name="host">Which of its servers, because each counts for itself.</param>
    /// <param name="identity">What tells who it is there.</param>
    /// <param name="account">The account that asks.</param>
    public string Of(string system, string host, string identity, string account) =>
        _owners.GetOrAdd(Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{system} {host} {identity}"))), account);
}
