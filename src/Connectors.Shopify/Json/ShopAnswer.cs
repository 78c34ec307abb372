using Connectors.Shopify.Models;

namespace Connectors.Shopify.Json;

/// <summary>The shop, with two things that are asked for beside it.</summary>
internal sealed record ShopAnswer
{
    public required ShopData Data { get; init; }

    internal sealed record ShopData
    {
        public required Shop Result { get; init; }

        public InstallationData? Installation { get; init; }

        public IReadOnlyList<ApiVersion> Versions { get => field ?? []; init; }
    }

    internal sealed record InstallationData
    {
        public IReadOnlyList<AccessScope> AccessScopes { get => field ?? []; init; }
    }
}
