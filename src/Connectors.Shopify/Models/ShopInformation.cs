namespace Connectors.Shopify.Models;

/// <summary>What a host looks at before it begins: the shop, what the app may do, and which version of the API answers.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="AccessScopes">Rights of the app; never null.</param>
/// <param name="Versions">Versions of the API; never null.</param>
/// <param name="AskedVersion">The version that was asked for.</param>
/// <param name="ServedVersion">The version that answered: another one when the asked is not supported. Null when the answer did not tell.</param>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ShopInformation(Shop Shop, IReadOnlyList<AccessScope> AccessScopes, IReadOnlyList<ApiVersion> Versions, string AskedVersion, string? ServedVersion)
{
    /// <summary>Whether the version that was asked for is the one that answers.</summary>
    public bool IsVersionServed => ServedVersion is null || ServedVersion == AskedVersion;
}
