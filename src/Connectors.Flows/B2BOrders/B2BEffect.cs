using System.Text.Json.Serialization;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.B2BOrders;

/// <summary>What a business order's case can ask for: an envelope around what one of its parts asks for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(ForStorefront), "storefront")]
[JsonDerivedType(typeof(ForBackOffice), "back-office")]
internal abstract record B2BEffect
{
    private B2BEffect()
    {
    }

    /// <summary>The part's own effect.</summary>
    [JsonIgnore]
    public abstract IPartEffect Part { get; }

    public static B2BEffect Of(IPartEffect effect) => effect switch
    {
        StorefrontEffect storefront => new ForStorefront(storefront),
        BackOfficeEffect office => new ForBackOffice(office),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} belongs to no part of this flow."),
    };

    /// <summary>For the store's part.</summary>
    /// <param name="Content">What is asked for.</param>
    public sealed record ForStorefront([property: JsonPropertyName("content")] StorefrontEffect Content) : B2BEffect
    {
        /// <inheritdoc/>
        public override IPartEffect Part => Content;
    }

    /// <summary>For the back office.</summary>
    /// <param name="Content">What is asked for.</param>
    public sealed record ForBackOffice([property: JsonPropertyName("content")] BackOfficeEffect Content) : B2BEffect
    {
        /// <inheritdoc/>
        public override IPartEffect Part => Content;
    }
}
