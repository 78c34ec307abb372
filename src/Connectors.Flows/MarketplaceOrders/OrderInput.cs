using System.Text.Json.Serialization;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What an order's case can hear of: an envelope around the news of one of its parts.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(OfMarketplace), "marketplace")]
[JsonDerivedType(typeof(OfBackOffice), "back-office")]
internal abstract record OrderInput
{
    private OrderInput()
    {
    }

    public static implicit operator OrderInput(MarketplaceInput content) => new OfMarketplace(content);

    public static implicit operator OrderInput(BackOfficeInput content) => new OfBackOffice(content);

    /// <summary>News of the marketplace's part.</summary>
    /// <param name="Content">The news.</param>
    public sealed record OfMarketplace([property: JsonPropertyName("content")] MarketplaceInput Content) : OrderInput;

    /// <summary>News of the back office.</summary>
    /// <param name="Content">The news.</param>
    public sealed record OfBackOffice([property: JsonPropertyName("content")] BackOfficeInput Content) : OrderInput;
}
