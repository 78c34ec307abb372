using System.Text.Json.Serialization;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What an order's case can ask for: an envelope around what one of its parts asks for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(ForMarketplace), "marketplace")]
[JsonDerivedType(typeof(ForBackOffice), "back-office")]
internal abstract record OrderEffect
{
    private OrderEffect()
    {
    }

    /// <summary>The part's own effect.</summary>
    [JsonIgnore]
    public abstract IPartEffect Part { get; }

    public static OrderEffect Of(IPartEffect effect) => effect switch
    {
        MarketplaceEffect marketplace => new ForMarketplace(marketplace),
        BackOfficeEffect office => new ForBackOffice(office),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} belongs to no part of this flow."),
    };

    /// <summary>For the marketplace's part.</summary>
    /// <param name="Content">What is asked for.</param>
    public sealed record ForMarketplace([property: JsonPropertyName("content")] MarketplaceEffect Content) : OrderEffect
    {
        /// <inheritdoc/>
        public override IPartEffect Part => Content;
    }

    /// <summary>For the back office.</summary>
    /// <param name="Content">What is asked for.</param>
    public sealed record ForBackOffice([property: JsonPropertyName("content")] BackOfficeEffect Content) : OrderEffect
    {
        /// <inheritdoc/>
        public override IPartEffect Part => Content;
    }
}
